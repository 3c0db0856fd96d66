import type { Plan } from './action.ts';
import { decode } from './bytes.ts';

const HIDDEN = '********';
/** A crypt(5) hash, and the token of a public discovery service. */
const PATTERNS = [/\$[0-9a-z]{1,6}\$[^\s"']+/gi, /\b[0-9a-f]{32}\b/gi];
/** Variables of services that hold secrets, in drop-ins and in files of options. */
const SECRET_VARIABLE = /^(?:Environment=")?[A-Z0-9_]*_(?:PASSWORD|DISCOVERY|DISCOVERY_TOKEN)=(.+?)"?$/gm;

/** Hides the secrets of a plan in what other programs say: a service likes to name the token that it was given. */
export function redactor(plan: Plan): (text: string) => string {
  const secrets = [...secretsOf(plan)].filter((secret) => secret.length > 3);
  return (text) => {
    const hidden = secrets.reduce((left, secret) => left.replaceAll(secret, HIDDEN), text);
    return PATTERNS.reduce((left, pattern) => left.replace(pattern, HIDDEN), hidden);
  };
}

function secretsOf({ steps }: Plan): ReadonlySet<string> {
  const secrets = new Set<string>();
  for (const { action } of steps) {
    if (action.kind === 'setPassword' && action.hash !== undefined) secrets.add(action.hash);
    const isPrivate = 'mode' in action && (action.mode & 0o004) === 0;
    if (!isPrivate) continue;
    const text = action.kind === 'placeUnit' ? action.content : undefined;
    const body = action.kind === 'writeFile' ? decode(action.body.bytes) : '';
    for (const [, value] of (text ?? body).matchAll(SECRET_VARIABLE)) if (value) secrets.add(unquoted(value));
  }
  return secrets;
}

function unquoted(value: string): string {
  return value.replaceAll('%%', '%').replace(/\\(.)/g, '$1');
}

import { isPlaceholder } from './placeholder.ts';

/** A secret in a text; never the secret itself. */
export interface Secret {
  /** `AWS_SECRET_ACCESS_KEY`, `a GitHub token`. */
  readonly name: string;
  /** Of its name, or of itself, in the text. */
  readonly offset: number;
  readonly length: number;
}

const ASSIGNMENT =
  /(?<![A-Za-z0-9_-])((?:[A-Z][A-Z0-9]{0,30}_){0,6}(?:[A-Z]{0,8}PASSWORD|PASSWD|SECRET|SECRET_KEY|API_?KEY|ACCESS_KEY|TOKEN))=("[^"\n]*"|'[^'\n]*'|[^\s"']*)/g;

/** A name that only looks like one of a secret. */
const PUBLIC_NAME = /CLUSTER_TOKEN$|DISCOVERY_TOKEN$|PUBLIC_KEY$|^(?:NEXT|CURRENT|DELIM\w*|END)_TOKEN$/;

/** Tokens that say themselves what they are. @see https://docs.github.com/en/authentication, https://docs.gitlab.com/security/tokens/ */
const TOKENS: readonly (readonly [form: RegExp, name: string])[] = [
  [/(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36}(?![A-Za-z0-9])/, 'a GitHub token'],
  [/(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{60,100}/, 'a GitHub token'],
  [/(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20}/, 'a GitLab token'],
  [/(?<![A-Za-z0-9])xox[abprs]-[A-Za-z0-9-]{20,80}/, 'a Slack token'],
];

/** Secrets in the text of a file or unit, by names that leave no doubt. */
export function secretsIn(text: string): readonly Secret[] {
  const found: Secret[] = [];
  for (const { index, 1: name = '', 2: written = '' } of text.matchAll(ASSIGNMENT)) {
    if (!PUBLIC_NAME.test(name) && isSecretValue(written.replace(/^["']|["']$/g, '')))
      found.push({ name, offset: index, length: name.length });
  }
  for (const [form, name] of TOKENS) {
    const match = form.exec(text);
    if (match !== null) found.push({ name, offset: match.index, length: match[0].length });
  }
  return found;
}

/** A value that is the secret itself: no variable, no file's name, no word that asks for one. */
function isSecretValue(value: string): boolean {
  if (value.length < 8 || /[\s$`<>{}%*]/.test(value) || /^[/~.@]|^https?:/.test(value)) return false;
  if (isPlaceholder(value) || /^(.)\1+$/.test(value)) return false;
  return !/^[A-Z_]+$|^(?:change|example|dummy|default|required|disabled|undefined|optional)|(?:secret|password|token|key)$/i.test(
    value,
  );
}

/** User name and password in a URL. Places are those of the URL in the text. */
export interface UrlCredentials {
  readonly offset: number;
  readonly length: number;
}

const LONGEST_URL_START = 300;
/** Marks of a shell, a template or a reader's own part. */
const VARIABLE = /[$<>{}*]|%[{(]/;

/** URLs that carry a password: `https://user:word@host`. */
export function urlCredentialsIn(text: string): readonly UrlCredentials[] {
  const found: UrlCredentials[] = [];
  for (let at = text.indexOf('://'); at !== -1; at = text.indexOf('://', at + 3)) {
    const after = text.slice(at + 3, at + 3 + LONGEST_URL_START);
    const [authority, password = ''] = /^[^\s/?#:@"'`,]*:([^\s/?#@"'`]+)@(?=[^\s])/.exec(after) ?? [];
    if (authority === undefined || VARIABLE.test(authority) || !isUrlPassword(password)) continue;
    const scheme = /[a-z][a-z0-9+.-]*$/i.exec(text.slice(Math.max(0, at - 20), at))?.[0].length ?? 0;
    if (scheme > 0) found.push({ offset: at - scheme, length: scheme + 3 + authority.length });
  }
  return found;
}

function isUrlPassword(password: string): boolean {
  if (isPlaceholder(password) || /^[A-Z_-]+$/.test(password)) return false;
  return !/^(?:pass|password|passwd|secret|token|x+|x-.*|pw|pwd)$/i.test(password);
}

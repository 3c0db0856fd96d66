import { decodeBase64 } from './base64.ts';
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

/** A setting on a line of its own, or quoted as JSON has it; in lower case other words mean too many things. */
const NAME = String.raw`[\w.-]{0,60}?(?:passw(?:or)?d|secret[_-]?key|secret_access_key|api[_-]?key|auth_token|client_secret)`;
const LINE = new RegExp(
  String.raw`^[ \t]*(?:- +|export +)?(${NAME})[ \t]*[=:][ \t]*("[^"\n]*"|'[^'\n]*'|[^\s"'()[\]]+)(?:[,;]|[ \t]+#.*)?[ \t]*\r?$`,
  'gim',
);
/** As netrc has it, and in a command. */
const NETRC = /(?:^|\bmachine[ \t]+\S+|\bdefault)\s*login[ \t]+\S+[ \t\n]+(password)[ \t]+(\S+)/gm;
const LOGIN = /\b(?:docker|podman)[ \t]+login[ \t](?:[^\n;&|]{0,200}?[ \t])?(--password|-p)[ \t=]+(\S+)/g;
const MEMBER = new RegExp(String.raw`"(${NAME}|auth)"[ \t]*:[ \t]*("[^"\n]*")`, 'gi');

/** A name that only looks like one of a secret. */
const PUBLIC_NAME = /CLUSTER_TOKEN$|DISCOVERY_TOKEN$|PUBLIC_KEY$|^(?:NEXT|CURRENT|DELIM\w*|END)_TOKEN$/;

/** Tokens that say themselves what they are. @see https://docs.github.com/en/authentication, https://docs.gitlab.com/security/tokens/ */
const TOKENS: readonly (readonly [form: RegExp, name: string])[] = [
  [/(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g, 'a GitHub token'],
  [/(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{60,100}/g, 'a GitHub token'],
  [/(?<![A-Za-z0-9])glpat-[A-Za-z0-9_-]{20}/g, 'a GitLab token'],
  [/(?<![A-Za-z0-9])xox[abprs]-[A-Za-z0-9-]{20,80}/g, 'a Slack token'],
];

/** A part of everything that is looked for: most texts have none of it. */
const HINT = /passw|secret|key|token|auth|login|gh[pousr]_|github_pat_|glpat-|xox/i;

/** Secrets in the text of a file or unit, by names that leave no doubt; each once, by its name first. */
export function secretsIn(text: string): readonly Secret[] {
  if (!HINT.test(text)) return [];
  const found: (Secret & { readonly end: number })[] = [];
  for (const [form, isSecret] of [
    [ASSIGNMENT, isAssigned],
    [LINE, isSet],
    [MEMBER, isSet],
    [NETRC, isSet],
    [LOGIN, isSet],
  ] as const) {
    for (const { index, 0: whole, 1: name = '', 2: written = '' } of text.matchAll(form)) {
      const offset = index + whole.indexOf(name);
      if (isSecret(name, written.replace(/^["']|["']$/g, '')))
        found.push({ name, offset, length: name.length, end: index + whole.length });
    }
  }
  for (const [form, name] of TOKENS) {
    for (const { index: offset, 0: token } of text.matchAll(form))
      found.push({ name, offset, length: token.length, end: offset + token.length });
  }
  found.sort((left, right) => left.offset - right.offset);
  let last = 0;
  return found.filter(({ offset, end }) => {
    const isNew = offset >= last;
    if (isNew) last = end;
    return isNew;
  });
}

function isAssigned(name: string, value: string): boolean {
  const isShort = value.length < 8 && !(value.length > 4 && /PASSW/.test(name) && /\d/.test(value));
  return !isShort && !PUBLIC_NAME.test(name) && isSecretValue(value);
}

function isSet(name: string, value: string): boolean {
  if (name === 'auth') return isBasicAuth(value);
  return value.length > 5 && /\d/.test(value) && /[a-z]/i.test(value) && isSecretValue(value);
}

/** `user:password` in base64, as Docker keeps it. @see https://docs.docker.com/reference/cli/docker/login/ */
function isBasicAuth(value: string): boolean {
  const bytes = value.length < 300 ? decodeBase64(value) : undefined;
  const [, password] = /^[\w.@+-]+:([!-~]+)$/.exec(new TextDecoder().decode(bytes)) ?? [];
  return password !== undefined && isUrlPassword(password);
}

/** A value that is the secret itself: no variable, no file's name, no word that asks for one. */
function isSecretValue(value: string): boolean {
  if (/[\s`<>{}*]|\$\(/.test(value) || /^(?:[$%/~.@]|[a-z]+:|ENC\b)/.test(value)) return false;
  if (isPlaceholder(value) || /^(.)\1+$/.test(value)) return false;
  const fixed = value.replace(/\$\w+|%[A-Za-z%]/g, '');
  // A word with a variable in it is put together at run time; other marks beside it make it a password.
  if (fixed !== value && !/[!@#^&?+=~|;].*[\d!@#^&?+=~|;]/.test(fixed)) return false;
  return !/^[A-Z_]+$|^(?:change|example|dummy|default|required|disabled|undefined|optional)|(?:^[^+/]*|\b)(?:secret|password|token|key)$/i.test(
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

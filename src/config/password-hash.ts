import { isPlaceholder } from './placeholder.ts';

/**
 * What the text of a password field is to crypt(5).
 * `plain` is no hash at all: nobody can log in with it, and everybody who reads the document knows a password.
 */
export type PasswordHash =
  | { readonly kind: 'locked' }
  | { readonly kind: 'placeholder' }
  | { readonly kind: 'plain' }
  | { readonly kind: 'hash'; readonly scheme: string; readonly weakness?: string }
  | { readonly kind: 'damaged'; readonly reason: string };

interface Scheme {
  readonly name: string;
  /** How its hashes begin. */
  readonly prefix: RegExp;
  /** The whole of one. */
  readonly form: RegExp;
  /** The part after the last `$`. */
  readonly digest: number;
  readonly weakness?: string;
}

const WEAK = 'can be guessed at billions a second';

/** @see https://manpages.debian.org/crypt.5 */
const SCHEMES: readonly Scheme[] = [
  {
    name: 'yescrypt',
    prefix: /^\$y\$/,
    form: /^\$y\$[./A-Za-z0-9]+\$[./A-Za-z0-9]{0,86}\$[./A-Za-z0-9]{43}$/,
    digest: 43,
  },
  {
    name: 'gost-yescrypt',
    prefix: /^\$gy\$/,
    form: /^\$gy\$[./A-Za-z0-9]+\$[./A-Za-z0-9]{0,86}\$[./A-Za-z0-9]{43}$/,
    digest: 43,
  },
  { name: 'scrypt', prefix: /^\$7\$/, form: /^\$7\$[./A-Za-z0-9]{11,97}\$[./A-Za-z0-9]{43}$/, digest: 43 },
  {
    name: 'bcrypt',
    prefix: /^\$2[abxy]?\$/,
    form: /^\$2[abxy]\$(?:0[4-9]|[12][0-9]|3[01])\$[./A-Za-z0-9]{53}$/,
    digest: 53,
  },
  {
    name: 'SHA-512',
    prefix: /^\$6\$/,
    form: /^\$6\$(?:rounds=[1-9][0-9]+\$)?[^$:\n]{0,16}\$[./A-Za-z0-9]{86}$/,
    digest: 86,
  },
  {
    name: 'SHA-256',
    prefix: /^\$5\$/,
    form: /^\$5\$(?:rounds=[1-9][0-9]+\$)?[^$:\n]{0,16}\$[./A-Za-z0-9]{43}$/,
    digest: 43,
  },
  {
    name: 'SHA-1',
    prefix: /^\$sha1\$/,
    form: /^\$sha1\$[1-9][0-9]*\$[./A-Za-z0-9]{1,64}\$[./A-Za-z0-9]{28,96}$/,
    digest: 28,
    weakness: WEAK,
  },
  {
    name: 'SunMD5',
    prefix: /^\$md5[,$]/,
    form: /^\$md5(?:,rounds=[1-9][0-9]*)?\$[./A-Za-z0-9]{8}\${1,2}[./A-Za-z0-9]{22}$/,
    digest: 22,
    weakness: WEAK,
  },
  {
    name: 'MD5',
    prefix: /^\$1\$/,
    form: /^\$1\$[^$:\n]{0,8}\$[./A-Za-z0-9]{22}$/,
    digest: 22,
    weakness: WEAK,
  },
  { name: 'NT', prefix: /^\$3\$/, form: /^\$3\$\$[0-9a-f]{32}$/, digest: 32, weakness: WEAK },
];

const UNSALTED = /^\$[156]\$(?:rounds=\d+\$)?\$/;
const BSDI = /^_[./A-Za-z0-9]{19}$/;
const DES = /^[./A-Za-z0-9]{13}$/;
/** `$6$SALT$HASH`, `some-hash`: words in place of a hash. */
const WORD_FOR_HASH = /^\$\w+\$.*\b(?:salt|hash|hashed|password|passwd)\b|^(?=[\w -]*$).*hash/i;

/** What a password field holds. */
export function readPasswordHash(text: string): PasswordHash {
  if (text === '' || /^[!*]/.test(text)) return { kind: 'locked' };
  const scheme = SCHEMES.find(({ prefix }) => prefix.test(text));
  if (scheme?.form.test(text)) return hashOf(text, scheme);
  if (isPlaceholder(text) || WORD_FOR_HASH.test(text)) return { kind: 'placeholder' };
  if (scheme !== undefined)
    return { kind: 'damaged', reason: `is no ${scheme.name} hash: ${mistake(text, scheme)}` };
  if (/^\$[a-z0-9-]+[$,]/.test(text))
    return { kind: 'damaged', reason: 'is of a scheme that crypt(5) does not have' };
  if (BSDI.test(text)) return { kind: 'hash', scheme: 'DES', weakness: WEAK };
  if (DES.test(text)) return { kind: 'hash', scheme: 'DES', weakness: `${WEAK}, and counts 8 characters` };
  return withoutPrefix(text);
}

function hashOf(text: string, { name, weakness }: Scheme): PasswordHash {
  if (weakness !== undefined) return { kind: 'hash', scheme: name, weakness };
  if (!UNSALTED.test(text)) return { kind: 'hash', scheme: name };
  return { kind: 'hash', scheme: name, weakness: 'without a salt is found in a table of hashes' };
}

function mistake(text: string, { digest, prefix }: Scheme): string {
  const last = text.slice(text.lastIndexOf('$') + 1);
  const parts = text.replace(prefix, '').split('$').length;
  if (/[^$./A-Za-z0-9=,]/.test(text)) return 'it has a character that no hash has';
  if (parts < 2) return 'it has no salt';
  if (last.length < digest) return `it was cut off, ${last.length} of ${digest} characters are there`;
  if (last.length > digest) return `it has ${last.length} characters after the last $ in place of ${digest}`;
  return 'its parameters or its salt are not as they must be';
}

function withoutPrefix(text: string): PasswordHash {
  const isHex = /^[0-9a-f]+$/i.test(text) && [32, 40, 56, 64, 96, 128].includes(text.length);
  if (isHex) return { kind: 'damaged', reason: 'is a bare hexadecimal digest, which crypt(5) does not take' };
  if (/^\{[A-Z0-9-]+\}/.test(text))
    return { kind: 'damaged', reason: 'is a hash of an LDAP server, not of crypt(5)' };
  // No one types a password like this; a shell or a template has eaten the parts that began with a dollar sign.
  if (text.length >= 43 && /^[./A-Za-z0-9$]+$/.test(text))
    return { kind: 'damaged', reason: 'has lost the beginning of a hash, such as `$6$`' };
  return { kind: 'plain' };
}

import { base64Problem, decodeBase64 } from './base64.ts';
import { nearest } from './nearest.ts';
import { isPlaceholder } from './placeholder.ts';
import { isCertificateType, readBlob, SSH_KEY_TYPES } from './ssh-key-blob.ts';
import { type SshOption, splitOptions } from './ssh-key-options.ts';

/** A public key as a line of `authorized_keys` holds it. */
export interface SshKey {
  readonly kind: 'key';
  /** The type that the base64 part names: what sshd goes by. */
  readonly type: string;
  readonly options: readonly SshOption[];
  /** Everything before the type, as written. */
  readonly optionText: string;
  readonly base64: string;
  /** Length of the modulus of an RSA key. */
  readonly bits?: number;
}

/** Why sshd takes no key from a line. The reason never repeats the line. */
export interface SshKeyProblem {
  readonly kind: 'problem';
  /** `it is …`, `its …`: the clause after "sshd ignores it:". */
  readonly reason: string;
  readonly remedy: string;
  /** The text that mends it, where that is certain. */
  readonly edit?: { readonly from: string; readonly to: string; readonly title: string };
}

/** sshd takes the names of RSA signatures for the key type too. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['rsa-sha2-256', 'ssh-rsa'],
  ['rsa-sha2-512', 'ssh-rsa'],
]);

/** A type with words after it that no key begins with: every key's base64 begins with `AAAA`. */
const STANDS_FOR_KEY = /^(?:ssh|ecdsa|sk)-[a-z0-9@.-]+ +(?!AAA|ssh-\w+ +AAA)\S+/;

const AGAIN = 'copy the whole line from the .pub file again';

/**
 * Reads one line as sshd does; comments and empty lines are the caller's.
 * @see https://man.openbsd.org/sshd.8#AUTHORIZED_KEYS_FILE_FORMAT
 */
export function readSshKey(line: string): SshKey | SshKeyProblem {
  const text = line.trim();
  if (isTypeName(firstWord(text))) return readFields(text, '', []);
  const options = splitOptions(text);
  if (options === undefined) return { kind: 'problem', reason: 'a quote is left open', remedy: 'close it' };
  if (isTypeName(firstWord(options.rest))) {
    const optionText = text.slice(0, text.length - options.rest.length).trim();
    return readFields(options.rest, optionText, options.items);
  }
  return withoutType(text);
}

function firstWord(text: string): string {
  return /^[^ \t]*/.exec(text)?.[0] ?? '';
}

function isTypeName(word: string): boolean {
  return SSH_KEY_TYPES.includes(ALIASES.get(word) ?? word);
}

function readFields(text: string, optionText: string, options: readonly SshOption[]): SshKey | SshKeyProblem {
  const [written = '', base64, ...more] = text.split(/[ \t]+/);
  const type = ALIASES.get(written) ?? written;
  if (base64 === undefined || base64 === '')
    return { kind: 'problem', reason: 'nothing follows the type', remedy: AGAIN };
  if (isTypeName(base64) && more.length > 0) {
    const edit = { from: `${written} ${base64}`, to: base64, title: 'Write the type once' };
    return { kind: 'problem', reason: 'its type stands twice', remedy: 'write it once', edit };
  }
  const blob = readBlob(bytesOf(base64) ?? new Uint8Array());
  if (blob.kind === 'key' && blob.type === type) {
    const bits = blob.bits === undefined ? {} : { bits: blob.bits };
    return { kind: 'key', type, options, optionText, base64, ...bits };
  }
  const joined = joinedKey(type, base64, more) ?? mendedKey(type, base64, more);
  if (joined !== undefined) return joined;
  if (blob.kind === 'key') {
    return {
      kind: 'problem',
      reason: `it says ${written}, but the key in it is of type ${blob.type}`,
      remedy: `write ${blob.type}`,
      edit: { from: written, to: blob.type, title: `Write ${blob.type}` },
    };
  }
  const problem = base64Problem(base64);
  if (problem !== undefined)
    return { kind: 'problem', reason: `its second word is not base64 (${problem})`, remedy: AGAIN };
  return { kind: 'problem', reason: blob.reason, remedy: AGAIN };
}

/** Strict: neither white space nor bits that no byte needs. */
function bytesOf(base64: string): Uint8Array | undefined {
  return /\s/.test(base64) ? undefined : decodeBase64(base64);
}

/** Of base64, and of the words that it may be broken into: more is no key but a long text. */
const LONGEST = 8192;
const MOST = 64;

/** A key that a line break or a space cut into words: the longest run of them that is one. */
function joinedKey(type: string, base64: string, more: readonly string[]): SshKeyProblem | undefined {
  let whole = base64;
  const words = [base64];
  for (const word of more) {
    whole += word;
    if (!/^[A-Za-z0-9+/]+=*$/.test(word) || whole.length > LONGEST || words.length > MOST) return undefined;
    words.push(word);
    const blob = readBlob(bytesOf(whole) ?? new Uint8Array());
    if (blob.kind !== 'key' || blob.type !== type) continue;
    return {
      kind: 'problem',
      reason: 'its base64 part is broken in two, by a space or a line break',
      remedy: 'write it on one line',
      edit: { from: words.join(' '), to: whole, title: 'Write the key on one line' },
    };
  }
  return undefined;
}

/** A key that went through a URL: its `+` and `/` are escaped, replaced, or a blank. */
function mendedKey(type: string, base64: string, more: readonly string[]): SshKeyProblem | undefined {
  const signs: Readonly<Record<string, string>> = { '%2b': '+', '%2f': '/', '%3d': '=', '-': '+', _: '/' };
  const plain = base64.replace(/%2b|%2f|%3d|[-_]/gi, (sign) => signs[sign.toLowerCase()] ?? sign);
  const attempts = [[base64, plain]];
  for (let count = 1; count <= Math.min(more.length, MOST / 4); count++) {
    const words = [base64, ...more.slice(0, count)];
    attempts.push([words.join(' '), words.join('+')]);
  }
  for (const [from = '', to = ''] of attempts) {
    const blob = from === to ? undefined : readBlob(bytesOf(to) ?? new Uint8Array());
    if (blob?.kind !== 'key' || blob.type !== type) continue;
    const edit = { from, to, title: 'Write the key as base64' };
    return {
      kind: 'problem',
      reason: 'a URL has changed the signs in its base64 part',
      remedy: 'write `+` and `/`',
      edit,
    };
  }
  return undefined;
}

const KEY_START = /^AAAA[A-Za-z0-9+/]/;

function withoutType(text: string): SshKeyProblem {
  const [from = '', stated = '', rest = ''] = /^(ssh-rsa|ssh-ed25519):?(AAAA\S+)/.exec(text) ?? [];
  const stuck = readBlob(bytesOf(rest) ?? new Uint8Array());
  if (stuck.kind === 'key' && stuck.type === stated) {
    const edit = { from, to: `${stated} ${rest}`, title: 'Part the type from the key' };
    return { kind: 'problem', reason: 'no blank follows its type', remedy: 'write one', edit };
  }
  const words = text.split(/[ \t]+/);
  const place = words.findIndex((word) => KEY_START.test(word));
  const base64 = words[place];
  const blob = base64 === undefined ? undefined : readBlob(bytesOf(base64) ?? new Uint8Array());
  const before = words[place - 1];
  if (base64 !== undefined && blob?.kind === 'key') {
    if (before !== undefined && isMeant(before, blob.type)) {
      return {
        kind: 'problem',
        reason: 'there is no such type of key',
        remedy: `write ${blob.type}`,
        edit: { from: before, to: blob.type, title: `Write ${blob.type}` },
      };
    }
    return {
      kind: 'problem',
      reason: 'the type is missing before the base64 part',
      remedy: `write ${blob.type} before it`,
      edit: { from: base64, to: `${blob.type} ${base64}`, title: `Write ${blob.type} before the key` },
    };
  }
  return { kind: 'problem', ...foreignForm(text) };
}

/** Mistyped, in capitals, cut short (`sk-ssh-ed25519`), or with the name of a variable before it. */
function isMeant(written: string, type: string): boolean {
  const lower = written.toLowerCase();
  return (
    nearest(lower, [type]) !== undefined ||
    (lower.length > 6 && type.startsWith(lower)) ||
    (lower.endsWith(type) && /^[a-z_]+[=:]$/.test(lower.slice(0, -type.length)))
  );
}

const FORMS: readonly (readonly [form: RegExp, reason: string, remedy: string])[] = [
  [/^-----BEGIN .*PRIVATE KEY|^PuTTY-User-Key-File/, 'it is a private key', 'put the .pub line here'],
  [
    /^(?:-----BEGIN |---- BEGIN SSH2)/,
    'it is a key in another file format',
    'convert it with `ssh-keygen -i`',
  ],
  [/^\d+ \d+ \d+/, 'it is a key of SSH protocol 1', 'create another with `ssh-keygen -t ed25519`'],
  [/^(?:gh|lp):\S+$/, 'it is the name of an account', 'list it under `ssh_import_id` of a user'],
  [/^github:\S+$/, 'it is the name of an account', 'list it as `gh:NAME` under `ssh_import_id` of a user'],
  [/^https?:\/\//, 'it is a URL, which nothing follows', 'put the key itself here'],
  [/^(?:~|\.{0,2})\/|\.pub$|^file:/, 'it is the name of a file', 'put the text of the file here'],
  [/^(?:SHA256|MD5):|^\d+ (?:SHA256|MD5):/, 'it is the fingerprint of a key', 'put the key itself here'],
];

function foreignForm(text: string): { readonly reason: string; readonly remedy: string } {
  for (const [form, reason, remedy] of FORMS) {
    if (form.test(text)) return { reason, remedy };
  }
  return { reason: 'it does not begin with a type of key', remedy: 'put the line of a .pub file here' };
}

/** Whether sshd never lets anybody in by the key: it takes certificates from clients only. */
export function isCertificate({ type }: SshKey): boolean {
  return isCertificateType(type);
}

/** Whether a text stands for a key; a comment after the key, such as a name in angle brackets, does not count. */
export function isKeyPlaceholder(text: string): boolean {
  const [untilComment = text] = /^.*?\bAAAA[A-Za-z0-9+/=]{16,}\S*/.exec(text) ?? [];
  return isPlaceholder(untilComment) || STANDS_FOR_KEY.test(text.trim());
}

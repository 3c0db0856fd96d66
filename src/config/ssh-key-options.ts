/**
 * The options before a key, in the manner of sshd: split at commas outside of quotes, up to the first white space
 * outside of quotes.
 * @see https://man.openbsd.org/sshd.8#AUTHORIZED_KEYS_FILE_FORMAT
 */
export interface SshOptions {
  readonly items: readonly SshOption[];
  /** What follows the options and the white space after them. */
  readonly rest: string;
}

export interface SshOption {
  /** As written; sshd takes any case. */
  readonly name: string;
  readonly hasValue: boolean;
}

const FLAGS = [
  'agent-forwarding',
  'cert-authority',
  'no-agent-forwarding',
  'no-port-forwarding',
  'no-pty',
  'no-touch-required',
  'no-user-rc',
  'no-X11-forwarding',
  'port-forwarding',
  'pty',
  'restrict',
  'user-rc',
  'verify-required',
  'X11-forwarding',
] as const;

const SETTINGS = [
  'command',
  'environment',
  'expiry-time',
  'from',
  'permitlisten',
  'permitopen',
  'principals',
  'tunnel',
] as const;

/** Every option that sshd knows. */
export const SSH_OPTION_NAMES: readonly string[] = [...FLAGS, ...SETTINGS];

/** Splits options from the key after them; `undefined` when a quote is left open. */
export function splitOptions(line: string): SshOptions | undefined {
  const parts: string[] = [];
  let start = 0;
  let isQuoted = false;
  let at = 0;
  for (; at < line.length; at++) {
    const character = line[at];
    if (character === '\\' && line[at + 1] === '"') at += 1;
    else if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (character === ' ' || character === '\t') break;
    else if (character === ',') {
      parts.push(line.slice(start, at));
      start = at + 1;
    }
  }
  if (isQuoted) return undefined;
  parts.push(line.slice(start, at));
  return { items: parts.map(optionOf), rest: line.slice(at).trimStart() };
}

function optionOf(part: string): SshOption {
  const equals = part.indexOf('=');
  return equals === -1
    ? { name: part, hasValue: false }
    : { name: part.slice(0, equals), hasValue: part[equals + 1] === '"' && part.endsWith('"') };
}

/** What sshd does not like of an option; it ignores the whole key then. */
export function optionProblem({ name, hasValue }: SshOption): 'unknown' | 'no value' | undefined {
  const lower = name.toLowerCase();
  if (SETTINGS.some((each) => each === lower)) return hasValue ? undefined : 'no value';
  return FLAGS.some((each) => each.toLowerCase() === lower) ? undefined : 'unknown';
}

import { CLOUD_INIT, COREOS } from './agents.ts';
import type { Severity } from './diagnostic.ts';
import type { Key } from './generated/shape.ts';
import type { AgentName } from './target.ts';

/** A value as a key has it in the document. */
export interface Value {
  /** `scalar` text as written; of a list or map only its kind. */
  readonly kind: 'scalar' | 'list' | 'map';
  readonly text: string;
  readonly isPlain: boolean;
  /** The type that the schema gives the key. */
  readonly type: Key['shape']['kind'];
}

/** A value that an agent reads otherwise. */
export interface Difference {
  /** `users[].groups`; `*` stands for a key and everything below. */
  readonly path: string;
  readonly agents: readonly AgentName[];
  /** Which values, in words. */
  readonly values: string;
  readonly concerns: (value: Value) => boolean;
  readonly severity: Severity;
  /** What the agent does: `drops it`. */
  readonly effect: string;
  readonly remedy: string;
  /** The source text of a value that all agents read alike. */
  readonly write?: (text: string) => string | undefined;
}

const TRUE = /^(?:y|yes|on)$/i;
const FALSE = /^(?:n|no|off)$/i;
const NUMBER_MODE = /^[1-7][0-7]{2,3}$/;
/** What YAML 1.1 takes for a number, a truth value or a date when it is not quoted. */
const NO_TEXT =
  /^(?:[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?(?:e[-+]?[0-9]+)?|yes|no|on|off|true|false|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})$/i;

function quoted(text: string): string {
  return `"${text}"`;
}

function octal(text: string): string {
  return quoted(text.replace(/^0?o?/, '0'));
}

const LISTS = ['users[].groups', 'users[].coreos_ssh_import_github_users'] as const;

function listRow(path: string, agent: AgentName, effect: string): Difference {
  return {
    path,
    agents: [agent],
    values: 'a text in place of a list',
    concerns: ({ kind }) => kind === 'scalar',
    severity: 'error',
    effect,
    remedy: 'write a list',
    write: listed,
  };
}

function zeroRow(path: string, text: 'false' | '0'): Difference {
  return {
    path,
    agents: COREOS,
    values: `\`${text}\``,
    concerns: (value) => (text === '0' ? value.text === text : FALSE.test(value.text) || value.text === text),
    severity: 'warning',
    effect: `leaves out ${text}, so that the default of the service counts`,
    remedy: 'set the variable in a drop-in of the service',
  };
}

export const DIFFERENCES: readonly Difference[] = [
  {
    path: 'write_files[].permissions',
    agents: CLOUD_INIT,
    values: 'a number without quotes and without a leading zero, such as `644`',
    concerns: ({ text, isPlain }) => isPlain && NUMBER_MODE.test(text),
    severity: 'error',
    effect: 'reads the number as decimal, which is another mode',
    remedy: 'write it in quotes, with a leading zero',
    write: octal,
  },
  {
    path: 'write_files[].permissions',
    agents: COREOS,
    values: 'octal with `0o`, such as `0o644`',
    concerns: ({ text }) => text.startsWith('0o'),
    severity: 'error',
    effect: 'takes it for no mode and stops there, with the files before it written',
    remedy: 'write it without the `o`',
    write: octal,
  },
  {
    path: 'write_files[].permissions',
    agents: COREOS,
    values: 'setuid, setgid and sticky bits, such as `4755`',
    concerns: ({ text }) => /^(?:0o|0)?[1-7][0-7]{3}$/.test(text),
    severity: 'warning',
    effect: 'loses the setuid, setgid and sticky bits',
    remedy: 'run `chmod` in a unit',
  },
  {
    path: 'manage_etc_hosts',
    agents: COREOS,
    values: 'all but `localhost`',
    concerns: ({ text }) => text !== 'localhost',
    severity: 'error',
    effect: 'knows `localhost` only, and stops at anything else',
    remedy: 'write `localhost`, or remove the key',
    write: (text) => (text === 'true' ? 'localhost' : undefined),
  },
  {
    path: '*',
    agents: ['flatcar'],
    values: '`yes`, `no`, `on`, `off`, `y`, `n` as truth values',
    concerns: ({ type, text }) => type === 'boolean' && (TRUE.test(text) || FALSE.test(text)),
    severity: 'warning',
    effect: 'reports it as a wrong type in -validate, so that flatcar-install refuses the document',
    remedy: 'write `true` or `false`',
    write: (text) => (TRUE.test(text) ? 'true' : 'false'),
  },
  {
    path: 'users[].*',
    agents: CLOUD_INIT,
    values: '`n` as a truth value',
    concerns: ({ type, text }) => type === 'boolean' && /^n$/i.test(text),
    severity: 'error',
    effect: 'takes it for a text, which counts as true',
    remedy: 'write `false`',
    write: () => 'false',
  },
  {
    path: 'users[].*',
    agents: CLOUD_INIT,
    values:
      'texts without quotes that YAML takes for a number, a truth value or a date, such as `2030-01-31`',
    concerns: ({ type, text, isPlain }) => type === 'string' && isPlain && NO_TEXT.test(text),
    severity: 'error',
    effect: 'takes it for no text and leaves it out',
    remedy: 'write it in quotes',
    write: quoted,
  },
  {
    path: 'users[].inactive',
    agents: CLOUD_INIT,
    values: 'numbers',
    concerns: () => true,
    severity: 'warning',
    effect: 'takes a text only and leaves the number out',
    remedy: 'run `chage` there',
  },
  ...LISTS.flatMap((path) => [
    listRow(path, 'coreos', 'takes a list only and leaves the text out'),
    listRow(path, 'flatcar', 'takes a list only and refuses the whole document'),
  ]),
  {
    path: 'write_files[].owner',
    agents: CLOUD_INIT,
    values: 'numbers',
    concerns: ({ text }) => /(?:^|:)\d+(?:$|:)/.test(text),
    severity: 'error',
    effect: 'takes names only, and writes no more files after it',
    remedy: 'write the names of user and group',
  },
  {
    path: 'write_files[].source',
    agents: CLOUD_INIT,
    values: 'a URL',
    concerns: ({ kind }) => kind === 'scalar',
    severity: 'error',
    effect: 'takes a map with `uri` here, and writes no more files after a text',
    remedy: 'put the content into the document',
  },
  zeroRow('coreos.etcd.snapshot', 'false'),
  zeroRow('coreos.etcd2.max_snapshots', '0'),
  zeroRow('coreos.etcd2.max_wals', '0'),
  zeroRow('coreos.etcd2.proxy_dial_timeout', '0'),
  zeroRow('coreos.etcd2.proxy_failure_wait', '0'),
  zeroRow('coreos.etcd2.proxy_refresh_interval', '0'),
  zeroRow('coreos.etcd2.proxy_write_timeout', '0'),
];

function listed(text: string): string {
  return `[${text
    .split(',')
    .map((part) => part.trim())
    .join(', ')}]`;
}

/** Whether a row of the table is about a key. */
export function isAbout({ path }: Difference, pattern: string): boolean {
  return path.endsWith('*') ? pattern.startsWith(path.slice(0, -1)) : path === pattern;
}

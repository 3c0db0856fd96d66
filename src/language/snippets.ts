import type { Path } from '../config/path.ts';
import { patternOf } from './keys.ts';

/** A piece of a document with places to fill in, in the snippet syntax of the Language Server Protocol. */
export interface Snippet {
  readonly label: string;
  readonly about: string;
  /** Relative to where it begins. */
  readonly lines: readonly string[];
}

const UNIT: Snippet = {
  label: 'unit: new service',
  about: 'A service of its own, started in this boot.',
  lines: [
    'name: ${1:example}.service',
    'command: start',
    'enable: true',
    'content: |',
    '  [Unit]',
    '  Description=${2:Example}',
    '',
    '  [Service]',
    '  ExecStart=${3:/usr/bin/example}',
    '',
    '  [Install]',
    '  WantedBy=multi-user.target$0',
  ],
};

const DROP_IN: Snippet = {
  label: 'unit: drop-in',
  about: 'Settings on top of those of a unit that is there already.',
  lines: [
    'name: ${1:docker.service}',
    'drop_ins:',
    '  - name: ${2:10-settings}.conf',
    '    content: |',
    '      [Service]',
    '      ${3:Environment=KEY=value}$0',
  ],
};

const START: Snippet = {
  label: 'unit: start one of the image',
  about: 'Starts a unit that the image has.',
  lines: ['name: ${1:etcd2.service}', 'command: start$0'],
};

const TIMER: Snippet = {
  label: 'unit: timer',
  about: 'Starts the service of the same name again and again.',
  lines: [
    'name: ${1:example}.timer',
    'command: start',
    'content: |',
    '  [Timer]',
    '  OnCalendar=${2:daily}',
    '',
    '  [Install]',
    '  WantedBy=timers.target$0',
  ],
};

const DROP_IN_ITEM: Snippet = {
  label: 'drop-in',
  about: 'Settings on top of those of the unit.',
  lines: ['name: ${1:10-settings}.conf', 'content: |', '  [Service]', '  ${2:Environment=KEY=value}$0'],
};

const USER: Snippet = {
  label: 'user',
  about: 'An account that logs in by key.',
  lines: ['name: ${1:jo}', 'groups: [${2:sudo}]', 'ssh_authorized_keys:', '  - ${3:ssh-ed25519 AAAA…}$0'],
};

const FILE: Snippet = {
  label: 'file',
  about: 'A file with its text.',
  lines: [
    'path: ${1:/etc/example.conf}',
    'permissions: "${2:0644}"',
    'owner: ${3:root:root}',
    'content: |',
    '  ${4:key=value}$0',
  ],
};

const PACKED_FILE: Snippet = {
  label: 'file: gzip and base64',
  about: 'A file whose body is packed: `gzip -c FILE | base64 -w0`.',
  lines: [
    'path: ${1:/opt/example.bin}',
    'permissions: "${2:0755}"',
    'encoding: gzip+base64',
    'content: ${3}$0',
  ],
};

const DOCUMENT: Snippet = {
  label: 'document',
  about: 'A whole document: host name, keys, a file and a unit.',
  lines: [
    'hostname: ${1:node1}',
    'ssh_authorized_keys:',
    '  - ${2:ssh-ed25519 AAAA…}',
    'write_files:',
    '  - path: ${3:/etc/motd}',
    '    permissions: "0644"',
    '    content: |',
    '      ${4:Welcome}',
    'coreos:',
    '  units:',
    '    - name: ${5:etcd2.service}',
    '      command: start$0',
  ],
};

const BY_PLACE: Readonly<Record<string, readonly Snippet[]>> = {
  '': [DOCUMENT],
  'coreos.units[]': [UNIT, START, DROP_IN, TIMER],
  'coreos.units[].drop_ins[]': [DROP_IN_ITEM],
  'users[]': [USER],
  'write_files[]': [FILE, PACKED_FILE],
};

/** Snippets that fit where a mapping begins. */
export function snippetsAt(path: Path): readonly Snippet[] {
  const pattern = patternOf(path);
  return Object.hasOwn(BY_PLACE, pattern) ? (BY_PLACE[pattern] ?? []) : [];
}

/** A snippet as the text that an editor without snippets inserts: a choice is left open. */
export function plainText(snippet: string): string {
  return snippet
    .replace(/(?<!\\)\$\{\d+\|[^|]*\|\}/g, '')
    .replace(/(?<!\\)\$(?:\{\d+(?::((?:\\.|[^}\\])*))?\}|\d+)/g, '$1')
    .replace(/\\([$}\\])/g, '$1');
}

/** Literal text inside a snippet. */
export function escaped(text: string): string {
  return text.replace(/[$}\\]/g, '\\$&');
}

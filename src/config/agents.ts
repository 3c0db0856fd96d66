import type { Key } from './generated/shape.ts';
import type { Agent, AgentName } from './target.ts';

/**
 * What other agents make of a document that this one reads whole: the one place of it, with the
 * values in agent-differences.ts. docs/targets.md is made of both.
 * `coreos` is coreos-cloudinit as of 2018, `flatcar` its fork as of 2026, `cloud-init` Canonical's.
 * @see https://github.com/flatcar/coreos-cloudinit, https://docs.cloud-init.io/en/latest/reference/modules.html
 */
export const AGENT_TITLES: Readonly<Record<AgentName, string>> = {
  coreos: 'the 2018 agent of CoreOS',
  flatcar: "Flatcar's agent",
  'cloud-init': 'cloud-init',
};

/** Keys that cloud-init has as well, in the manner of `users[].name`; it drops all others. */
const CLOUD_INIT_KEYS: ReadonlySet<string> = new Set([
  'hostname',
  'manage_etc_hosts',
  'ssh_authorized_keys',
  'users',
  ...(
    'name passwd gecos homedir no_create_home primary_group groups no_user_group system no_log_init shell uid ' +
    'lock_passwd sudo expiredate inactive ssh_authorized_keys ssh_import_id'
  )
    .split(' ')
    .map((key) => `users[].${key}`),
  'write_files',
  ...'path content encoding owner permissions append source'.split(' ').map((key) => `write_files[].${key}`),
]);

/** Whether an agent does something with a key of ours. */
export function agentKnows(agent: Agent, pattern: string, key: Key): boolean {
  return agent.name === 'cloud-init' ? CLOUD_INIT_KEYS.has(pattern) : key.extension !== true;
}

/** The agent of 2018 and its fork, which agree on most things. */
export const COREOS: readonly AgentName[] = ['coreos', 'flatcar'];
export const CLOUD_INIT: readonly AgentName[] = ['cloud-init'];

/** What to do about a key that some agents drop; `remove it` where nothing is said. */
export const LOST_KEYS: readonly {
  readonly path: string;
  readonly agents: readonly AgentName[];
  readonly remedy: string;
  /** The value that says what the agent does anyway. */
  readonly harmless?: RegExp;
}[] = [
  {
    path: 'coreos',
    agents: CLOUD_INIT,
    remedy: 'write units and settings with `write_files`, and start them with `runcmd`',
  },
  {
    path: 'coreos.etcd_member',
    agents: COREOS,
    remedy: 'write the variables to a drop-in of etcd-member.service',
  },
  {
    path: 'coreos.flannel.network_config',
    agents: COREOS,
    remedy: 'set it in etcd with a drop-in of flanneld.service',
  },
  {
    path: 'coreos.units[].substitute',
    agents: COREOS,
    remedy: 'it replaces the four addresses everywhere',
    harmless: /^true$/,
  },
  {
    path: 'users[].coreos_ssh_import_github',
    agents: CLOUD_INIT,
    remedy: 'write `ssh_import_id: [gh:NAME]`',
  },
  {
    path: 'users[].coreos_ssh_import_github_users',
    agents: CLOUD_INIT,
    remedy: 'write `ssh_import_id: [gh:NAME]`',
  },
  {
    path: 'users[].coreos_ssh_import_url',
    agents: CLOUD_INIT,
    remedy: 'list the keys under `ssh_authorized_keys`',
  },
  { path: 'users[].expiredate', agents: COREOS, remedy: 'run `chage` in a unit' },
  { path: 'users[].inactive', agents: COREOS, remedy: 'run `chage` in a unit' },
  {
    path: 'users[].lock_passwd',
    agents: COREOS,
    remedy: 'it locks nothing, and a hash that is given works',
    harmless: /^(?:false|no|off|n)$/i,
  },
  { path: 'users[].ssh_import_id', agents: COREOS, remedy: 'list the keys under `ssh_authorized_keys`' },
  { path: 'users[].sudo', agents: COREOS, remedy: 'write a file to /etc/sudoers.d, or add the group `sudo`' },
  { path: 'users[].uid', agents: COREOS, remedy: 'it takes the next free one' },
  {
    path: 'write_files[].append',
    agents: COREOS,
    remedy: 'it writes the file anew; write all of it',
    harmless: /^(?:false|no|off|n)$/i,
  },
  {
    path: 'write_files[].overwrite',
    agents: ['coreos', 'flatcar', 'cloud-init'],
    remedy: 'it replaces the file each time',
    harmless: /^(?:true|yes|on|y)$/i,
  },
  {
    path: 'write_files[].sha256',
    agents: ['coreos', 'flatcar', 'cloud-init'],
    remedy: 'put the content into the document',
  },
  { path: 'write_files[].source', agents: COREOS, remedy: 'it writes an empty file; download in a unit' },
  {
    path: 'write_files[].substitute',
    agents: COREOS,
    remedy: 'it replaces the four addresses everywhere',
    harmless: /^true$/,
  },
  {
    path: 'write_files[].substitute',
    agents: CLOUD_INIT,
    remedy: 'it replaces nothing',
    harmless: /^false$/,
  },
];

/** The first release of Flatcar whose agent drops every key with a hyphen. @see https://github.com/flatcar/Flatcar/issues/1567 */
export const FLATCAR_WITHOUT_HYPHENS = 3975;

/** What becomes of a key that is written with `-` in place of `_`. */
export function hyphenEffect({ name, version }: Agent, pattern: string): 'read' | 'dropped' | 'deprecated' {
  const major = Number.parseInt(version ?? '', 10);
  if (name === 'flatcar') return major < FLATCAR_WITHOUT_HYPHENS ? 'read' : 'dropped';
  if (name === 'coreos') return 'read';
  return pattern.startsWith('users[].') ? 'deprecated' : 'dropped';
}

/** Things that an agent does otherwise with the document as a whole; the rules that find them give the details. */
export const HABITS: readonly {
  readonly agents: readonly AgentName[];
  readonly rule: string;
  readonly text: string;
}[] = [
  {
    agents: COREOS,
    rule: 'CC404',
    text: 'The first line must be `#cloud-config` and nothing else; blank lines or a byte order mark before it make the document unknown.',
  },
  {
    agents: CLOUD_INIT,
    rule: 'CC404',
    text: 'A byte order mark before `#cloud-config` makes the document unknown.',
  },
  {
    agents: CLOUD_INIT,
    rule: 'CC405',
    text: 'An account with `passwd` is locked unless `lock_passwd: false` stands beside it.',
  },
  {
    agents: CLOUD_INIT,
    rule: 'CC405',
    text: "With `users`, the image's user is only made when `default` is in the list; without it, `ssh_authorized_keys` of the top level are nobody's.",
  },
  {
    agents: CLOUD_INIT,
    rule: 'CC405',
    text: 'Files are written before users are made; an owner from `users` is unknown then, unless the file says `defer: true`, which is a key of cloud-init alone.',
  },
  {
    agents: COREOS,
    rule: 'CC406',
    text: 'Only `$public_ipv4`, `$private_ipv4`, `$public_ipv6` and `$private_ipv6` are replaced, and only without braces.',
  },
  { agents: CLOUD_INIT, rule: 'CC406', text: 'No variable is replaced.' },
];

import { type EtcdVersion, etcdVersion } from './etcd-versions.ts';

/** Agents that read cloud-config, each in its own way. */
export const AGENTS = ['coreos', 'flatcar', 'cloud-init'] as const;

export type AgentName = (typeof AGENTS)[number];

export interface Agent {
  readonly name: AgentName;
  /** As given, `25.1`; the newest when absent. */
  readonly version?: string;
}

/** What a document is read for: agents and programs that decide what a key means, and the provider that carries it. */
export interface Target {
  readonly etcd?: EtcdVersion;
  /** Other agents that the same document shall serve, each once. */
  readonly agents?: readonly Agent[];
  /** A datasource's name, such as `ec2`: what its user-data may be. */
  readonly provider?: string;
}

/** `etcd=3.5`, `flatcar`, `cloud-init:25.1`, `provider=ec2`; `undefined` for anything else. */
export function targetOf(text: string): Target | undefined {
  const [name, version] = text.split(/[=:](.*)/s);
  if (name === 'etcd') {
    const etcd = etcdVersion(version ?? '');
    return etcd === undefined ? undefined : { etcd };
  }
  if (name === 'provider') return version === undefined || version === '' ? undefined : { provider: version };
  const agent = AGENTS.find((each) => each === name);
  if (agent === undefined || version === '') return undefined;
  return { agents: [{ name: agent, ...(version === undefined ? {} : { version }) }] };
}

/** One target with another: agents are collected, of the rest and of one agent's versions the later wins. */
export function joined(target: Target, other: Target): Target {
  const names = new Set(other.agents?.map(({ name }) => name));
  const agents = [...(target.agents ?? []).filter(({ name }) => !names.has(name)), ...(other.agents ?? [])];
  return { ...target, ...other, ...(agents.length === 0 ? {} : { agents }) };
}

/** Several targets as one, as they are joined. `undefined` names the first that is none. */
export function targetsOf(
  texts: readonly string[],
): { readonly target: Target } | { readonly unknown: string } {
  let target: Target = {};
  for (const text of texts) {
    const one = targetOf(text);
    if (one === undefined) return { unknown: text };
    target = joined(target, one);
  }
  return { target };
}

/** Whether only systems are meant that can write below `/usr`; CoreOS and Flatcar mount it read-only. */
export function hasWritableUsr(target: Target | undefined): boolean {
  const agents = target?.agents ?? [];
  return agents.length > 0 && agents.every(({ name }) => name === 'cloud-init');
}

import { CloudConfigError } from '../../errors.ts';
import { environmentFilesOf, flagsOf } from '../unit-text.ts';

export interface JoinSettings {
  readonly name: string;
  readonly peerUrls: readonly string[];
  readonly initialCluster: string;
}

/** Ways to find a cluster that etcd does not take beside `initial-cluster`, or that would make it something else. */
const UNSET = [
  'ETCD_DISCOVERY',
  'ETCD_DISCOVERY_ENDPOINTS',
  'ETCD_DISCOVERY_FALLBACK',
  'ETCD_DISCOVERY_PROXY',
  'ETCD_DISCOVERY_SRV',
  'ETCD_DISCOVERY_TOKEN',
  'ETCD_FORCE_NEW_CLUSTER',
  'ETCD_PROXY',
];

/**
 * Drop-ins count in the order of their names, whatever directory they are in: this one comes after the document's
 * `20-cloudinit.conf` and after those of operators. Below /run, since a member that has data asks nobody at a reboot.
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html
 */
export function joinDropInPath(unit: string): string {
  return `/run/systemd/system/${unit}.d/90-cloud-config-join.conf`;
}

/** @see https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html#UnsetEnvironment= */
export function joinDropIn(settings: JoinSettings): string {
  const rows = variablesOf(settings).map(([name, value]) => `Environment="${name}=${quote(value)}"`);
  return ['[Service]', ...rows, `UnsetEnvironment=${UNSET.join(' ')}`, ''].join('\n');
}

/** Throws where the unit would not listen to the drop-in: flags and files of variables win over it. */
export function checkUnitListens(
  unitText: string,
  settings: JoinSettings,
  read: (path: string) => string | undefined,
): void {
  const variables = variablesOf(settings);
  const flags = [...variables.map(([name]) => flagOf(name)), ...UNSET.map(flagOf)];
  const flag = flags.find((each) => flagsOf(unitText).has(each));
  if (flag !== undefined) {
    const message = `the unit starts etcd with --${flag}, which wins over a drop-in; remove the flag from the unit`;
    throw new CloudConfigError('CLUSTER_SET_TWICE', message);
  }
  for (const path of environmentFilesOf(unitText)) {
    const text = read(path) ?? '';
    const name = variables.find(([each]) => new RegExp(`^\\s*${each}=`, 'm').test(text))?.[0];
    if (name === undefined) continue;
    const message = `${path} sets ${name}, which wins over a drop-in; remove the line`;
    throw new CloudConfigError('CLUSTER_SET_TWICE', message);
  }
}

function variablesOf({
  name,
  peerUrls,
  initialCluster,
}: JoinSettings): readonly (readonly [string, string])[] {
  return [
    ['ETCD_NAME', name],
    ['ETCD_INITIAL_ADVERTISE_PEER_URLS', peerUrls.join(',')],
    ['ETCD_INITIAL_CLUSTER', initialCluster],
    ['ETCD_INITIAL_CLUSTER_STATE', 'existing'],
  ];
}

function flagOf(variable: string): string {
  return variable.replace('ETCD_', '').replaceAll('_', '-').toLowerCase();
}

function quote(value: string): string {
  return value.replace(/[\\"]/g, '\\$&').replaceAll('%', '%%');
}

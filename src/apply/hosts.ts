import { isHostname } from '../config/hostname.ts';
import type { Step } from './action.ts';
import { chosenHostname } from './hostname.ts';
import type { PlanInput } from './layer.ts';
import { step, withheld } from './step.ts';

/** The machine's own name in a marked block of `/etc/hosts`; its other lines stay. */
export function planHosts(input: PlanInput): readonly Step[] {
  const layer = input.layers.findLast(({ config }) => config.manage_etc_hosts !== undefined);
  if (layer === undefined || layer.config.manage_etc_hosts === 'false') return [];
  const hostname = chosenHostname(input)?.hostname;
  if (hostname === undefined || !isHostname(hostname)) {
    const reason = 'there is no good host name to enter; set or correct `hostname`';
    return [withheld('files', layer, 'manage_etc_hosts', '/etc/hosts', reason, 'failed')];
  }
  const short = hostname.split('.')[0] ?? hostname;
  const names = short === hostname ? hostname : `${hostname} ${short}`;
  const lines = [`127.0.0.1 ${names}`];
  const action = {
    kind: 'manageBlock',
    path: '/etc/hosts',
    block: 'cloud-config',
    lines,
    mode: 0o644,
  } as const;
  return [step('files', layer, 'manage_etc_hosts', action)];
}

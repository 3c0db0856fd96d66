import type { Files } from '../../apply/host.ts';
import type { EtcdSettings } from '../../cluster/settings.ts';
import { environmentOf } from '../../cluster/unit-text.ts';
import { statedEtcdUnit } from '../etcd-unit.ts';

const UNITS = ['etcd-member.service', 'etcd2.service', 'etcd.service'];

/** Where etcd may be on this machine, the image's own name of it first. */
export function etcdUnits(files: Pick<Files, 'read'>): readonly string[] {
  const { unit } = statedEtcdUnit(files);
  return unit === undefined ? UNITS : [unit, ...UNITS.filter((each) => each !== unit)];
}

const PREFIX = 'ETCD_';

/** The drop-in that a document's section has become, with the addresses of this machine in it. */
export function documentDropIn(unit: string): string {
  return `/run/systemd/system/${unit}.d/20-cloudinit.conf`;
}

/** What the document that this machine was made of says of its etcd; `undefined` where none set one up. */
export function machineSettings(files: Files): EtcdSettings | undefined {
  for (const unit of etcdUnits(files)) {
    const content = files.read(documentDropIn(unit));
    if (content === undefined) continue;
    const variables = environmentOf(new TextDecoder().decode(content));
    const values = [...variables]
      .filter(([name]) => name.startsWith(PREFIX))
      .map(
        ([name, value]) => [name.slice(PREFIX.length).toLowerCase(), value.replaceAll('%%', '%')] as const,
      );
    return { section: '', unit, values: new Map(values), unitText: '', withheld: [] };
  }
  return undefined;
}

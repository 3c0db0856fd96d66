/** Where an image says under which name it has etcd 3. */
import type { Files } from '../apply/host.ts';
import { isServiceName } from '../apply/image-units.ts';

export const ETCD_UNIT = '/etc/cloud-config/etcd-unit';

/** The name, where one is stated; a text that is none counts as none and is a problem. */
export interface StatedUnit {
  readonly unit?: string;
  readonly problem?: string;
}

export function statedEtcdUnit(files: Pick<Files, 'read'>): StatedUnit {
  const content = files.read(ETCD_UNIT);
  const text = content === undefined ? '' : new TextDecoder().decode(content).trim();
  if (text === '') return {};
  if (isServiceName(text)) return { unit: text };
  return {
    problem: `${ETCD_UNIT}: error: it does not hold the name of a service, such as etcd.service; etcd-member.service is set up [IMAGE_ETCD_UNIT]`,
  };
}

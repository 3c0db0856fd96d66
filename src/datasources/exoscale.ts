/**
 * Exoscale: a tree in the manner of EC2. Its password server is not asked.
 * @see https://cloudinit.readthedocs.io/en/latest/reference/datasources/exoscale.html
 */
import { ROUTER_PATHS, readTree } from './ec2-tree.ts';
import { type HttpPlatform, httpSource } from './http-source.ts';
import { instanceDataOf } from './instance-data.ts';
import type { Provider } from './provider.ts';
import { dmi } from './signs.ts';

const NAME = 'exoscale';
const ROOT = '/1.0';

const platform: HttpPlatform<Uint8Array> = {
  name: NAME,
  bases: ['http://169.254.169.254'],
  whenForbidden: 'the metadata service answers only from the instance itself',
  open: (service) => service.bytes(`${ROOT}/meta-data/`),
  read: async (_, service) => {
    const [metadata, userData] = await Promise.all([
      readTree((path) => service.bytes(`${ROOT}/meta-data/${path}`), ROUTER_PATHS),
      service.bytes(`${ROOT}/user-data`),
    ]);
    return instanceDataOf({ datasource: NAME, location: service.base + ROOT, metadata, userData });
  },
};

export const provider: Provider = {
  name: NAME,
  about: 'Exoscale',
  documentation: 'https://cloudinit.readthedocs.io/en/latest/reference/datasources/exoscale.html',
  location: { about: "base URL instead of the service's own address", need: 'optional' },
  reads: 'network',
  signs: [dmi('product_name', 'Exoscale*')],
  supplies: ['metadata', 'ssh-keys', 'user-data'],
  create: (ports, settings) => httpSource(platform, ports, settings),
};

/**
 * NoCloud over HTTP: the kernel command line or the machine's serial number names the URL below which the files are.
 * @see https://docs.cloud-init.io/en/latest/reference/datasources/nocloud.html
 */
import { urlPlace } from '../url-place.ts';
import type { Datasource, Ports } from './datasource.ts';
import { DatasourceError, nothingThere } from './datasource-error.ts';
import { type HttpPlatform, httpSource, type Service } from './http-source.ts';
import { type SeedFiles, seedData } from './nocloud-files.ts';
import { isUrl, type Seed, seedOf, seedSign } from './nocloud-seed.ts';
import type { Provider, SourceSettings } from './provider.ts';

const NAME = 'nocloud-net';

function platform(seed: Seed | undefined, url: string): HttpPlatform<SeedFiles> {
  return {
    name: NAME,
    bases: [url.replace(/\/+$/, '')],
    whenForbidden: 'the files must be readable without a login',
    open,
    read: async (files, { base }) => seedData(NAME, `${urlPlace(base).replace(/\/+$/, '')}/`, files, seed),
  };
}

async function open(service: Service): Promise<SeedFiles> {
  const [metadata, userData, vendorData, networkConfig] = await Promise.all([
    service.bytes('/meta-data'),
    service.bytes('/user-data'),
    service.optional('vendor data', (part) => part.bytes('/vendor-data')),
    service.optional('network', (part) => part.bytes('/network-config')),
  ]);
  if (metadata !== undefined || userData !== undefined)
    return { metadata, userData, vendorData, networkConfig };
  // The machine was told that there is a seed: none there is a mistake, not an absence.
  const message = `${NAME}: ${urlPlace(service.base)}: neither meta-data nor user-data (HTTP 404), correct s=`;
  throw new DatasourceError('DS_HTTP_STATUS', message, { presence: 'answered' });
}

function nocloudNet(ports: Ports, settings: SourceSettings): Datasource {
  const seed = seedOf(settings.evidence);
  const url = settings.location ?? seed?.from;
  if (url !== undefined && isUrl(url)) return httpSource(platform(seed, url), ports, settings);
  return {
    name: NAME,
    isAvailable: async () => false,
    fetch: async () => {
      throw nothingThere(
        NAME,
        'no http or https URL as s= in ds=nocloud, on the kernel command line or as serial',
      );
    },
  };
}

export const provider: Provider = {
  name: NAME,
  about: 'NoCloud over HTTP',
  documentation: 'https://docs.cloud-init.io/en/latest/reference/datasources/nocloud.html',
  location: { about: 'the URL below which `meta-data` and `user-data` are', need: 'optional' },
  reads: 'network',
  signs: [seedSign('with an http or https URL as `s=`', ({ from }) => from !== undefined && isUrl(from))],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data', 'network'],
  create: nocloudNet,
};

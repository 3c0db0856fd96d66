/**
 * A URL on the kernel command line, `cloud-config-url=` (`--from-proc-cmdline`), as PXE and iPXE pass it. When it is
 * given more than once the last one counts, and that is reported.
 * @see https://github.com/flatcar/coreos-cloudinit/blob/master/Documentation/cloud-config-locations.md
 */

import { isHttpUrl, urlPlace } from '../url-place.ts';
import type { Clock, Datasource, Disk, Http } from './datasource.ts';
import { DatasourceError, malformed, nothingThere } from './datasource-error.ts';
import { type Environment, metadataFromEnvironment } from './environment.ts';
import { createFetch } from './http-policy.ts';
import { kernelParameters } from './kernel-parameters.ts';
import type { Provider } from './provider.ts';
import { kernelParameter } from './signs.ts';

const NAME = 'kernel-command-line';
const PARAMETER = 'cloud-config-url';

export interface KernelCommandLinePorts {
  readonly disk: Disk;
  readonly http: Http;
  readonly clock: Clock;
}

export interface KernelCommandLineOptions {
  /** `/proc/cmdline` when left out. */
  readonly path?: string;
  readonly environment: Environment;
  /** Milliseconds until the URL is given up; 120 s when left out. */
  readonly deadline?: number;
  readonly onWait?: (message: string) => void;
}

export function kernelCommandLine(
  ports: KernelCommandLinePorts,
  options: KernelCommandLineOptions,
): Datasource {
  const { path = '/proc/cmdline', environment, onWait } = options;
  return {
    name: NAME,
    isAvailable: async () => urlsIn(ports.disk, path).length > 0,
    fetch: async () => {
      const urls = urlsIn(ports.disk, path);
      const url = urls.at(-1);
      if (url === undefined) throw nothingThere(NAME, `${path} has no ${PARAMETER}=`);
      const location = urlPlace(url);
      if (urls.length > 1) {
        onWait?.(`${NAME}: ${PARAMETER}= is given ${urls.length} times, the last one counts: ${location}`);
      }
      const userData = await download(url, ports, options);
      return { datasource: NAME, location, metadata: metadataFromEnvironment(environment), userData };
    },
  };
}

function urlsIn(disk: Disk, path: string): readonly string[] {
  const parameters = kernelParameters(new TextDecoder().decode(disk.read(path)));
  return parameters.flatMap(({ name, value }) => (name === PARAMETER && value ? [value] : []));
}

async function download(
  url: string,
  { http, clock }: KernelCommandLinePorts,
  { deadline = 120_000, onWait }: KernelCommandLineOptions,
): Promise<Uint8Array> {
  const location = urlPlace(url);
  if (!isHttpUrl(url)) throw malformed(NAME, `${PARAMETER}= is not an http or https URL: ${location}`);
  const fetch = createFetch({
    http,
    clock,
    source: NAME,
    deadline,
    attempt: 30_000,
    whenForbidden: 'the document must be readable without a login',
    ...(onWait === undefined ? {} : { onWait }),
  });
  const response = await fetch({ url });
  if (response !== undefined) return response.body;
  // The kernel was told that there is a document: none there is a mistake, not an absence.
  const message = `${NAME}: ${location}: HTTP 404, correct ${PARAMETER}= on the kernel command line`;
  throw new DatasourceError('DS_HTTP_STATUS', message, { presence: 'answered' });
}

export const provider: Provider = {
  name: NAME,
  about: 'the URL in `cloud-config-url=` on the kernel command line, as PXE passes it',
  documentation:
    'https://github.com/flatcar/coreos-cloudinit/blob/master/Documentation/cloud-config-locations.md',
  location: { about: 'file to read instead of /proc/cmdline', need: 'optional' },
  reads: 'network',
  signs: [kernelParameter(PARAMETER)],
  supplies: ['user-data'],
  create: (ports, { location, ...settings }) =>
    kernelCommandLine(ports, { ...settings, ...(location === undefined ? {} : { path: location }) }),
};

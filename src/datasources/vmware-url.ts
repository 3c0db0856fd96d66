/**
 * VMware with user-data at a URL, which guestinfo names: the 2018 agent's `guestinfo.coreos.config.url`.
 * @see https://github.com/flatcar/coreos-cloudinit/blob/master/Documentation/vmware-guestinfo.md
 */
import { isHttpUrl, urlPlace } from '../url-place.ts';
import type { Datasource, Ports } from './datasource.ts';
import { DatasourceError, malformed, nothingThere } from './datasource-error.ts';
import { decodeVariable, type GuestData } from './guest-variables.ts';
import { guestInstance, readGuestinfo } from './guestinfo.ts';
import { createFetch } from './http-policy.ts';
import type { Provider, SourceSettings } from './provider.ts';
import { virtualisation } from './signs.ts';

const NAME = 'vmware-url';

function vmwareUrl(ports: Ports, settings: SourceSettings): Datasource {
  let loaded: Promise<GuestData | undefined> | undefined;

  function load(): Promise<GuestData | undefined> {
    loaded ??= readGuestinfo(NAME, ports);
    return loaded;
  }

  return {
    name: NAME,
    isAvailable: async () => (await load())?.url !== undefined,
    fetch: async () => {
      const data = await load();
      if (data?.url === undefined) throw nothingThere(NAME, 'guestinfo.coreos.config.url is not set');
      const { url, urlEncoding = '' } = data;
      const content = await download(url, ports, settings);
      const text = new TextDecoder().decode(content);
      const userData =
        urlEncoding.trim() === ''
          ? content
          : decodeVariable(text, urlEncoding, urlPlace(url), { source: NAME, ...ports });
      return { ...guestInstance(NAME, { ...data, userData }, settings.evidence), location: urlPlace(url) };
    },
  };
}

async function download(
  url: string,
  ports: Ports,
  { deadline, onWait }: SourceSettings,
): Promise<Uint8Array> {
  if (!isHttpUrl(url)) throw malformed(NAME, 'guestinfo.coreos.config.url is not an http or https URL');
  const fetch = createFetch({
    ...ports,
    source: NAME,
    deadline: deadline ?? 120_000,
    attempt: 30_000,
    whenForbidden: 'the document must be readable without a login',
    ...(onWait === undefined ? {} : { onWait }),
  });
  const response = await fetch({ url });
  if (response !== undefined) return response.body;
  // The machine was told that there is a document: none there is a mistake, not an absence.
  const message = `${NAME}: ${urlPlace(url)}: HTTP 404, correct guestinfo.coreos.config.url`;
  throw new DatasourceError('DS_HTTP_STATUS', message, { presence: 'answered' });
}

export const provider: Provider = {
  name: NAME,
  about: 'VMware guestinfo that names a URL',
  documentation: 'https://github.com/flatcar/coreos-cloudinit/blob/master/Documentation/vmware-guestinfo.md',
  location: { about: 'not used', need: 'optional' },
  reads: 'network',
  signs: [virtualisation('vmware')],
  supplies: ['metadata', 'user-data', 'network'],
  create: vmwareUrl,
};

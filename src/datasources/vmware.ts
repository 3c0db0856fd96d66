/**
 * VMware: guestinfo, and the OVF environment in it. A machine whose user-data is at a URL is for `vmware-url`.
 * @see https://docs.cloud-init.io/en/latest/reference/datasources/vmware.html
 * @see https://github.com/flatcar/coreos-cloudinit/blob/master/Documentation/vmware-guestinfo.md
 */
import type { Datasource, Ports } from './datasource.ts';
import { nothingThere } from './datasource-error.ts';
import type { GuestData } from './guest-variables.ts';
import { guestInstance, readGuestinfo } from './guestinfo.ts';
import type { Provider, SourceSettings } from './provider.ts';
import { virtualisation } from './signs.ts';

const NAME = 'vmware';

function vmware(ports: Ports, { evidence }: SourceSettings): Datasource {
  let loaded: Promise<GuestData | undefined> | undefined;

  function load(): Promise<GuestData | undefined> {
    loaded ??= readGuestinfo(NAME, ports);
    return loaded;
  }

  return {
    name: NAME,
    isAvailable: async () => {
      const data = await load();
      return data !== undefined && data.url === undefined;
    },
    fetch: async () => {
      const data = await load();
      if (data === undefined)
        throw nothingThere(NAME, 'no guestinfo variable is set, or open-vm-tools is not installed');
      if (data.url !== undefined)
        throw nothingThere(NAME, 'the user-data is at a URL, which the datasource vmware-url reads');
      return guestInstance(NAME, data, evidence);
    },
  };
}

export const provider: Provider = {
  name: NAME,
  about: 'VMware guestinfo, and the OVF environment in it',
  documentation: 'https://docs.cloud-init.io/en/latest/reference/datasources/vmware.html',
  location: { about: 'not used', need: 'optional' },
  reads: 'machine',
  signs: [virtualisation('vmware')],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data', 'network'],
  create: vmware,
};

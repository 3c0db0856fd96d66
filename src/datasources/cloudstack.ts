/**
 * Apache CloudStack: its virtual router has a tree in the manner of EC2. The router is `data-server.` where it is also
 * the name server, else the DHCP server, else the gateway. Its password server is not asked.
 * @see https://docs.cloudstack.apache.org/en/latest/adminguide/virtual_machines/user-data.html
 */
import type { Disk, Ports } from './datasource.ts';
import { ROUTER_PATHS, readTree } from './ec2-tree.ts';
import { type HttpPlatform, httpSource } from './http-source.ts';
import { instanceDataOf } from './instance-data.ts';
import type { Provider } from './provider.ts';
import { all, dmi, not, virtualisation } from './signs.ts';

const NAME = 'cloudstack';
const ROOT = '/latest';
const BY_NAME = 'http://data-server.';
const LEASES = '/run/systemd/netif/leases';
const LEASE_PATIENCE = 60_000;
const LEASE_POLL = 1_000;
const CONTAINERS = ['docker', 'lxc', 'lxc-libvirt', 'openvz', 'podman', 'systemd-nspawn'] as const;

function platform(ports: Ports): HttpPlatform<string> {
  return {
    name: NAME,
    bases: () => routers(ports),
    whenForbidden: 'the virtual router answers only its own guests',
    whenSilent: 'does the network have the service User Data?',
    open: (service) => service.text(`${ROOT}/meta-data/instance-id`),
    read: async (_, service) => {
      const [metadata, userData] = await Promise.all([
        readTree((path) => service.bytes(`${ROOT}/meta-data/${path}`), ROUTER_PATHS),
        service.bytes(`${ROOT}/user-data`),
      ]);
      return instanceDataOf({ datasource: NAME, location: service.base + ROOT, metadata, userData });
    },
  };
}

/** Waits until the network says who may be the router. */
async function routers({ disk, clock, interfaces }: Ports): Promise<readonly string[]> {
  const end = clock.monotonic() + LEASE_PATIENCE;
  for (;;) {
    const servers = dhcpServers(disk);
    const addresses = servers.length > 0 ? servers : gateways(disk);
    if (addresses.length > 0 || clock.monotonic() >= end)
      return [BY_NAME, ...addresses.map((address) => `http://${address}`)];
    await clock.sleep(LEASE_POLL, interfaces.changed());
  }
}

/** Of the leases of systemd-networkd. */
function dhcpServers(disk: Disk): readonly string[] {
  const leases = (disk.list(LEASES) ?? []).map((name) => textOf(disk, `${LEASES}/${name}`));
  const servers = leases.flatMap((lease) => /^SERVER_ADDRESS=([\d.]+)$/m.exec(lease)?.[1] ?? []);
  return [...new Set(servers)];
}

/** proc(5): destination and gateway, each a number in the byte order of the machine. */
function gateways(disk: Disk): readonly string[] {
  const rows = textOf(disk, '/proc/net/route')
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  const found = rows.flatMap(([, to, gateway]) =>
    to === '00000000' && gateway !== undefined && /^[0-9a-f]{8}$/i.test(gateway) ? [dotted(gateway)] : [],
  );
  return [...new Set(found)].filter((address) => address !== '0.0.0.0');
}

function dotted(littleEndian: string): string {
  const bytes = [6, 4, 2, 0].map((start) => Number.parseInt(littleEndian.slice(start, start + 2), 16));
  return bytes.join('.');
}

function textOf(disk: Disk, path: string): string {
  return new TextDecoder().decode(disk.read(path));
}

export const provider: Provider = {
  name: NAME,
  about: 'Apache CloudStack (its virtual router)',
  documentation: 'https://docs.cloudstack.apache.org/en/latest/adminguide/virtual_machines/user-data.html',
  location: { about: 'base URL instead of the virtual router that is found', need: 'optional' },
  reads: 'network',
  signs: [all(dmi('product_name', 'CloudStack*'), not(virtualisation(...CONTAINERS)))],
  supplies: ['metadata', 'ssh-keys', 'user-data'],
  create: (ports, settings) => httpSource(platform(ports), ports, settings),
};

/**
 * LXD: a socket inside of the instance that speaks HTTP. In a virtual machine its agent makes the socket, so it is
 * waited for there.
 * @see https://documentation.ubuntu.com/lxd/latest/dev-lxd/
 */
import type { Datasource, InstanceData, Ports } from './datasource.ts';
import { nothingThere } from './datasource-error.ts';
import { type HttpPlatform, httpSource, type Service } from './http-source.ts';
import { parseJson } from './json-file.ts';
import { seedData } from './nocloud-files.ts';
import type { Provider, SourceSettings } from './provider.ts';
import { all, nameIn, path, virtualisation } from './signs.ts';

const NAME = 'lxd';
const SOCKET = '/dev/lxd/sock';
/** The name in a URL says nothing where the socket does. */
const BASE = 'http://lxd';
const PATIENCE = 30_000;
const POLL = 500;
const INSTANCE = '/1.0/meta-data';
const CONFIG = '/1.0/config';

const PORT = all(
  virtualisation('kvm', 'qemu'),
  nameIn('/dev/virtio-ports', 'com.canonical.lxd', 'org.linuxcontainers.lxd'),
);

function platform(socketPath: string): HttpPlatform<Uint8Array> {
  return {
    name: NAME,
    bases: [BASE],
    deadline: PATIENCE,
    socketPath,
    whenForbidden: 'is security.devlxd off?',
    open: (service) => service.bytes(INSTANCE),
    read: (metadata, service) => read(metadata, service, socketPath),
  };
}

async function read(metadata: Uint8Array, service: Service, socketPath: string): Promise<InstanceData> {
  const keys = await keysOf(service);
  const value = async (name: string, from: Service): Promise<Uint8Array | undefined> => {
    const key = [`cloud-init.${name}`, `user.${name}`].find((each) => keys.has(each));
    return key === undefined ? undefined : from.bytes(`${CONFIG}/${key}`);
  };
  const [userData, vendorData, networkConfig] = await Promise.all([
    value('user-data', service),
    service.optional('vendor data', (part) => value('vendor-data', part)),
    service.optional('network', (part) => value('network-config', part)),
  ]);
  const files = { metadata, userData, vendorData, networkConfig };
  return { ...seedData(NAME, `${socketPath}/1.0/`, files, {}, NAME), location: socketPath };
}

/** A list of paths; which of them exist is up to the instance. */
async function keysOf(service: Service): Promise<ReadonlySet<string>> {
  const content = await service.bytes(CONFIG);
  if (content === undefined) return new Set();
  const value = parseJson({ source: NAME, path: CONFIG, content });
  const paths: readonly unknown[] = Array.isArray(value) ? value : [];
  return new Set(paths.map((each) => String(each).slice(`${CONFIG}/`.length)));
}

function lxd(ports: Ports, { location, ...settings }: SourceSettings): Datasource {
  const socketPath = location ?? SOCKET;
  const source = httpSource(platform(socketPath), ports, settings);
  let settled: Promise<boolean> | undefined;

  function isThere(): Promise<boolean> {
    settled ??= waitFor(socketPath, ports, settings);
    return settled;
  }

  return {
    name: NAME,
    isAvailable: async () => (await isThere()) && (await source.isAvailable()),
    fetch: async () => {
      if (await isThere()) return source.fetch();
      throw nothingThere(
        NAME,
        `there is no ${socketPath}; is security.devlxd off, or the agent not running?`,
      );
    },
  };
}

async function waitFor(
  socketPath: string,
  { disk, clock }: Ports,
  { evidence, deadline }: SourceSettings,
): Promise<boolean> {
  const patience = PORT.check(evidence).held ? Math.min(deadline ?? PATIENCE, PATIENCE) : 0;
  const end = clock.monotonic() + patience;
  while (disk.modified(socketPath) === undefined) {
    if (clock.monotonic() >= end) return false;
    await clock.sleep(POLL);
  }
  return true;
}

export const provider: Provider = {
  name: NAME,
  about: 'LXD: the socket in its containers and virtual machines',
  documentation: 'https://documentation.ubuntu.com/lxd/latest/dev-lxd/',
  location: { about: `the socket, instead of ${SOCKET}`, need: 'optional' },
  reads: 'machine',
  signs: [path(SOCKET), PORT],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data', 'network'],
  create: lxd,
};

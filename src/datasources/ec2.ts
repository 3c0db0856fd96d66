/**
 * Amazon EC2 and what speaks its protocol: the instance metadata service, version 2 (session tokens) first.
 * After the token everything is asked at once, then the keys: three round trips.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-categories.html
 */
import type { Clock, Datasource, Http, InstanceData, Metadata } from './datasource.ts';
import { nothingThere } from './datasource-error.ts';
import { createRead, openSession, type Read } from './ec2-session.ts';
import { createFetch } from './http-policy.ts';
import { keyLines, metadataOf } from './metadata.ts';
import type { Provider } from './provider.ts';
import { dmi, fileText } from './signs.ts';

const ADDRESSES = ['http://169.254.169.254', 'http://[fd00:ec2::254]'] as const;
/** The first with everything that we ask for, then what other clouds and older services have. */
const VERSION = '2021-03-23';
const OLDER_VERSIONS = ['2018-09-24', '2016-09-02', '2009-04-04'] as const;
/** Unique local addresses: not reachable from outside. */
const LOCAL_IPV6 = /^f[cd]/i;
const WHEN_FORBIDDEN =
  'the instance metadata service is disabled or its hop limit is too low: see the metadata options of the instance';
const WHEN_SILENT = 'if the machine itself reaches it, its hop limit is too low for where this runs';

export interface Ec2Ports {
  readonly http: Http;
  readonly clock: Clock;
}

export interface Ec2Options {
  /** Asked instead of the service's own two addresses. */
  readonly baseUrl?: string;
  /** Milliseconds until the source is given up; 120 s when left out. */
  readonly deadline?: number;
  readonly onWait?: (message: string) => void;
}

export function ec2(ports: Ec2Ports, options: Ec2Options): Datasource {
  let loaded: Promise<InstanceData | undefined> | undefined;

  function load(): Promise<InstanceData | undefined> {
    loaded ??= crawl(ports, options);
    return loaded;
  }

  return {
    name: 'ec2',
    isAvailable: async () => (await load()) !== undefined,
    fetch: async () => {
      const data = await load();
      if (data === undefined) throw nothingThere('ec2', 'the metadata service has no meta-data/ (HTTP 404)');
      return data;
    },
  };
}

async function crawl(ports: Ec2Ports, options: Ec2Options): Promise<InstanceData | undefined> {
  const { baseUrl, deadline = 120_000, onWait } = options;
  const fetch = createFetch({
    ...ports,
    source: 'ec2',
    deadline,
    whenForbidden: WHEN_FORBIDDEN,
    whenSilent: WHEN_SILENT,
    ...(onWait === undefined ? {} : { onWait }),
  });
  const bases = baseUrl === undefined ? ADDRESSES : [baseUrl.replace(/\/+$/, '')];
  const session = await openSession(fetch, bases, ports.clock);
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  try {
    return await readNewest(createRead(fetch, session, ended), session.base);
  } finally {
    // One failure fails all: what is still being asked is not asked again.
    end();
  }
}

async function readNewest(read: Read, base: string): Promise<InstanceData | undefined> {
  const data = await readVersion(read, base, VERSION);
  if (data !== undefined) return data;
  const roots = await Promise.all(OLDER_VERSIONS.map((version) => read(`${version}/meta-data/`)));
  const version = OLDER_VERSIONS.find((_, position) => roots[position] !== undefined);
  return version === undefined ? undefined : readVersion(read, base, version);
}

/** Everything in one go; `undefined` when the service does not have this version. */
async function readVersion(read: Read, base: string, version: string): Promise<InstanceData | undefined> {
  const [root, userData, metadata] = await Promise.all([
    read(`${version}/meta-data/`),
    read(`${version}/user-data`),
    readMetadata((path) => read(`${version}/meta-data/${path}`)),
  ]);
  if (root === undefined) return undefined;
  const location = `${base}/${version}`;
  return { datasource: 'ec2', location, metadata, ...(userData === undefined ? {} : { userData }) };
}

async function readMetadata(read: Read): Promise<Metadata> {
  const text = async (path: string): Promise<string | undefined> => decoded(await read(path))?.trim();
  const [
    instanceId,
    localHostname,
    hostname,
    privateIpv4,
    publicIpv4,
    ipv6,
    region,
    availabilityZone,
    sshKeys,
  ] = await Promise.all([
    text('instance-id'),
    text('local-hostname'),
    text('hostname'),
    text('local-ipv4'),
    text('public-ipv4'),
    text('ipv6'),
    text('placement/region'),
    text('placement/availability-zone'),
    readKeys(read),
  ]);
  const isLocal = LOCAL_IPV6.test(ipv6 ?? '');
  return metadataOf({
    instanceId,
    // A DHCP option set with several domains yields several names.
    hostname: (localHostname || hostname)?.split(/\s+/)[0],
    privateIpv4,
    publicIpv4,
    ...(isLocal ? { privateIpv6: ipv6 } : { publicIpv6: ipv6 }),
    region,
    availabilityZone,
    sshKeys,
  });
}

/** `public-keys/` lists `0=name`; the key is at `public-keys/0/openssh-key`. */
async function readKeys(read: Read): Promise<readonly string[]> {
  const list = decoded(await read('public-keys/')) ?? '';
  const indexes = list.split('\n').flatMap((line) => /^\s*(\d+)=/.exec(line)?.[1] ?? []);
  const keys = await Promise.all(indexes.map((index) => read(`public-keys/${index}/openssh-key`)));
  return keys.flatMap((key) => keyLines(decoded(key) ?? ''));
}

function decoded(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

export const provider: Provider = {
  name: 'ec2',
  about: 'the metadata service of Amazon EC2 and what is compatible with it',
  documentation: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-categories.html',
  location: { about: "base URL instead of the service's own addresses", need: 'optional' },
  reads: 'network',
  signs: [
    dmi('sys_vendor', 'Amazon EC2', 'e24cloud', 'Tilaa'),
    dmi('product_uuid', 'ec2*', 'EC2*'),
    fileText('/sys/hypervisor/uuid', 'ec2*'),
    dmi('product_serial', '*.brightbox.com'),
    dmi('chassis_asset_tag', '*.zstack.io'),
  ],
  supplies: ['metadata', 'ssh-keys', 'user-data'],
  create: (ports, { location, ...settings }) =>
    ec2(ports, { ...settings, ...(location === undefined ? {} : { baseUrl: location }) }),
};

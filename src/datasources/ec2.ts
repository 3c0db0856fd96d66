/**
 * Amazon EC2 and what speaks its protocol: the instance metadata service, version 2 (session tokens) first.
 * After the token everything is asked at once, then the keys and each network card: three round trips.
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-categories.html
 */
import type { Datasource, InstanceData, Metadata, Ports } from './datasource.ts';
import { createRead, openSession, type Read, type Session, type TokenHeaders } from './ec2-session.ts';
import { addressesIn, type Cards, EC2_PATHS, hasMoreThanDhcp, readCards, readTree } from './ec2-tree.ts';
import { type HttpPlatform, httpSource, type Service } from './http-source.ts';
import { instanceDataOf, jsonNetwork } from './instance-data.ts';
import { ipv6Metadata, metadataOf } from './metadata.ts';
import type { Provider, SourceSettings } from './provider.ts';
import { all, dmi, fileText, type Sign } from './signs.ts';

const NAME = 'ec2';
/** The first with everything that we ask for, then what other clouds and older services have. */
const VERSION = '2021-03-23';
const OLDER_VERSIONS = ['2018-09-24', '2016-09-02', '2009-04-04'] as const;
const TOKENS: TokenHeaders = {
  source: NAME,
  token: 'x-aws-ec2-metadata-token',
  lifetime: 'x-aws-ec2-metadata-token-ttl-seconds',
};
const CARD_FIELDS = [
  'device-number',
  'network-card',
  'local-ipv4s',
  'ipv6s',
  'subnet-ipv4-cidr-block',
  'subnet-ipv6-cidr-blocks',
] as const;

const platform: HttpPlatform<Session> = {
  name: NAME,
  bases: ['http://169.254.169.254', 'http://[fd00:ec2::254]'],
  whenForbidden:
    'the instance metadata service is disabled or its hop limit is too low: see the metadata options of the instance',
  whenSilent: 'if the machine itself reaches it, its hop limit is too low for where this runs',
  open: (service) => openSession(service, TOKENS),
  read: (session, service) => readNewest(createRead(service, session, TOKENS), service),
};

export function ec2(
  ports: Pick<Ports, 'http' | 'clock' | 'interfaces'>,
  settings: Pick<SourceSettings, 'location' | 'deadline' | 'onWait'>,
): Datasource {
  return httpSource(platform, ports, settings);
}

async function readNewest(read: Read, service: Service): Promise<InstanceData | undefined> {
  const data = await readVersion(read, service, VERSION);
  if (data !== undefined) return data;
  const ids = await Promise.all(OLDER_VERSIONS.map((version) => read(`${version}/meta-data/instance-id`)));
  const version = OLDER_VERSIONS.find((_, position) => ids[position] !== undefined);
  return version === undefined ? undefined : readVersion(read, service, version);
}

/** Everything in one go; `undefined` when the service does not have this version. */
async function readVersion(read: Read, service: Service, version: string): Promise<InstanceData | undefined> {
  const location = `${service.base}/${version}`;
  const inTree: Read = (path, part) => read(`${version}/meta-data/${path}`, part);
  const [root, userData, metadata, cards] = await Promise.all([
    inTree(''),
    read(`${version}/user-data`),
    readTree(inTree, EC2_PATHS),
    service.optional('network', (part) =>
      readCards((path) => inTree(path, part), CARD_FIELDS, { source: NAME, path: `${location}/meta-data` }),
    ),
  ]);
  // Some list nothing and have it nevertheless.
  if (root === undefined && metadata.instanceId === undefined) return undefined;
  return instanceDataOf({
    datasource: NAME,
    location,
    metadata: cards === undefined ? metadata : withIpv6(metadata, cards),
    userData,
    networkConfig:
      cards !== undefined && hasMoreThanDhcp(cards, ['local-ipv4s', 'ipv6s'])
        ? jsonNetwork('ec2', { macs: cards })
        : undefined,
  });
}

/** Services without `ipv6` state the address at its card. */
function withIpv6(metadata: Metadata, cards: Cards): Metadata {
  if (metadata.publicIpv6 !== undefined || metadata.privateIpv6 !== undefined) return metadata;
  const all = Object.values(cards);
  const first = all.find((card) => isFirst(card['device-number']) && isFirst(card['network-card'])) ?? all[0];
  return { ...metadata, ...metadataOf(ipv6Metadata(addressesIn(first?.['ipv6s'])[0])) };
}

function isFirst(number: string | undefined): boolean {
  return number === undefined || number === '0';
}

/** SMBIOS has the first group of a UUID in either byte order: `ec2e1916-…`, `16192eec-…`. */
const EC2_UUID = /^(?:ec2|[0-9a-f]{4}2[0-9a-f]ec-)/i;

/** @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/identify_ec2_instances.html */
const namedTwice: Sign = {
  about:
    'DMI `product_uuid`, in either byte order, and DMI `product_serial` both begin with `ec2`: one alone does by chance ' +
    'on a machine in 4096, and nothing is asked over a network by chance (CVE-2024-6174)',
  check: (evidence) => {
    const uuid = evidence.dmi('product_uuid') ?? 'none';
    const serial = evidence.dmi('product_serial') ?? 'none';
    const held = EC2_UUID.test(uuid) && /^ec2/i.test(serial);
    return { held, found: `DMI product_uuid is \`${uuid}\`, product_serial is \`${serial}\`` };
  },
};

export const provider: Provider = {
  name: NAME,
  about: 'the metadata service of Amazon EC2 and what is compatible with it',
  serves: ['Brightbox', 'e24cloud', 'Outscale', 'Tilaa', 'ZStack'],
  documentation: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-categories.html',
  location: { about: "base URL instead of the service's own addresses", need: 'optional' },
  reads: 'network',
  signs: [
    dmi('sys_vendor', 'Amazon EC2', 'e24cloud', 'Tilaa'),
    namedTwice,
    fileText('/sys/hypervisor/uuid', 'ec2*', 'EC2*'),
    dmi('product_serial', '*.brightbox.com'),
    dmi('chassis_asset_tag', '*.zstack.io'),
    all(dmi('sys_vendor', '3DS Outscale'), dmi('product_name', '3DS Outscale VM')),
  ],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'network'],
  create: ec2,
};

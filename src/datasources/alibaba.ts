/**
 * Alibaba Cloud ECS: a tree in the manner of EC2 with names of its own, at first asked for as one document, and session
 * tokens.
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata
 */
import type { InstanceData, Metadata } from './datasource.ts';
import { createRead, openSession, type Read, type Session, type TokenHeaders } from './ec2-session.ts';
import { type Cards, hasMoreThanDhcp, readCards, readTree, type TreePaths } from './ec2-tree.ts';
import { type HttpPlatform, httpSource, type Service } from './http-source.ts';
import { instanceDataOf, jsonNetwork } from './instance-data.ts';
import { isObject, type JsonObject, objectField, parseJsonObject, textField } from './json-file.ts';
import { metadataOf } from './metadata.ts';
import type { Provider } from './provider.ts';
import { publicKeys } from './public-keys.ts';
import { dmi } from './signs.ts';

const NAME = 'alibaba';
const VERSION = '2016-01-01';
const TOKENS: TokenHeaders = {
  source: NAME,
  token: 'x-aliyun-ecs-metadata-token',
  lifetime: 'x-aliyun-ecs-metadata-token-ttl-seconds',
};
const PATHS: TreePaths = {
  instanceId: 'instance-id',
  hostname: ['hostname'],
  privateIpv4: 'private-ipv4',
  publicIpv4: ['eipv4', 'public-ipv4'],
  ipv6: [],
  region: ['region-id'],
  availabilityZone: 'zone-id',
  keys: 'public-keys/',
};
const CARD_FIELDS = [
  'primary-ip-address',
  'private-ipv4s',
  'ipv6s',
  'netmask',
  'vswitch-cidr-block',
  'gateway',
] as const;

const platform: HttpPlatform<Session> = {
  name: NAME,
  bases: ['http://100.100.100.200'],
  whenForbidden: 'the metadata service is disabled: see the metadata options of the instance',
  open: (service) => openSession(service, TOKENS),
  read: (session, service) => read(createRead(service, session, TOKENS), service),
};

interface Stated {
  readonly metadata: Metadata;
  readonly cards: Cards | undefined;
  /** Of the primary card. */
  readonly mac: string | undefined;
}

async function read(readAt: Read, service: Service): Promise<InstanceData | undefined> {
  const location = `${service.base}/${VERSION}`;
  const [document, userData, vendorData] = await Promise.all([
    readAt(`${VERSION}/meta-data/all`),
    readAt(`${VERSION}/user-data`),
    service.optional('vendor data', (part) => readAt(`${VERSION}/vendor-data`, part)),
  ]);
  const whole = document === undefined ? undefined : statedIn(document, `${location}/meta-data/all`);
  const isWhole = whole?.metadata.instanceId !== undefined;
  const stated = isWhole ? whole : ((await statedByTree(readAt, service)) ?? whole);
  if (stated === undefined) return undefined;
  const { metadata, cards, mac } = stated;
  return instanceDataOf({
    datasource: NAME,
    location,
    metadata,
    userData,
    vendorData,
    networkConfig:
      cards === undefined || !hasMoreThanDhcp(cards, ['private-ipv4s', 'ipv6s'])
        ? undefined
        : jsonNetwork('alibaba', { macs: cards, ...(mac ? { mac } : {}) }),
  });
}

/** The whole tree as one JSON document. */
function statedIn(content: Uint8Array, path: string): Stated {
  const place = { source: NAME, path };
  const root = parseJsonObject({ ...place, content });
  const text = (key: string) => textField(root, key, place);
  const network = objectField(objectField(root, 'network', place), 'interfaces', place);
  const macs = Object.entries(objectField(network, 'macs', place));
  return {
    metadata: metadataOf({
      instanceId: text(PATHS.instanceId),
      hostname: text('hostname'),
      privateIpv4: text(PATHS.privateIpv4),
      publicIpv4: PATHS.publicIpv4.map(text).find((address) => address),
      region: text('region-id'),
      availabilityZone: text(PATHS.availabilityZone),
      sshKeys: publicKeys(root['public-keys'], place),
    }),
    cards: macs.length === 0 ? undefined : Object.fromEntries(macs.map(([mac, card]) => [mac, cardOf(card)])),
    mac: text('mac'),
  };
}

/** Lists as lines. */
function cardOf(card: unknown): Cards[string] {
  const values: JsonObject = isObject(card) ? card : {};
  return Object.fromEntries(
    CARD_FIELDS.flatMap((field) => {
      const value = values[field];
      const text = Array.isArray(value) ? value.map(String).join('\n') : value;
      return typeof text === 'string' && text !== '' ? [[field, text] as const] : [];
    }),
  );
}

/** Value by value, as before there was the document. */
async function statedByTree(readAt: Read, service: Service): Promise<Stated | undefined> {
  const inTree: Read = (path, part) => readAt(`${VERSION}/meta-data/${path}`, part);
  const place = { source: NAME, path: `${service.base}/${VERSION}/meta-data` };
  const [root, metadata, mac, cards] = await Promise.all([
    inTree(''),
    readTree(inTree, PATHS),
    inTree('mac'),
    service.optional('network', (part) => readCards((path) => inTree(path, part), CARD_FIELDS, place)),
  ]);
  if (root === undefined && metadata.instanceId === undefined) return undefined;
  return { metadata, cards, mac: new TextDecoder().decode(mac).trim() };
}

export const provider: Provider = {
  name: NAME,
  about: 'Alibaba Cloud ECS',
  documentation: 'https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata',
  location: { about: "base URL instead of the service's own address", need: 'optional' },
  reads: 'network',
  signs: [dmi('product_name', 'Alibaba Cloud ECS')],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data', 'network'],
  create: (ports, settings) => httpSource(platform, ports, settings),
};

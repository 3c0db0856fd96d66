/**
 * Alibaba Cloud ECS: a tree in the manner of EC2 with names of its own, and session tokens.
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata
 */
import type { InstanceData } from './datasource.ts';
import { createRead, openSession, type Read, type Session, type TokenHeaders } from './ec2-session.ts';
import { hasMoreThanDhcp, readCards, readTree, type TreePaths } from './ec2-tree.ts';
import { type HttpPlatform, httpSource } from './http-source.ts';
import { instanceDataOf, jsonNetwork } from './instance-data.ts';
import type { Provider } from './provider.ts';
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
  read: (session, service) => read(createRead(service, session, TOKENS), `${service.base}/${VERSION}`),
};

async function read(readAt: Read, location: string): Promise<InstanceData | undefined> {
  const inTree: Read = (path) => readAt(`${VERSION}/meta-data/${path}`);
  const [root, userData, vendorData, metadata, mac, macs] = await Promise.all([
    inTree(''),
    readAt(`${VERSION}/user-data`),
    readAt(`${VERSION}/vendor-data`),
    readTree(inTree, PATHS),
    inTree('mac'),
    readCards(inTree, CARD_FIELDS, { source: NAME, path: `${location}/meta-data` }),
  ]);
  if (root === undefined) return undefined;
  const primary = new TextDecoder().decode(mac).trim();
  return instanceDataOf({
    datasource: NAME,
    location,
    metadata,
    userData,
    vendorData,
    networkConfig:
      macs === undefined || !hasMoreThanDhcp(macs, ['private-ipv4s', 'ipv6s'])
        ? undefined
        : jsonNetwork('alibaba', { macs, ...(primary === '' ? {} : { mac: primary }) }),
  });
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

/** Metadata as a tree of small texts, in the manner of EC2: what is known of its names is asked for at once. */
import type { Metadata } from './datasource.ts';
import { malformed } from './datasource-error.ts';
import type { Read } from './ec2-session.ts';
import type { JsonPlace } from './json-file.ts';
import { ipv6Metadata, keyLines, metadataOf } from './metadata.ts';

/** Where each thing is; of several places the first that holds something counts. */
export interface TreePaths {
  readonly instanceId: string;
  readonly hostname: readonly string[];
  readonly privateIpv4: string;
  readonly publicIpv4: readonly string[];
  readonly ipv6: readonly string[];
  readonly region: readonly string[];
  readonly availabilityZone: string;
  /** A list of keys' names, or the keys themselves. */
  readonly keys: string;
}

export const EC2_PATHS: TreePaths = {
  instanceId: 'instance-id',
  hostname: ['local-hostname', 'hostname'],
  privateIpv4: 'local-ipv4',
  publicIpv4: ['public-ipv4'],
  ipv6: ['ipv6'],
  region: ['placement/region'],
  availabilityZone: 'placement/availability-zone',
  keys: 'public-keys/',
};

/** As the virtual router of CloudStack has them, and Exoscale, which began as one. */
export const ROUTER_PATHS: TreePaths = {
  ...EC2_PATHS,
  hostname: ['local-hostname'],
  ipv6: [],
  region: [],
  availabilityZone: 'availability-zone',
  keys: 'public-keys',
};

export async function readTree(read: Read, paths: TreePaths): Promise<Metadata> {
  const text = async (path: string): Promise<string | undefined> => decoded(await read(path)).trim();
  const first = async (several: readonly string[]): Promise<string | undefined> =>
    (await Promise.all(several.map(text))).find((each) => each);
  const [instanceId, hostname, privateIpv4, publicIpv4, ipv6, region, availabilityZone, sshKeys] =
    await Promise.all([
      text(paths.instanceId),
      first(paths.hostname),
      text(paths.privateIpv4),
      first(paths.publicIpv4),
      first(paths.ipv6),
      first(paths.region),
      text(paths.availabilityZone),
      readKeys(read, paths.keys),
    ]);
  return metadataOf({
    instanceId,
    // A DHCP option set with several domains yields several names.
    hostname: hostname?.split(/\s+/)[0],
    privateIpv4,
    publicIpv4,
    ...ipv6Metadata(ipv6),
    region,
    availabilityZone,
    sshKeys,
  });
}

/** A list names its keys as `0=name` or `name/`; the key is at `0/openssh-key`. */
async function readKeys(read: Read, path: string): Promise<readonly string[]> {
  const lines = keyLines(decoded(await read(path)));
  const parts = lines.map(async (line) => {
    const name = /^(\d+)=|^([^\s/]+)\/$/.exec(line);
    if (name === null) return [line];
    const folder = `${path.replace(/\/$/, '')}/${encodeURIComponent(name[1] ?? name[2] ?? '')}`;
    return keyLines(decoded(await read(`${folder}/openssh-key`)));
  });
  return [...new Set((await Promise.all(parts)).flat())];
}

const CARDS = 'network/interfaces/macs/';

/** Cards by MAC address, the fields of each as texts. */
export type Cards = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** `network/interfaces/macs/`; nothing where there is no card. */
export async function readCards(
  read: Read,
  fields: readonly string[],
  place: JsonPlace,
): Promise<Cards | undefined> {
  const lines = decoded(await read(CARDS)).split('\n');
  const macs = lines.map((line) => line.trim().replace(/\/$/, '')).filter((mac) => mac !== '');
  if (macs.length === 0) return undefined;
  if (!macs.every((mac) => /^[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i.test(mac)))
    throw malformed(place.source, `${place.path}/${CARDS} lists something that is no MAC address`);
  const cards = macs.map(async (mac) => {
    const texts = fields.map(
      async (field) => [field, decoded(await read(`${CARDS}${mac}/${field}`)).trim()] as const,
    );
    const known = (await Promise.all(texts)).filter(([, value]) => value !== '');
    return [mac, Object.fromEntries(known)] as const;
  });
  return Object.fromEntries(await Promise.all(cards));
}

/** Of one card with one address of each family DHCP says everything: there is nothing to configure. */
export function hasMoreThanDhcp(cards: Cards, lists: readonly string[]): boolean {
  const all = Object.values(cards);
  return all.length > 1 || all.some((card) => lists.some((list) => addressesIn(card[list]).length > 1));
}

/** Lines, or a JSON list of texts. */
export function addressesIn(list: string | undefined): readonly string[] {
  return list?.match(/[^\s[\]",]+/g) ?? [];
}

function decoded(bytes: Uint8Array | undefined): string {
  return new TextDecoder().decode(bytes);
}

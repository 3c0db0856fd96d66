import { printable } from '../printable.ts';
import { type ReadDiscoveryUrl, readDiscoveryUrl } from './discovery-url.ts';
import { readV3Discovery } from './discovery-v3.ts';
import type { EtcdFacts } from './facts.ts';
import type { ClusterCode, ClusterFinding, ClusterSeverity } from './finding.ts';
import { memberId, type Sha1 } from './member-id.ts';
import { otherSettings } from './other-settings.ts';
import { type PeerUrl, peerUrlOf, peerUrlsOf } from './peer-url.ts';
import type { EtcdSettings, WithheldUnit } from './settings.ts';
import { environmentOf, flagsOf, unsetIn } from './unit-text.ts';
import type { V2Client } from './v2-clients.ts';

/** One etcd that shall start on one machine: what every check looks at. */
export interface Subject {
  readonly section: string;
  readonly unit: string;
  readonly facts: EtcdFacts;
  readonly withheld: readonly WithheldUnit[];
  readonly v2Clients: readonly V2Client[];
  /** Keys that the document sets. */
  readonly keys: readonly string[];
  readonly flags: ReadonlySet<string>;
  /** A setting as etcd gets it: from the document, else from the unit's own environment. */
  value(key: string): string | undefined;
  /** Whether it may get that setting from where nobody reads it here, whatever `value` says. */
  mayBeSetElsewhere(key: string): boolean;
  /** `proxy: on` and `readonly` take no place in a cluster. */
  readonly isProxy: boolean;
  /** Its program may be etcd 0.4, which registers in another way. */
  readonly mayBeZero: boolean;
  readonly discovery: ReadDiscoveryUrl | undefined;
  /** Where the token stands. */
  readonly discoveryKey: 'discovery' | 'discovery_token';
  /** What other members are told to connect to, and by which key; `undefined` when that is not stated. */
  readonly peer: { readonly key: string; readonly urls: readonly PeerUrl[] } | undefined;
  readonly name: string | undefined;
  /** What it registers as; `undefined` where that cannot be known. */
  readonly id: string | undefined;
}

export function subjectOf(settings: EtcdSettings, facts: EtcdFacts, sha1: Sha1): Subject {
  const { section, unit, values, withheld } = settings;
  const unitText = `${facts.unitText}\n${settings.unitText}`;
  const environment = environmentOf(unitText);
  const value = readerOf(values, environment, facts);
  const url = value('discovery');
  const discovery = url === undefined ? readV3Discovery(value) : readDiscoveryUrl(url);
  const peer = peerOf(value, facts);
  const isProxy = /^(?:on|readonly)$/.test(value('proxy') ?? '');
  const mayBeZero = section === 'etcd' && (facts.version === undefined || facts.version.major === 0);
  const canRegister =
    peer !== undefined && !isProxy && !mayBeZero && peer.urls.every(({ fault }) => fault === undefined);
  const texts = peer?.urls.map(({ text }) => text) ?? [];
  return {
    section,
    unit,
    facts,
    withheld,
    v2Clients: settings.v2Clients ?? [],
    keys: [...values.keys()],
    flags: flagsOf(unitText),
    value,
    mayBeSetElsewhere: otherSettings(settings, facts),
    isProxy,
    mayBeZero,
    discovery,
    discoveryKey: url === undefined && discovery !== undefined ? 'discovery_token' : 'discovery',
    peer,
    name: nameOf(values.get('name'), environment.get('ETCD_NAME'), facts),
    id:
      canRegister && discovery?.kind === 'url' ? memberId(texts, discovery.discovery.text, sha1) : undefined,
  };
}

/** Drop-ins with later names win over the document's, which wins over the unit. */
function readerOf(
  values: EtcdSettings['values'],
  environment: ReadonlyMap<string, string>,
  { laterText = '' }: EtcdFacts,
): Subject['value'] {
  const later = environmentOf(laterText);
  const unset = unsetIn(laterText);
  return (key) => {
    const variable = `ETCD_${key.toUpperCase()}`;
    if (unset.has(variable)) return undefined;
    return later.get(variable) ?? values.get(key) ?? environment.get(variable);
  };
}

/** etcd 2 still knows `peer_addr`, host and port; etcd 3 does not. */
function peerOf(value: Subject['value'], { version }: EtcdFacts): Subject['peer'] {
  const urls = value('initial_advertise_peer_urls');
  if (urls !== undefined) return { key: 'initial_advertise_peer_urls', urls: peerUrlsOf(urls) };
  const address = value('peer_addr');
  if (address === undefined || (version?.major ?? 0) >= 3) return undefined;
  const scheme = value('peer_cert_file') === undefined ? 'http' : 'https';
  return { key: 'peer_addr', urls: [peerUrlOf(`${scheme}://${address}`)] };
}

/** The units of images say `ETCD_NAME=%m`, the machine's id; without any name etcd says `default`. */
function nameOf(
  stated: string | undefined,
  ofUnit: string | undefined,
  facts: EtcdFacts,
): string | undefined {
  if (stated !== undefined) return stated;
  if (ofUnit !== undefined) {
    const name = ofUnit.replaceAll('%m', facts.machineId ?? '%').replace(/%[Hl]/g, facts.hostname ?? '%');
    return name.includes('%') ? undefined : name;
  }
  return facts.unitText.trim() === '' ? facts.machineId : 'default';
}

/** A finding about a setting. */
export function finding(
  { section, discoveryKey }: Pick<Subject, 'section' | 'discoveryKey'>,
  severity: ClusterSeverity,
  code: ClusterCode,
  key: string,
  message: string,
): ClusterFinding {
  const place = key === 'discovery' ? discoveryKey : key;
  return { code, severity, path: `coreos.${section}.${place}`, message: printable(message) };
}

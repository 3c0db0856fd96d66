import type { CloudConfig, WriteFileEntry } from '../config/generated/types.ts';
import { type V2Client, v2Clients } from './v2-clients.ts';

/** A service that must not start, as the plan takes it. */
export interface WithheldUnit {
  readonly unit: string;
  /** The setting, `coreos.etcd2.discovery`. */
  readonly path: string;
  readonly reason: string;
}

/** A document of those that make a machine, from the weakest to the strongest. */
export interface ClusterDocument {
  readonly config: CloudConfig;
  readonly withheld?: readonly WithheldUnit[];
  /** The image's etcd 3, where that is not `etcd-member.service`. */
  readonly etcdUnit?: string;
}

/** What one section makes of etcd, as its drop-in says it. */
export interface EtcdSettings {
  /** `etcd`, `etcd2` or `etcd_member`. */
  readonly section: string;
  readonly unit: string;
  /** Set keys in underscore spelling. */
  readonly values: ReadonlyMap<string, string>;
  /** Content and drop-ins of the unit, as far as the documents bring them. */
  readonly unitText: string;
  /** Paths of files that the documents write and that are not part of that text. */
  readonly unreadFiles?: readonly string[];
  /** Why the unit is withheld already. */
  readonly withheld: readonly WithheldUnit[];
  readonly v2Clients?: readonly V2Client[];
}

const ETCD_3 = 'etcd_member';

function unitsOf(
  documents: readonly ClusterDocument[],
): readonly (readonly [section: string, unit: string])[] {
  const stated = documents.map(({ etcdUnit }) => etcdUnit).find((unit) => unit !== undefined);
  return [
    ['etcd', 'etcd.service'],
    ['etcd2', 'etcd2.service'],
    [ETCD_3, stated ?? 'etcd-member.service'],
  ];
}

/** The etcds that documents set up; the strongest document that has a section is the one whose section counts. */
export function etcdSettings(documents: readonly ClusterDocument[]): readonly EtcdSettings[] {
  const clients = v2Clients(documents.map(({ config }) => config));
  const found = unitsOf(documents).flatMap(([section, unit]) => {
    const withheld = documents
      .flatMap((each) => each.withheld ?? [])
      .filter((each) => each.unit === unit && each.path.startsWith(`coreos.${section}.`));
    const options = documents.map(({ config }) => sectionOf(config, section)).findLast(isThere);
    if (options === undefined && withheld.length === 0) return [];
    const values = valuesOf(options ?? {});
    const unitText = textOf(documents, unit);
    const files = unreadFiles(documents, unit);
    return [{ section, unit, values, unitText, unreadFiles: files, withheld, v2Clients: clients }];
  });
  // An image may have etcd 3 under the name of an older one, whose section then counts for nothing.
  const member = found.find(({ section }) => section === ETCD_3);
  return found.filter((each) => each === member || each.unit !== member?.unit);
}

function isThere(options: object | undefined): options is object {
  return options !== undefined;
}

function sectionOf({ coreos }: CloudConfig, section: string): object | undefined {
  const found: unknown = Object.entries(coreos ?? {}).find(([name]) => name === section)?.[1];
  return typeof found === 'object' && found !== null ? found : undefined;
}

function valuesOf(options: object): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const [key, value] of Object.entries(options)) {
    if (value !== undefined && value !== '') values.set(key, String(value));
  }
  return values;
}

function textOf(documents: readonly ClusterDocument[], name: string): string {
  const units = documents.flatMap(({ config }) => config.coreos?.units ?? []);
  const texts = units
    .filter((unit) => unit.name === name)
    .flatMap(({ content = '', drop_ins = [] }) => [
      content,
      ...drop_ins.map((dropIn) => dropIn.content ?? ''),
    ]);
  const files = filesOf(documents).filter((file) => isRead(file, name));
  return [...texts, ...files.map(({ content = '' }) => content)].join('\n');
}

function unreadFiles(documents: readonly ClusterDocument[], unit: string): readonly string[] {
  return filesOf(documents)
    .filter((file) => !isRead(file, unit))
    .filter(({ path }) => !path.includes('/systemd/system/') || isOfUnit(path, unit))
    .map(({ path }) => path);
}

function filesOf(documents: readonly ClusterDocument[]): readonly WriteFileEntry[] {
  return documents.flatMap(({ config }) => config.write_files ?? []);
}

/** Units may be brought as files, too. */
function isRead({ path, content, encoding }: WriteFileEntry, unit: string): boolean {
  return isOfUnit(path, unit) && content !== undefined && encoding === undefined;
}

function isOfUnit(path: string, unit: string): boolean {
  const [, name = ''] = /\/systemd\/system\/(.+)$/.exec(path) ?? [];
  return name === unit || (name.startsWith(`${unit}.d/`) && name.endsWith('.conf'));
}

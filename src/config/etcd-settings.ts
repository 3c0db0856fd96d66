import { sectionKeys, variableOf } from './key-variable.ts';
import { type Entry, find, isNull, type TreeNode } from './tree.ts';

/** A key of a section whose settings etcd reads. */
export interface EtcdSetting {
  readonly section: string;
  /** Its variable without `ETCD_`, in lower case. */
  readonly option: string;
  readonly entry: Entry;
}

/** What a document sets of etcd, in its order. */
export function* etcdSettings(root: TreeNode | undefined): Generator<EtcdSetting> {
  if (root === undefined) return;
  for (const section of ['etcd', 'etcd2', 'etcd_member']) {
    const node = find({ node: root, at: [] }, 'coreos', section)?.node;
    if (node?.kind !== 'map') continue;
    for (const entry of node.entries.values()) {
      const option = etcdOption(section, entry.key);
      if (option === undefined || isNull(entry.value)) continue;
      yield { section, option, entry };
    }
  }
}

/** The settings of one section, by the option of etcd; of several keys for one the last. */
export type EtcdSection = ReadonlyMap<string, EtcdSetting>;

/** The sections that a document has, by their names. */
export function etcdSections(root: TreeNode | undefined): ReadonlyMap<string, EtcdSection> {
  const sections = new Map<string, Map<string, EtcdSetting>>();
  for (const setting of etcdSettings(root)) {
    const given = sections.get(setting.section) ?? new Map<string, EtcdSetting>();
    sections.set(setting.section, given.set(setting.option, setting));
  }
  return sections;
}

/** The option of etcd that a key of a section becomes, as its variable without `ETCD_` and in lower case. */
export function etcdOption(section: string, key: string): string | undefined {
  const keys = sectionKeys(section);
  const known = Object.hasOwn(keys, key) ? keys[key] : undefined;
  const variable = known && variableOf(key, known);
  return variable?.replace(/^ETCD_/, '').toLowerCase();
}

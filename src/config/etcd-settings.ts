import { shape } from './generated/shape.ts';
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
  const coreos = shape.kind === 'map' ? shape.keys['coreos']?.shape : undefined;
  if (root === undefined || coreos?.kind !== 'map') return;
  for (const section of ['etcd', 'etcd2', 'etcd_member']) {
    const node = find({ node: root, at: [] }, 'coreos', section)?.node;
    const sectionShape = coreos.keys[section]?.shape;
    if (node?.kind !== 'map' || sectionShape?.kind !== 'map') continue;
    for (const entry of node.entries.values()) {
      const variable = sectionShape.keys[entry.key]?.env;
      if (variable === undefined || isNull(entry.value)) continue;
      yield { section, option: variable.replace(/^ETCD_/, '').toLowerCase(), entry };
    }
  }
}

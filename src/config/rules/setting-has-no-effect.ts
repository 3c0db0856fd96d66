import { textAt, unitsIn } from '../entries.ts';
import { isWhole, namedFilesIn } from '../file-path.ts';
import type { Path } from '../path.ts';
import { quote, type Rule } from '../rule.ts';
import { find, isNull, items, type Place, type ScalarNode, type TreeNode } from '../tree.ts';

/** Files that are made from settings; `etcd` and the like have their drop-ins in /run. */
const MADE_FROM: readonly (readonly [file: string, setting: Path])[] = [
  ['/etc/hostname', ['hostname']],
  ['/etc/hosts', ['manage_etc_hosts']],
  ['/etc/coreos/update.conf', ['coreos', 'update']],
  ['/etc/oem-release', ['coreos', 'oem']],
  ['/run/flannel/options.env', ['coreos', 'flannel']],
  ['/run/systemd/system/etcd.service.d/20-cloudinit.conf', ['coreos', 'etcd']],
  ['/run/systemd/system/etcd2.service.d/20-cloudinit.conf', ['coreos', 'etcd2']],
  ['/run/systemd/system/etcd-member.service.d/20-cloudinit.conf', ['coreos', 'etcd_member']],
  ['/run/systemd/system/fleet.service.d/20-cloudinit.conf', ['coreos', 'fleet']],
  ['/run/systemd/system/locksmithd.service.d/20-cloudinit.conf', ['coreos', 'locksmith']],
];

export const settingHasNoEffect: Rule = {
  code: 'CC352',
  name: 'setting-has-no-effect',
  severity: 'warning',
  boot: 'keep',
  summary: 'the document writes a whole file that one of its settings is to become part of',
  details:
    'The entry of `write_files`, or the drop-in of a unit, wins. The agent of 2018 did it the other way: what it made from settings came last, and replaced the file.',
  *check({ root }) {
    if (root === undefined) return;
    for (const { name, file } of writersIn(root)) {
      const setting = MADE_FROM.find(([made]) => made === file)?.[1];
      const place = setting && find({ node: root, at: [] }, ...setting);
      if (setting === undefined || place === undefined || !saysSomething(place.node)) continue;
      const shown = quote(setting.join('.'));
      const message = `${quote(file)} is made from ${shown} too, which has no effect beside this entry; remove one of them`;
      const { start, end } = name.node;
      const related = [
        {
          message: 'the setting',
          start: place.node.start,
          end: Math.min(place.node.end, place.node.start + 1),
        },
      ];
      yield { message, at: name.at, start, end, related };
    }
  },
};

/** Files that an entry writes whole; a drop-in of the same name takes the place of the one in /run wherever it lies. */
function* writersIn(root: TreeNode): Generator<{ readonly name: Place<ScalarNode>; readonly file: string }> {
  for (const { entry, path, file } of namedFilesIn(root)) if (isWhole(entry)) yield { name: path, file };
  for (const unit of unitsIn(root)) {
    const owner = textAt(unit, 'name')?.node.text;
    for (const dropIn of items(find(unit, 'drop_ins'))) {
      const name = textAt(dropIn, 'name');
      if (name === undefined || !textAt(dropIn, 'content')?.node.text) continue;
      yield { name, file: `/run/systemd/system/${owner}.d/${name.node.text}` };
    }
  }
}

function saysSomething(node: TreeNode): boolean {
  if (node.kind === 'scalar') return !isNull(node) && !/^(?:|false|no|off)$/i.test(node.text);
  return node.kind === 'map' && node.entries.size > 0;
}

import { textAt, unitsIn, usersIn } from '../entries.ts';
import { isWhole, namedFilesIn } from '../file-path.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { find, items, type Place, type ScalarNode, type TreeNode } from '../tree.ts';
import { isNetworkUnit } from '../unit-names.ts';
import { isSet } from '../units/switches.ts';

// Of two entries that say what one file holds, only the last can be true on the machine.
export const duplicateEntry: Rule = {
  code: 'CC313',
  name: 'duplicate-entry',
  severity: 'warning',
  boot: 'keep',
  summary: 'two entries write the same file or unit, or are of one user; the last one wins',
  *check({ root }) {
    const seen = new Map<string, Writer>();
    for (const writer of writersIn(root)) {
      const before = seen.get(writer.key);
      if (before !== undefined) yield finding(writer, before);
      seen.set(writer.key, writer);
    }
    yield* repeatedUsers(root);
  },
};

function* repeatedUsers(root: TreeNode | undefined): Generator<Finding> {
  const seen = new Map<string, Place<ScalarNode>>();
  for (const user of usersIn(root)) {
    const name = textAt(user, 'name');
    if (name === undefined || name.node.text === '') continue;
    const { at, node } = name;
    const before = seen.get(node.text);
    seen.set(node.text, name);
    if (before === undefined) continue;
    const message = `${quote(node.text)} has an entry above too; what both state counts as it stands here, so make them one`;
    const related = [{ message: 'the other one', start: before.node.start, end: before.node.end }];
    yield { message, at, start: node.start, end: node.end, related };
  }
}

/** What writes a file whole. */
interface Writer {
  /** The file's path, or the name of a unit, which has one file wherever it lies. */
  readonly key: string;
  readonly name: Place<ScalarNode>;
}

const UNIT_FILE = /^\/(?:etc|run)\/systemd\/(?:system|network)\/((?:[^/]+\.d\/)?[^/]+)$/;

/** In the order in which they are written: units come after files. */
function* writersIn(root: TreeNode | undefined): Generator<Writer> {
  for (const { entry, path, file } of namedFilesIn(root)) {
    if (isWhole(entry)) yield { key: file, name: path };
  }
  for (const unit of unitsIn(root)) {
    const name = textAt(unit, 'name');
    if (name === undefined) continue;
    const directory = directoryOf(unit, name.node.text);
    if (textAt(unit, 'content') !== undefined) yield { key: `${directory}/${name.node.text}`, name };
    for (const item of items(find(unit, 'drop_ins'))) {
      const dropIn = textAt(item, 'name');
      if (dropIn === undefined || textAt(item, 'content') === undefined) continue;
      yield { key: `${directory}/${name.node.text}.d/${dropIn.node.text}`, name: dropIn };
    }
  }
}

function directoryOf(unit: Place, name: string): string {
  const kind = isNetworkUnit(name) ? 'network' : 'system';
  return `${isSet(unit, 'runtime') ? '/run' : '/etc'}/systemd/${kind}`;
}

function finding({ key, name }: Writer, before: Writer): Finding {
  const { at, node } = name;
  const first = before.name;
  const shown = at[0] === 'write_files' ? node.text : (UNIT_FILE.exec(key)?.[1] ?? node.text);
  const isOther = first.at[0] !== at[0];
  const where = isOther ? 'in `write_files`' : 'by an entry above';
  const message = `${quote(shown)} is written ${where} too; this one wins, remove the other`;
  const related = [{ message: 'the other one', start: first.node.start, end: first.node.end }];
  return { message, at, start: node.start, end: node.end, related };
}

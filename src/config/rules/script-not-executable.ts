import { bodiesIn } from '../bodies.ts';
import { textAt } from '../entries.ts';
import { nearest } from '../nearest.ts';
import { quote, type Rule } from '../rule.ts';
import { markOf, modeFix } from '../source-text.ts';
import type { TreeNode } from '../tree.ts';
import { startedScriptsIn } from '../units/started-scripts.ts';

const EXECUTE = 0o111;

export const scriptNotExecutable: Rule = {
  code: 'CC355',
  name: 'script-not-executable',
  severity: 'error',
  boot: 'keep',
  summary: 'a unit runs a file of the document that its mode does not let anybody run',
  details:
    'The default mode is 0644, with which systemd cannot run a file: the unit fails with `status=203/EXEC`. A file that a command of the document makes executable with `chmod` is left alone. See systemd.exec(5).',
  *check({ source, root, units }) {
    let operands: ReadonlySet<string> | undefined;
    for (const { file, mode, command } of startedScriptsIn(root, units)) {
      if ((mode & EXECUTE) !== 0) continue;
      operands ??= chmodOperands(root);
      if (isMadeExecutable(file.file, operands)) continue;
      if (hasMistypedMode(file.entry.node)) continue;
      const { key } = command.assignment;
      const stated = textAt(file.entry, 'permissions');
      const now = stated === undefined ? 'has the mode 0644 without `permissions`' : `has no execute bit`;
      const message = `\`${key}=\` of ${quote(command.unit.unit)} runs this file, but it ${now}, so that systemd cannot execute it; write \`permissions: "${executable(mode)}"\``;
      const place = stated ?? file.path;
      const fix = modeFix(file.entry.node, executable(mode), source);
      const { start, end } = command.unit.places(command.assignment.start, command.assignment.end);
      const related = [{ message: 'run here', start, end }];
      yield { message, at: place.at, ...markOf(place.node), related, ...(fix === undefined ? {} : { fix }) };
    }
  },
};

/** Its mode is stated by a key that is no key, which is a finding of its own. */
function hasMistypedMode(entry: TreeNode): boolean {
  if (entry.kind !== 'map' || entry.entries.has('permissions')) return false;
  return [...entry.entries.keys()].some(
    (key) => /^(?:ch)?mode?$/.test(key) || nearest(key, ['permissions'], 3),
  );
}

/** Who may read it may run it too: `0755` for 0644. */
function executable(mode: number): string {
  return (mode | ((mode & 0o444) >> 2)).toString(8).padStart(4, '0');
}

/** The words that stand behind `chmod` anywhere in the document. */
function chmodOperands(root: TreeNode | undefined): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { text } of bodiesIn(root)) {
    for (const [, operands = ''] of text.matchAll(/\bchmod\s+(.{1,400})/g))
      for (const word of operands.split(/[\s"';&|]+/)) words.add(word);
  }
  return words;
}

/** `chmod +x` of the file, of its directory or of a pattern. */
function isMadeExecutable(file: string, operands: ReadonlySet<string>): boolean {
  const cut = file.lastIndexOf('/');
  const [directory, name] = [file.slice(0, cut), file.slice(cut + 1)];
  const words = [file, directory, `${directory}/`, `${directory}/*`, name, `./${name}`, '*', './*'];
  return words.some((word) => operands.has(word));
}

import type { Fix } from '../diagnostic.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { escapePath } from '../units/unit-escape.ts';
import { stretchIn } from '../units/unit-file.ts';
import { isOpen, placeIn, type UnitText } from '../units/unit-texts.ts';
import { type Setting, settingsOf } from '../units/whole-units.ts';

const PATH_OF: Readonly<Record<string, readonly [section: string, key: string]>> = {
  mount: ['Mount', 'Where'],
  automount: ['Automount', 'Where'],
  swap: ['Swap', 'What'],
};

export const mountName: Rule = {
  code: 'CC330',
  name: 'mount-name',
  severity: 'error',
  boot: 'keep',
  summary: 'systemd refuses a mount or swap unit whose name is not that of its path',
  details:
    '`/var/lib/docker` is mounted by `var-lib-docker.mount`: slashes become dashes, other characters such as `-` become `\\x2d`. `systemd-escape --path --suffix=mount /var/lib/docker` prints the name. See systemd.mount(5).',
  *check({ units }) {
    for (const unit of units.whole()) {
      const [section, key] = PATH_OF[unit.main.kind] ?? [];
      if (section === undefined || key === undefined) continue;
      const setting = settingsOf(unit, section, key).at(-1);
      if (setting !== undefined) yield* check(unit.main, key, setting);
    }
  },
};

function* check(main: UnitText, key: string, { unit, assignment }: Setting): Generator<Finding> {
  const { value } = assignment;
  // A swap's device may be named by UUID= or LABEL=, whose path only the machine knows.
  if (!value.startsWith('/') || isOpen(value) || value.includes('..') || /["']/.test(value)) return;
  const name = `${escapePath(value)}.${main.kind}`;
  if (name === main.unit) return;
  const message = `systemd refuses ${quote(main.unit)} with ${quote(`${key}=${value}`)}, whose unit must be named \`${name}\`; rename it or correct \`${key}=\``;
  const place = placeIn(unit, stretchIn(assignment, 0, value.length));
  const fix = renaming(main, name);
  yield { message, ...place, ...(fix === undefined ? {} : { fix }) };
}

function renaming({ name: { node, at }, unit }: UnitText, name: string): Fix | undefined {
  // In double quotes YAML would read the backslash itself.
  if (node.style !== 'plain' || at.at(-1) !== 'name' || !node.text.endsWith(unit)) return undefined;
  return { title: `Rename the unit to ${name}`, edits: [{ start: node.start, end: node.end, text: name }] };
}

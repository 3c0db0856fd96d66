import type { Fix } from '../diagnostic.ts';
import { sectionKeys } from '../key-variable.ts';
import type { Path } from '../path.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { markOf, stretchOf } from '../source-text.ts';
import { find, type ScalarNode } from '../tree.ts';

/** Sections that become drop-ins; flannel's settings are in a file, where systemd never replaced anything. */
const SECTIONS = ['etcd', 'etcd2', 'etcd_member', 'fleet', 'locksmith'] as const;

/** By their letter, what systemd.unit(5) has in a value of `Environment=`. */
const SPECIFIERS: ReadonlyMap<string, string> = new Map([
  ['a', 'the architecture'],
  ['b', 'the id of the boot'],
  ['B', 'the build of the system'],
  ['c', 'the control group'],
  ['f', 'a path made of the name of the unit'],
  ['g', 'a group'],
  ['h', 'a home directory'],
  ['H', 'the host name'],
  ['i', 'the instance of the unit'],
  ['I', 'the instance of the unit'],
  ['j', 'the name of the unit'],
  ['l', 'the short host name'],
  ['m', 'the machine id'],
  ['n', 'the name of the unit'],
  ['N', 'the name of the unit'],
  ['o', 'the id of the system'],
  ['p', 'the name of the unit'],
  ['P', 'the name of the unit'],
  ['q', 'the pretty host name'],
  ['s', 'a shell'],
  ['S', 'the directory for state'],
  ['t', 'the directory for what runs'],
  ['T', 'the directory for temporary files'],
  ['u', 'a user'],
  ['U', 'the id of a user'],
  ['v', 'the release of the kernel'],
  ['V', 'the directory for temporary files'],
]);

export const specifierInSetting: Rule = {
  code: 'CC369',
  name: 'specifier-in-setting',
  severity: 'warning',
  boot: 'keep',
  summary: 'a setting has a specifier of systemd, which its service gets as it is written',
  details:
    'The agent of 2018 put values into `Environment=` as they were, and systemd replaced `%H` and the like; a `%` that was meant as such was lost. Here every value reaches its service as the document has it. What systemd shall replace stands in a drop-in: `drop_ins` of the unit with `[Service]` and `Environment=`. See systemd.unit(5).',
  *check({ root, source }) {
    if (root === undefined) return;
    for (const section of SECTIONS) {
      const node = find({ node: root, at: [] }, 'coreos', section)?.node;
      if (node?.kind !== 'map') continue;
      for (const { key, value } of node.entries.values()) {
        if (value.kind !== 'scalar' || !isPlainVariable(section, key)) continue;
        yield* check(value, ['coreos', section, key], source);
      }
    }
  },
};

/** Passwords have a `%` more often than a specifier, and are not to be repeated. */
function isPlainVariable(section: string, key: string): boolean {
  const keys = sectionKeys(section);
  const known = Object.hasOwn(keys, key) ? keys[key] : undefined;
  return known?.env !== undefined && known.shape.kind === 'string' && known.shape.secret !== true;
}

function* check(node: ScalarNode, at: Path, source: string): Generator<Finding> {
  for (const specifier of specifiersIn(node.text)) {
    const exact = node.text.split(specifier).length === 2 ? stretchOf(specifier, node, source) : undefined;
    const place = exact ?? markOf(node);
    const fix = specifier === '%H' && exact !== undefined ? { fix: fixOf(exact) } : {};
    const means = SPECIFIERS.get(specifier.slice(1)) ?? '';
    const remedy = remedyFor(specifier, at);
    const message = `${quote(specifier)} is passed on as it is written, not as ${means}; ${remedy}`;
    yield { message, at, start: place.start, end: place.end, ...fix };
  }
}

/** Each once; `%%`, and what URLs write as `%` and two hexadecimal digits, are none. */
function specifiersIn(text: string): ReadonlySet<string> {
  const found = text.match(/%%|%[0-9A-Fa-f]{2}|%[A-Za-z]/g) ?? [];
  return new Set(found.filter((each) => each.length === 2 && SPECIFIERS.has(each.slice(1))));
}

function fixOf({ start, end }: { readonly start: number; readonly end: number }): Fix {
  return { title: 'Write $hostname', edits: [{ start, end, text: '$hostname' }] };
}

function remedyFor(specifier: string, [, section, key]: Path): string {
  if (specifier === '%H') return 'write `$hostname`';
  if (specifier === '%m' && key === 'name' && section !== 'fleet')
    return 'leave `name` out, since the unit says so itself';
  return 'write the value, or `Environment=` in a drop-in of the unit, where systemd replaces it';
}

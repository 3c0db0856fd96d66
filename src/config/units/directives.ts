import { DIRECTIVE_GROUPS, UNIT_SECTIONS } from '../generated/unit-directives.ts';
import { nearest } from '../nearest.ts';

const NETWORK_KINDS: ReadonlySet<string> = new Set(['network', 'netdev', 'link']);

/** Sections of every unit; files of systemd-networkd have none of them. */
const EVERY = 'every';

/** The sections that a file of this kind may have: `service`, `network`. */
export function sectionsOf(kind: string): readonly string[] {
  const own = Object.keys(UNIT_SECTIONS[kind] ?? {});
  return NETWORK_KINDS.has(kind) ? own : [...Object.keys(UNIT_SECTIONS[EVERY] ?? {}), ...own];
}

/** The section that says what kind of unit it is: `Service` for `service`. */
export function ownSectionOf(kind: string): string | undefined {
  return NETWORK_KINDS.has(kind) ? undefined : Object.keys(UNIT_SECTIONS[kind] ?? {})[0];
}

/** The kinds of file that know a section. */
export function kindsWith(section: string): readonly string[] {
  return Object.keys(UNIT_SECTIONS).filter(
    (kind) => kind !== EVERY && UNIT_SECTIONS[kind]?.[section] !== undefined,
  );
}

/** Whether systemd knows the directive in that section of that kind of file. */
export function isDirective(kind: string, section: string, key: string): boolean {
  const listed = listOf(kind, section);
  if (listed === undefined || !/^[A-Za-z][\w-]*$/.test(key)) return false;
  if (listed.includes(` ${key} `)) return true;
  for (const [prefix, group] of groupsIn(listed)) {
    const rest = key.startsWith(prefix) ? key.slice(prefix.length) : '';
    if (rest !== '' && group.includes(` ${rest} `)) return true;
  }
  return false;
}

/** Every directive of a section. */
export function directivesOf(kind: string, section: string): readonly string[] {
  const listed = listOf(kind, section) ?? '';
  const own = wordsOf(listed).filter((word) => !word.includes('@'));
  const shared = [...groupsIn(listed)].flatMap(([prefix, group]) =>
    wordsOf(group).map((word) => prefix + word),
  );
  return [...own, ...shared];
}

/** Sections of a kind of file that know the directive. */
export function sectionsWith(kind: string, key: string): readonly string[] {
  return sectionsOf(kind).filter((section) => isDirective(kind, section, key));
}

/** Other kinds of unit that know the directive, in whatever section. */
export function kindsWithDirective(section: string, key: string): readonly string[] {
  return Object.keys(UNIT_SECTIONS).filter((kind) => {
    if (kind === EVERY || NETWORK_KINDS.has(kind) || ownSectionOf(kind) === section) return false;
    const own = ownSectionOf(kind);
    return own !== undefined && isDirective(kind, own, key);
  });
}

/** The name that a mistyped one most likely meant; one that differs only in capitals comes first. */
export function nearestName(word: string, names: readonly string[]): string | undefined {
  const lower = word.toLowerCase();
  return names.find((name) => name.toLowerCase() === lower) ?? nearest(word, names, 2);
}

function listOf(kind: string, section: string): string | undefined {
  return (
    UNIT_SECTIONS[kind]?.[section] ?? (NETWORK_KINDS.has(kind) ? undefined : UNIT_SECTIONS[EVERY]?.[section])
  );
}

function* groupsIn(listed: string): Generator<readonly [prefix: string, group: string]> {
  for (const [, prefix = '', name = ''] of listed.matchAll(/(\w*)@(\w+)/g))
    yield [prefix, DIRECTIVE_GROUPS[name] ?? ''];
}

function wordsOf(text: string): readonly string[] {
  return text.split(' ').filter((word) => word !== '');
}

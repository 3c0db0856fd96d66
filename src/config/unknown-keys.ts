import type { Diagnostic, Fix } from './diagnostic.ts';
import { foreignKey } from './foreign-keys.ts';
import { homeOf, type MapShape, usualName } from './key-homes.ts';
import { nearest } from './nearest.ts';
import { formatPath, type Path } from './path.ts';
import { diagnose, quote } from './rule.ts';
import { misplacedKey } from './rules/misplaced-key.ts';
import { unknownKey } from './rules/unknown-key.ts';
import type { Entry, MapNode } from './tree.ts';

/** More unknown keys than this in one mapping are one finding: the text is not meant for us. */
const SEPARATE_LIMIT = 20;

/** One finding for each key that the mapping at `at` does not have: where it belongs, or what was meant. */
export function unknownKeys(
  entries: readonly Entry[],
  shape: MapShape,
  at: Path,
  { entries: present }: MapNode,
): readonly Diagnostic[] {
  const [first] = entries;
  if (first === undefined) return [];
  if (entries.length <= SEPARATE_LIMIT)
    return entries.map((entry) => unknownKeyFinding(entry, shape, at, present));
  const where = at.length === 0 ? 'the document' : quote(formatPath(at));
  const agent = entries.map(({ key }) => foreignKey(key, at)).find((each) => each !== undefined)?.agent;
  const whose =
    agent === undefined ? 'this does not look like cloud-config' : `it looks like one of ${agent}`;
  const message = `${where} has ${entries.length} unknown keys, ${quote(first.written)} the first; ${whose}`;
  return [
    diagnose(unknownKey, { message, at: [...at, first.key], start: first.keyStart, end: first.keyEnd }),
  ];
}

function renaming({ keyStart, keyEnd }: Entry, to: string): Fix {
  return { title: `Rename to ${to}`, edits: [{ start: keyStart, end: keyEnd, text: to }] };
}

function unknownKeyFinding(entry: Entry, shape: MapShape, at: Path, present: MapNode['entries']): Diagnostic {
  const place = { at: [...at, entry.key], start: entry.keyStart, end: entry.keyEnd };
  const name = quote(entry.written);
  const home = homeOf(entry.key, at);
  if (home !== undefined)
    return diagnose(misplacedKey, { ...place, message: `${name} belongs ${home}; move it there` });
  const foreign = foreignKey(entry.key, at);
  if (foreign !== undefined) {
    const { agent, remedy, same } = foreign;
    const message = `${name} is a key of ${agent}, which cloud-config does not apply; ${remedy}`;
    const isFree = same !== undefined && !present.has(same);
    return diagnose(unknownKey, { ...place, message, ...(isFree ? { fix: renaming(entry, same) } : {}) });
  }
  const meant = usualName(entry.key, at, shape) ?? nearest(entry.key, Object.keys(shape.keys));
  if (meant === undefined) {
    const known = Object.keys(shape.keys);
    const list =
      known.length <= 8 ? `; known here: ${known.join(', ')}` : '; remove it or correct its spelling';
    return diagnose(unknownKey, { ...place, message: `unknown key ${name}${list}` });
  }
  const spelled =
    entry.written.includes('-') && !entry.written.includes('_') ? meant.replaceAll('_', '-') : meant;
  const message = `unknown key ${name}, did you mean \`${spelled}\`?`;
  return diagnose(unknownKey, { ...place, message, fix: renaming(entry, spelled) });
}

import type { Diagnostic, Fix } from './diagnostic.ts';
import { foreignKey } from './foreign-keys.ts';
import { homeOf, type MapShape } from './key-homes.ts';
import { likelyKey, type MeantKey, usualKey } from './meant-key.ts';
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
  source: string,
): readonly Diagnostic[] {
  const [first] = entries;
  if (first === undefined) return [];
  if (entries.length <= SEPARATE_LIMIT)
    return entries.map((entry) => unknownKeyFinding(entry, shape, at, present, source));
  const where = at.length === 0 ? 'the document' : quote(formatPath(at));
  const agent = entries.map(({ key }) => foreignKey(key, at)).find((each) => each !== undefined)?.agent;
  const whose =
    agent === undefined ? 'this does not look like cloud-config' : `it looks like one of ${agent}`;
  const message = `${where} has ${entries.length} unknown keys, ${quote(first.written)} the first; ${whose}`;
  return [
    diagnose(unknownKey, { message, at: [...at, first.key], start: first.keyStart, end: first.keyEnd }),
  ];
}

function unknownKeyFinding(
  entry: Entry,
  shape: MapShape,
  at: Path,
  present: MapNode['entries'],
  source: string,
): Diagnostic {
  const place = { at: [...at, entry.key], start: entry.keyStart, end: entry.keyEnd };
  const name = quote(entry.written);
  const usual = usualKey(entry, at, shape);
  if (usual !== undefined) return diagnose(unknownKey, { ...place, ...renaming(entry, usual, present) });
  const home = homeOf(entry.key, at);
  if (home !== undefined)
    return diagnose(misplacedKey, {
      ...place,
      message: `${name} belongs ${home}; move it there`,
      ...intoSection(entry, home, at, present, source),
    });
  const foreign = foreignKey(entry.key, at);
  if (foreign !== undefined) {
    const { agent, remedy, same } = foreign;
    const message = `${name} is a key of ${agent}, which cloud-config does not apply; ${remedy}`;
    const fix = same === undefined ? {} : renaming(entry, { key: same }, present);
    return diagnose(unknownKey, { ...place, ...fix, message });
  }
  const likely = likelyKey(entry, shape);
  if (likely !== undefined) return diagnose(unknownKey, { ...place, ...renaming(entry, likely, present) });
  const known = Object.keys(shape.keys);
  const list =
    known.length <= 8 ? `; known here: ${known.join(', ')}` : '; remove it or correct its spelling';
  return diagnose(unknownKey, { ...place, message: `unknown key ${name}${list}` });
}

/** A section for a setting that stands right below `coreos`, where there is none yet. */
function intoSection(
  { keyStart, value }: Entry,
  home: string,
  at: Path,
  present: MapNode['entries'],
  source: string,
): { readonly fix?: Fix } {
  const section = /^under `coreos\.(\w+)`$/.exec(home)?.[1];
  const before = source.slice(source.lastIndexOf('\n', keyStart) + 1, keyStart);
  const isOneLine =
    value.kind === 'scalar' && value.style !== 'block' && !source.slice(keyStart, value.end).includes('\n');
  if (section === undefined || at.length !== 1 || present.has(section) || before.trim() !== '' || !isOneLine)
    return {};
  // Another one of the section follows when that is there.
  const [first] = [...present.values()].filter((each) => homeOf(each.key, at) === home);
  if (first?.keyStart !== keyStart) return {};
  const text = `${section}:\n${before}  `;
  return { fix: { title: `Put it into ${section}`, edits: [{ start: keyStart, end: keyStart, text }] } };
}

/** A key that is there already is not given twice. */
function renaming(
  { written, keyStart, keyEnd, value: { start, end } }: Entry,
  { key, value, isGuess }: MeantKey,
  present: MapNode['entries'],
): { readonly message: string; readonly fix?: Fix } {
  const spelled = written.includes('-') && !written.includes('_') ? key.replaceAll('_', '-') : key;
  const setting = value === undefined ? spelled : `${spelled}: ${value}`;
  const message = `unknown key ${quote(written)}, did you mean \`${setting}\`?`;
  if (present.has(key)) return { message };
  const edits = [{ start: keyStart, end: keyEnd, text: spelled }];
  if (value !== undefined) edits.push({ start, end, text: value });
  const fix = { title: `${value === undefined ? 'Rename to' : 'Write'} ${setting}`, edits };
  return { message, fix: isGuess ? { ...fix, isUnsafe: true } : fix };
}

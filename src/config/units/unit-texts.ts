import { decodeBase64 } from '../base64.ts';
import type { Fix } from '../diagnostic.ts';
import { filesIn, textAt, unitsIn } from '../entries.ts';
import { lineStartAt } from '../lines.ts';
import type { Path } from '../path.ts';
import { type ScalarPlaces, scalarPlaces } from '../scalar-places.ts';
import { find, items, type Place, type ScalarNode, type TreeNode } from '../tree.ts';
import { dropInOf, isDropInName, isUnitName } from '../unit-names.ts';
import { parseUnitFile, type Stretch, type UnitItem } from './unit-file.ts';

/** The text of a unit or of a drop-in, wherever a document holds it. */
export interface UnitText {
  /** The unit that it is, or that it adds to. */
  readonly unit: string;
  /** The unit's suffix: what kind of file it is. */
  readonly kind: string;
  /** The drop-in's name; `undefined` for the unit's own file. */
  readonly dropIn: string | undefined;
  readonly text: string;
  readonly items: readonly UnitItem[];
  readonly at: Path;
  /** The element of `coreos.units` or of `write_files`. */
  readonly entry: Place;
  /** What names the unit: `name`, or `path` of a file. */
  readonly name: Place<ScalarNode>;
  readonly node: ScalarNode;
  readonly places: ScalarPlaces;
  /** A template engine will still change it, so nothing can be said of what is missing in it. */
  readonly isTemplate: boolean;
}

/** What stands before every line of a unit's text in the source; nothing where it is not a literal block. */
export function indentationOf({ node, text, places }: UnitText, source: string): string | undefined {
  const first = places(text.search(/\S/), text.search(/\S/));
  if (node.style !== 'block' || !first.isExact) return undefined;
  const line = source.slice(lineStartAt(source, first.start), first.start);
  return line.trim() === '' ? line : undefined;
}

// Unit files below /usr are the image's, and read-only where cloud-config comes from.
const UNIT_PATH =
  /^\/(?:etc|run|usr\/lib|lib)\/systemd\/(?:system|network)\/(?:[^/]+\.(?:wants|requires|upholds)\/)?([^/]+)$/;
const DROP_IN_PATH = /^\/(?:etc|run|usr\/lib|lib)\/systemd\/(?:system|network)\/([^/]+\.d\/[^/]+\.conf)$/;
const TEMPLATE = /\{\{|\{%|<%/;

/** Every unit and drop-in that a document writes out, in its order. */
export function* unitTextsIn(source: string, root: TreeNode | undefined): Generator<UnitText> {
  for (const entry of unitsIn(root)) {
    const name = textAt(entry, 'name');
    if (name === undefined) continue;
    const owner = dropInOf(name.node.text);
    const content = textAt(entry, 'content');
    if (content !== undefined) {
      const [unit, dropIn] = owner === undefined ? [name.node.text, undefined] : [owner.unit, owner.dropIn];
      yield* unitText(source, { unit, dropIn, entry, name, content });
    }
    for (const item of items(find(entry, 'drop_ins'))) {
      const dropIn = textAt(item, 'name')?.node.text ?? '';
      const added = textAt(item, 'content');
      if (added !== undefined && isDropInName(dropIn))
        yield* unitText(source, { unit: name.node.text, dropIn, entry, name, content: added });
    }
  }
  for (const entry of filesIn(root)) yield* fileText(source, entry);
}

function* fileText(source: string, entry: Place): Generator<UnitText> {
  const name = textAt(entry, 'path');
  const content = textAt(entry, 'content');
  if (name === undefined || content === undefined || find(entry, 'append') !== undefined) return;
  const owner = dropInOf(DROP_IN_PATH.exec(name.node.text)?.[1] ?? '');
  const unit = owner?.unit ?? UNIT_PATH.exec(name.node.text)?.[1];
  if (unit === undefined) return;
  const encoding = textAt(entry, 'encoding')?.node.text ?? '';
  if (encoding === '') {
    yield* unitText(source, { unit, dropIn: owner?.dropIn, entry, name, content });
    return;
  }
  if (encoding !== 'b64' && encoding !== 'base64') return;
  const bytes = decodeBase64(content.node.text);
  if (bytes === undefined) return;
  const decoded = new TextDecoder().decode(bytes);
  yield* unitText(source, { unit, dropIn: owner?.dropIn, entry, name, content, decoded });
}

interface Written {
  readonly unit: string;
  readonly dropIn: string | undefined;
  readonly entry: Place;
  readonly name: Place<ScalarNode>;
  readonly content: Place<ScalarNode>;
  readonly decoded?: string;
}

function* unitText(source: string, written: Written): Generator<UnitText> {
  const { dropIn, entry, name, content, decoded } = written;
  const { node, at } = content;
  const text = decoded ?? node.text;
  const unit = withSuffix(written.unit, text);
  if (!isUnitName(unit) || text.trim() === '') return;
  const places =
    decoded === undefined
      ? scalarPlaces(source, node)
      : (): ReturnType<ScalarPlaces> => ({ start: node.start, end: node.end, isExact: false });
  yield {
    unit,
    kind: unit.slice(unit.lastIndexOf('.') + 1),
    dropIn,
    text,
    items: parseUnitFile(text),
    at,
    entry,
    name,
    node,
    places,
    isTemplate: TEMPLATE.test(text),
  };
}

/** A name whose suffix was forgotten is taken for what its text says it is. */
function withSuffix(unit: string, text: string): string {
  if (!/^[\w:@-]+$/.test(unit)) return unit;
  const section = /^\[(Service|Timer|Socket|Mount|Automount|Swap|Path|Slice|Scope)\]/m.exec(text)?.[1];
  return `${unit}.${section?.toLowerCase() ?? 'service'}`;
}

/** Whether a value gets its meaning only on the node, or from a template engine. */
export function isOpen(value: string): boolean {
  return /[$%]|\{\{|<%/.test(value);
}

/** What a finding about a stretch of a unit's text has in common. */
export function placeIn(unit: UnitText, { start, end }: Stretch): { at: Path; start: number; end: number } {
  const place = unit.places(start, end);
  return { at: unit.at, start: place.start, end: place.end };
}

/** A fix that replaces one stretch; none where the source does not show the text letter by letter. */
export function replacement(
  unit: UnitText,
  { start, end }: Stretch,
  text: string,
  title: string,
): { readonly fix?: Fix } {
  const place = unit.places(start, end);
  const isSafe = place.isExact && (unit.node.style === 'block' || /^[\w .@:/+-]*$/.test(text));
  return isSafe ? { fix: { title, edits: [{ start: place.start, end: place.end, text }] } } : {};
}

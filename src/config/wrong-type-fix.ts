import type { Edit, Fix } from './diagnostic.ts';
import type { Shape } from './generated/shape.ts';
import { nearest } from './nearest.ts';
import { obviousNumber } from './obvious-values.ts';
import type { Path } from './path.ts';
import { readScalar } from './scalar.ts';
import { writing } from './source-text.ts';
import { isNull, type ListNode, type MapNode, type ScalarNode, type TreeNode } from './tree.ts';
import { lineAt } from './yaml-lines.ts';

/** Words for true and false that neither YAML nor the schema takes. */
const SWITCHES: Readonly<Record<string, string>> = {
  '1': 'true',
  '0': 'false',
  enable: 'true',
  enabled: 'true',
  disable: 'false',
  disabled: 'false',
  t: 'true',
  f: 'false',
  start: 'true',
};

type ListShape = Extract<Shape, { readonly kind: 'list' }>;

/** How a value of a wrong type becomes one of the right type, where that is obvious. */
export function wrongTypeFix(source: string, node: TreeNode, shape: Shape, at: Path): { readonly fix?: Fix } {
  const fix = fixFor(source, node, shape, at);
  return fix === undefined ? {} : { fix };
}

function fixFor(source: string, node: TreeNode, shape: Shape, at: Path): Fix | undefined {
  if (shape.kind === 'list')
    return node.kind === 'scalar' ? asEntry(source, node, shape) : asList(source, node, shape);
  if (node.kind === 'scalar')
    return (
      unquoted(node, shape) ??
      asBoolean(node, shape) ??
      asNumber(node, shape, at) ??
      asNamed(source, node, at)
    );
  const isSetting = shape.kind === 'string' && at[0] === 'coreos' && at.length === 3;
  const list = isSetting && node.kind === 'list' ? asCommaText(source, node) : undefined;
  return list ?? (shape.kind === 'map' ? undefined : asOne(source, node, shape, at));
}

function asNumber({ style, text, start, end }: ScalarNode, { kind }: Shape, at: Path): Fix | undefined {
  if ((kind !== 'integer' && kind !== 'number') || style === 'block') return undefined;
  const value = obviousNumber(at, text, kind === 'integer');
  return value === undefined ? undefined : writing({ start, end }, value);
}

/** A name for an entry that has its keys below it; cloud-init's `default` is none. */
function asNamed(source: string, { text, start }: ScalarNode, at: Path): Fix | undefined {
  const isEntry = typeof at.at(-1) === 'number' && /^(?:users|units)$/.test(String(at.at(-2)));
  if (!isEntry || !/^[\w.@-]+$/.test(text) || text === 'default') return undefined;
  const line = lineAt(source, start);
  if (!/^\s*- +$/.test(source.slice(line.start, start))) return undefined;
  return { title: 'Write it as name', edits: [{ start, end: start, text: 'name: ' }] };
}

/** A list or a mapping with one text in it, which is due alone. */
function asOne(source: string, node: ListNode | MapNode, shape: Shape, at: Path): Fix | undefined {
  const values = node.kind === 'list' ? node.items : [...node.entries.values()].map(({ value }) => value);
  const [value] = values;
  if (values.length !== 1 || value?.kind !== 'scalar' || value.style === 'block' || isNull(value))
    return undefined;
  if (readScalar(value, shape) === undefined || source.slice(node.start, value.end).includes('\n'))
    return undefined;
  const written = source.slice(value.start, value.end);
  const [key] = node.kind === 'map' ? node.entries.values() : [];
  // A colon behind the type makes a mapping of a key.
  const isKey =
    at.includes('ssh_authorized_keys') && key !== undefined && /^(?:ssh|ecdsa|sk)-/.test(key.written);
  const isSwitch = key !== undefined && readScalar(value, { kind: 'boolean' }) !== undefined;
  if (isSwitch) return undefined;
  const text = isKey ? `${key.written} ${written}` : written;
  const isFlow = /[[{]/.test(source.charAt(node.start));
  const end = isFlow ? source.slice(value.end).search(/[\]}]/) + value.end + 1 : value.end;
  const isBelow = !isFlow && source.slice(0, node.start).trimEnd().endsWith(':');
  const start = isBelow ? source.slice(0, node.start).trimEnd().length : node.start;
  return { title: 'Write it alone', edits: [{ start, end, text: isBelow ? ` ${text}` : text }] };
}

function unquoted(node: ScalarNode, shape: Shape): Fix | undefined {
  if (shape.kind === 'string' || shape.kind === 'map' || shape.kind === 'list' || node.style !== 'quoted')
    return undefined;
  if (readScalar({ ...node, style: 'plain' }, shape) === undefined) return undefined;
  return { title: 'Remove the quotes', edits: [{ start: node.start, end: node.end, text: node.text }] };
}

function asBoolean({ style, text, start, end }: ScalarNode, { kind }: Shape): Fix | undefined {
  if (kind !== 'boolean' || style === 'block') return undefined;
  const word = text.toLowerCase();
  const value = Object.hasOwn(SWITCHES, word) ? SWITCHES[word] : nearest(word, ['true', 'false'], 2);
  return value === undefined ? undefined : writing({ start, end }, value);
}

/** One text where a list of texts is due. */
function asEntry(source: string, { style, start, end }: ScalarNode, { items }: ListShape): Fix | undefined {
  if (items.kind !== 'string' || style === 'block' || source.slice(start, end).includes('\n'))
    return undefined;
  const line = lineAt(source, start);
  const before = source.slice(line.start, start);
  const title = 'Make it a list';
  if (before.trim() === '') return { title, edits: [{ start, end: start, text: '- ' }] };
  if (!/^\s*(?:- +)*[\w.-]+:\s+$/.test(before)) return undefined;
  const from = line.start + before.trimEnd().length;
  return { title, edits: [{ start: from, end: start, text: `\n${' '.repeat(line.column + 2)}- ` }] };
}

/** Keys with names of their own, where a list of texts is due. */
function withoutNames({ entries }: MapNode): Fix | undefined {
  const edits: Edit[] = [];
  for (const { keyStart, value } of entries.values()) {
    if (value.kind !== 'scalar' || !/^(?:ssh|ecdsa|sk)-/.test(value.text)) return undefined;
    edits.push({ start: keyStart, end: value.start, text: '- ' });
  }
  return { title: 'Make it a list', edits };
}

/** One mapping where a list of mappings is due, its entries named by keys or without a dash. */
function asList(source: string, node: ListNode | MapNode, { items }: ListShape): Fix | undefined {
  if (node.kind !== 'map' || source[node.start] === '{') return undefined;
  if (items.kind !== 'map') return withoutNames(node);
  const [first] = node.entries.values();
  if (first === undefined) return undefined;
  const line = lineAt(source, first.keyStart);
  if (first.keyStart !== line.start + line.indent || line.indent < 2) return undefined;
  const title = 'Make it a list';
  if (Object.hasOwn(items.keys, first.key)) {
    const edit = { start: first.keyStart - 2, end: first.keyStart, text: '- ' };
    return { title, edits: [edit] };
  }
  const name = ['name', 'path'].find((key) => Object.hasOwn(items.keys, key));
  if (name === undefined) return undefined;
  const edits: Edit[] = [];
  for (const { keyStart, keyEnd, value } of node.entries.values()) {
    const isBelow = value.kind === 'map' && lineAt(source, value.start).indent === line.indent + 2;
    if (!isBelow || value.entries.has(name) || source[keyEnd] !== ':') return undefined;
    const written = source.slice(keyStart, keyEnd);
    edits.push({ start: keyStart, end: keyEnd + 1, text: `- ${name}: ${written}` });
  }
  return { title, edits };
}

/** A list where one text with commas is due, as etcd takes its addresses. */
function asCommaText(source: string, { items, start }: ListNode): Fix | undefined {
  const texts = items.flatMap((item) =>
    item.kind === 'scalar' && /^[^\s,#]+$/.test(item.text) ? item.text : [],
  );
  const last = items.at(-1);
  if (texts.length !== items.length || last === undefined) return undefined;
  const isFlow = source[start] === '[';
  const end = isFlow ? source.indexOf(']', last.end) + 1 : last.end;
  const colon = source.slice(0, start).trimEnd().length;
  if (end <= start || source[colon - 1] !== ':') return undefined;
  return { title: 'Write one text with commas', edits: [{ start: colon, end, text: ` ${texts.join(',')}` }] };
}

/** Where a value of a wrong type is shown: at its key when a text is due and none begins in that line. */
export function wrongTypePlace(
  source: string,
  node: TreeNode,
  shape: Shape,
): { readonly start: number; readonly end: number } {
  const { start, end } = node;
  if (node.kind === 'scalar') return { start, end: node.style === 'block' ? Math.min(end, start + 1) : end };
  const own = { start, end: Math.min(end, start + 1) };
  const isCollection = shape.kind === 'list' || shape.kind === 'map';
  const colon = isCollection ? undefined : colonBefore(source, start);
  if (colon === undefined) return own;
  const line = lineAt(source, colon);
  const keyStart = line.start + line.column;
  return keyStart < colon && line.end < start ? { start: keyStart, end: colon } : own;
}

/** The colon that white space alone parts from an offset. */
function colonBefore(source: string, offset: number): number | undefined {
  let at = offset - 1;
  while (at >= 0 && /\s/.test(source.charAt(at))) at -= 1;
  return source[at] === ':' ? at : undefined;
}

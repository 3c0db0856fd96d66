import type { Written, WrittenScalar } from './model.ts';

type Place = 'block' | 'flow';

const HEADERS = [
  '#cloud-config\n',
  '#cloud-config\n---\n',
  '#cloud-config\n\n# a node\n',
  '#cloud-config\r\n',
];
const NULLS = /^(?:|~|null|Null|NULL)$/;
const PLAIN =
  /^(?!---|\.\.\.)(?:[A-Za-z0-9_./$=%+]|-(?=[A-Za-z0-9_-]))(?:[A-Za-z0-9_./$=%+@;*!() -]|:(?! |$))*$/;

/** The text of a document; the looks of its parts choose among the spellings and styles of YAML. */
export function write(document: Written, look: number): string {
  const header = HEADERS[look % HEADERS.length] ?? '';
  const lines = block(document, '');
  const text = `${header}${lines.map((line) => `${line}\n`).join('')}`;
  return header.endsWith('\r\n') ? text.replace(/\r?\n/g, '\r\n') : text;
}

/** The lines of a node that stands by itself. */
function block(node: Written, indent: string): readonly string[] {
  if (node.kind === 'map') {
    if (node.entries.length === 0) return [`${indent}{}`];
    return node.entries.flatMap(([key, value], index) => [
      ...remark(node.look + index, indent),
      ...entry(`${indent}${spelled(key, node.look + index)}:`, value, indent),
    ]);
  }
  if (node.kind !== 'list') return [`${indent}${inline(node, 'block')}`];
  if (node.items.length === 0) return [`${indent}[]`];
  return node.items.flatMap((item) => element(item, indent));
}

function entry(start: string, value: Written, indent: string): readonly string[] {
  const step = indent + ('look' in value && value.look % 7 === 0 ? '    ' : '  ');
  if (value.kind === 'scalar' && isLiteral(value)) return literal(start, value.text, step);
  if (isFlow(value)) return [`${start} ${inline(value, 'block')}${comment(value)}`];
  return [start, ...block(value, value.kind === 'list' && value.look % 3 === 0 ? indent : step)];
}

function element(item: Written, indent: string): readonly string[] {
  if (item.kind === 'scalar' && isLiteral(item)) return literal(`${indent}-`, item.text, `${indent}  `);
  if (isFlow(item)) return [`${indent}- ${inline(item, 'block')}${comment(item)}`];
  const own = `${indent}  `;
  const [first = '', ...rest] = block(item, own);
  const isOnOwnLine = item.kind !== 'map' || item.look % 5 === 0 || first.trimStart().startsWith('#');
  return isOnOwnLine ? [`${indent}-`, first, ...rest] : [`${indent}- ${first.slice(own.length)}`, ...rest];
}

function isFlow(node: Written): boolean {
  if (node.kind === 'list') return node.items.length === 0 || node.look % 4 === 1;
  if (node.kind === 'map') return node.entries.length === 0 || node.look % 6 === 1;
  return true;
}

function inline(node: Written, place: Place): string {
  switch (node.kind) {
    case 'map': {
      const entries = node.entries.map(
        ([key, value], index) => `${spelled(key, node.look + index)}: ${inline(value, 'flow')}`,
      );
      return `{${entries.join(', ')}}`;
    }
    case 'list':
      return `[${node.items.map((item) => inline(item, 'flow')).join(', ')}]`;
    case 'verbatim':
      return node.yaml;
    default:
      return scalar(node, place);
  }
}

function scalar({ text, quoting, look }: WrittenScalar, place: Place): string {
  if (quoting === 'plain') return text;
  const isPlain = PLAIN.test(text) && !text.endsWith(' ') && !NULLS.test(text);
  if (isPlain && look % 3 !== 0 && !(place === 'flow' && text.includes(':'))) return text;
  return look % 2 === 0 && !/[\n\t]/.test(text) ? `'${text.replaceAll("'", "''")}'` : JSON.stringify(text);
}

function isLiteral({ text, quoting, look }: WrittenScalar): boolean {
  return quoting === 'free' && text.trim() !== '' && (text.includes('\n') ? look % 4 !== 0 : look % 9 === 0);
}

function literal(start: string, text: string, indent: string): readonly string[] {
  const body = text.replace(/\n*$/, '');
  const ends = text.length - body.length;
  const keep = ends > 1 ? '+' : '';
  const explicit = /^[ \n]/.test(body) ? String(indent.length - indentOf(start)) : '';
  const lines = [...body.split('\n'), ...Array.from({ length: Math.max(0, ends - 1) }, () => '')];
  return [
    `${start} |${explicit}${ends === 0 ? '-' : keep}`,
    ...lines.map((line) => (line === '' ? '' : indent + line)),
  ];
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** `-` and `_` are the same in keys. */
function spelled(key: string, look: number): string {
  const name = look % 3 === 0 ? key.replaceAll('_', '-') : key;
  return look % 11 === 0 ? JSON.stringify(name) : name;
}

function comment(node: Written): string {
  return 'look' in node && node.look % 8 === 3 ? '  # as agreed' : '';
}

function remark(look: number, indent: string): readonly string[] {
  if (look % 13 === 0) return [`${indent}# what follows: is - a key`];
  return look % 17 === 0 ? [`${indent}#`] : [];
}

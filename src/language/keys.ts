import { shape as documentShape, type Key, type Shape } from '../config/generated/shape.ts';
import { variableOf } from '../config/key-variable.ts';
import type { Path } from '../config/path.ts';
import { type KeyDoc, keyDocs } from './generated/key-docs.ts';

export type MapShape = Extract<Shape, { readonly kind: 'map' }>;

/** What the schema says of a place: the key that leads there, if it is one, and the shape of its value. */
export interface KnownPlace {
  readonly key?: Key;
  readonly shape: Shape;
}

export function placeAt(path: Path): KnownPlace | undefined {
  let here: KnownPlace = { shape: documentShape };
  for (const part of path) {
    const next = step(here.shape, part);
    if (next === undefined) return undefined;
    here = next;
  }
  return here;
}

function step(shape: Shape, part: string | number): KnownPlace | undefined {
  if (shape.kind === 'list') return typeof part === 'number' ? { shape: shape.items } : undefined;
  if (shape.kind !== 'map' || !Object.hasOwn(shape.keys, part)) return undefined;
  const key = shape.keys[part];
  return key === undefined ? undefined : { key, shape: key.shape };
}

/** `coreos.units[].name`: a place whatever its positions are. */
export function patternOf(path: Path): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += '[]';
    else text += text === '' ? part : `.${part}`;
  }
  return text;
}

export function docAt(path: Path): KeyDoc | undefined {
  const pattern = patternOf(path);
  return Object.hasOwn(keyDocs, pattern) ? keyDocs[pattern] : undefined;
}

export function typeInWords(shape: Shape): string {
  switch (shape.kind) {
    case 'string':
      return shape.values === undefined ? 'text' : `one of ${shape.values.map(code).join(', ')}`;
    case 'boolean':
      return 'true or false';
    case 'integer':
      return 'whole number';
    case 'number':
      return 'number';
    case 'list':
      return listInWords(shape);
    case 'map':
      return 'mapping';
    default:
      return shape satisfies never;
  }
}

function listInWords({ items, accepts }: Extract<Shape, { readonly kind: 'list' }>): string {
  if (items.kind === 'map') return 'list of mappings';
  if (accepts === 'comma-string') return 'list of texts, or one text with commas';
  return accepts === 'scalar' ? 'list of texts, or one text' : 'list of texts';
}

export function code(text: string): string {
  return `\`${text}\``;
}

/** A key's documentation in Markdown: what it means, its type, where it ends up and who knows it. */
export function documentation(path: Path): string | undefined {
  const place = placeAt(path);
  const doc = docAt(path);
  if (place === undefined || doc === undefined) return undefined;
  const { key, shape } = place;
  const variable = key && variableOf(String(path.at(-1)), key);
  const facts = [
    typeInWords(shape),
    ...(isRequired(path) ? ['**required**'] : []),
    ...(doc.default === undefined ? [] : [`default ${code(doc.default)}`]),
    ...(variable === undefined ? [] : [`variable ${code(variable)}`]),
  ];
  return [
    ...(key?.deprecated === undefined ? [] : [`**Deprecated**: ${key.deprecated}.`]),
    doc.about,
    facts.join(' · '),
    agentsInWords(path),
    ...(doc.example === undefined ? [] : [`\`\`\`yaml\n${doc.example}\n\`\`\``]),
  ].join('\n\n');
}

function isRequired(path: Path): boolean {
  const parent = placeAt(path.slice(0, -1))?.shape;
  return parent?.kind === 'map' && parent.required?.includes(String(path.at(-1))) === true;
}

/** Which other agents read the key. */
function agentsInWords(path: Path): string {
  const isExtension = path.some((_, index) => placeAt(path.slice(0, index + 1))?.key?.extension === true);
  if (path[0] !== 'coreos')
    return isExtension
      ? 'Extension: coreos-cloudinit and its Flatcar fork ignore it.'
      : 'Known to coreos-cloudinit and its Flatcar fork.';
  return isExtension
    ? 'Extension: coreos-cloudinit, its Flatcar fork and cloud-init ignore it.'
    : "Known to coreos-cloudinit and its Flatcar fork; Canonical's cloud-init ignores it.";
}

import type { Diagnostic } from './diagnostic.ts';
import type { Key, Shape } from './generated/shape.ts';
import { jsonText } from './json-text.ts';
import { formatPath, type Path } from './path.ts';
import { diagnose, type Finding, quote, type Rule } from './rule.ts';
import { deprecatedKey } from './rules/deprecated-key.ts';
import { invalidValue } from './rules/invalid-value.ts';
import { wrongType } from './rules/wrong-type.ts';
import { readScalar } from './scalar.ts';
import { substituteScalar } from './substitute-scalar.ts';
import { type Entry, isNull, type MapNode, type ScalarNode, type TreeNode } from './tree.ts';
import { unknownKeys } from './unknown-keys.ts';
import type { SubstitutionMode, Variables } from './variables.ts';
import { wrongTypeFix, wrongTypePlace } from './wrong-type-fix.ts';

type ShapeOf<K extends Shape['kind']> = Extract<Shape, { readonly kind: K }>;

/** What coercion reads by, and where its findings go. */
export interface Coercion {
  readonly source: string;
  /** Absent when a document is only looked at: variables then stay as they are written. */
  readonly variables?: Variables;
  readonly found: Diagnostic[];
}

/**
 * Reads a tree by the schema: the shape says how each scalar is read, whatever YAML would make of it. Keys without a
 * value, unknown keys and values of a wrong type are left out; list elements keep their places.
 */
export function coerceDocument(root: TreeNode, shape: Shape, coercion: Coercion): unknown {
  return createReader(coercion).read(root, shape, [], { body: 'body', text: 'setting' });
}

/** How texts below a file or unit are substituted, which the item's own keys decide. */
interface Scope {
  readonly body: SubstitutionMode;
  readonly text: SubstitutionMode;
}

interface Reader {
  read(node: TreeNode, shape: Shape, at: Path, scope: Scope): unknown;
}

function createReader(coercion: Coercion): Reader {
  const { found, source } = coercion;

  function report(rule: Rule, finding: Finding): void {
    found.push(diagnose(rule, finding));
  }

  function read(node: TreeNode, shape: Shape, at: Path, scope: Scope): unknown {
    if (isNull(node)) return undefined;
    switch (shape.kind) {
      case 'map':
        return node.kind === 'map' ? readMap(node, shape, at, scope) : refuse(node, shape, at);
      case 'list':
        return readList(node, shape, at, scope);
      default:
        if (node.kind === 'scalar') return readText(node, shape, at, scope);
        return takesMapping(shape) && node.kind === 'map' ? jsonText(node) : refuse(node, shape, at);
    }
  }

  function readMap(node: MapNode, shape: ShapeOf<'map'>, at: Path, outer: Scope): unknown {
    const scope = scopeOf(node, shape, outer);
    const value: Record<string, unknown> = {};
    const unknown = [];
    for (const entry of node.entries.values()) {
      const key = Object.hasOwn(shape.keys, entry.key) ? shape.keys[entry.key] : undefined;
      if (key === undefined) {
        unknown.push(entry);
        continue;
      }
      const here = [...at, entry.key];
      noteDeprecation(key, entry.keyStart, entry.keyEnd, here);
      const child = read(entry.value, key.shape, here, scope);
      if (child === undefined) continue;
      if (key.env !== undefined && typeof child === 'string' && /[\r\n]/.test(child))
        refuseLines(entry, here);
      else value[entry.key] = child;
    }
    found.push(...unknownKeys(unknown, shape, at, node, source));
    return value;
  }

  /** A second line would be a setting of its own in the file that the value goes to. */
  function refuseLines({ key, value }: Entry, at: Path): void {
    const message = `${quote(key)} must be one line; remove the line break`;
    report(invalidValue, { message, at, start: value.start, end: Math.min(value.end, value.start + 1) });
  }

  function noteDeprecation(key: Key, start: number, end: number, at: Path): void {
    if (key.deprecated === undefined) return;
    report(deprecatedKey, {
      message: `${quote(String(at.at(-1)))} is deprecated: ${key.deprecated}`,
      at,
      start,
      end,
    });
  }

  function readList(node: TreeNode, shape: ShapeOf<'list'>, at: Path, scope: Scope): unknown {
    if (node.kind === 'scalar' && shape.accepts !== undefined) return readSingle(node, shape, at, scope);
    if (node.kind !== 'list') return refuse(node, shape, at);
    return node.items.map((item, index) => {
      const value = read(item, shape.items, [...at, index], scope);
      return value === undefined ? zero(shape.items) : value;
    });
  }

  /** `groups: sudo,docker` and `sudo: false` for lists that are written as one scalar. */
  function readSingle(node: ScalarNode, shape: ShapeOf<'list'>, at: Path, scope: Scope): unknown {
    if (node.style === 'plain' && readScalar(node, { kind: 'boolean' }) === false) return [];
    const parts =
      shape.accepts === 'comma-string' ? node.text.split(',').map((part) => part.trim()) : [node.text];
    const texts = parts.filter((part) => part !== '');
    return texts.map((text) => read({ ...node, text }, shape.items, at, scope));
  }

  function readText(
    node: ScalarNode,
    shape: Exclude<Shape, ShapeOf<'map' | 'list'>>,
    at: Path,
    scope: Scope,
  ): unknown {
    const value = readScalar(node, shape);
    if (value === undefined) return refuse(node, shape, at);
    if (shape.kind !== 'string') return value;
    // As in 2018, an empty text is no value where only certain texts are.
    if (node.text === '' && (shape.values !== undefined || shape.pattern !== undefined)) return undefined;
    if (value !== node.text) return value;
    return substituteScalar(node, modeOf(shape.substitute, scope), at, coercion);
  }

  function refuse(node: TreeNode, shape: Shape, at: Path): undefined {
    const key = at.length === 0 ? 'the document' : quote(nameOf(at));
    const message = `${key} must be ${wanted(shape)}, not ${written(node)}`;
    const place = wrongTypePlace(source, node, shape);
    report(wrongType, { message, at, ...place, ...wrongTypeFix(source, node, shape, at) });
    return undefined;
  }

  return { read };
}

/** The key, with the position of an element that is no key's own value. */
function nameOf(at: Path): string {
  return typeof at.at(-1) === 'number' ? formatPath(at.slice(-2)) : String(at.at(-1));
}

/** What a list element without a value stands for, as in 2018: an empty entry. */
function zero(shape: Shape): unknown {
  if (shape.kind === 'map') return {};
  return shape.kind === 'list' ? [] : '';
}

function modeOf(own: SubstitutionMode, scope: Scope): SubstitutionMode {
  if (own === 'never') return 'never';
  return own === 'body' ? scope.body : scope.text;
}

/** `substitute` and `encoding` of a file, `substitute` of a unit; drop-ins take after their unit. */
function scopeOf(node: MapNode, shape: ShapeOf<'map'>, outer: Scope): Scope {
  const chosen = Object.hasOwn(shape.keys, 'substitute') ? textOf(node, 'substitute') : undefined;
  if (chosen === 'false') return { body: 'never', text: 'never' };
  const isEncoded = Object.hasOwn(shape.keys, 'encoding') && (textOf(node, 'encoding') ?? '') !== '';
  if (isEncoded) return { ...outer, body: 'never' };
  return chosen === 'all' ? { ...outer, body: 'setting' } : outer;
}

function textOf(node: MapNode, key: string): string | undefined {
  const value = node.entries.get(key)?.value;
  return value?.kind === 'scalar' && !isNull(value) ? value.text : undefined;
}

const WANTED: Readonly<Record<Shape['kind'], string>> = {
  string: 'text',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  list: 'a list (lines that start with `- `)',
  map: 'a mapping (`key: value` lines)',
};

function takesMapping(shape: Shape): boolean {
  return shape.kind === 'string' && shape.accepts === 'mapping';
}

function wanted(shape: Shape): string {
  if (takesMapping(shape)) return 'a text or a mapping (`key: value` lines)';
  if (shape.kind !== 'list' || shape.accepts === undefined) return WANTED[shape.kind];
  return shape.accepts === 'comma-string' ? 'a list or a comma-separated text' : 'a list or one text';
}

function written(node: TreeNode): string {
  if (node.kind === 'list') return 'a list';
  if (node.kind === 'map') return 'a mapping';
  return node.style === 'quoted' ? 'a quoted text' : 'this text';
}

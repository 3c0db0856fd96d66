import { positionsIn } from '../../../config/lines.ts';
import { nearest } from '../../../config/nearest.ts';
import { parse } from '../../../config/parse.ts';
import { isNull, type MapNode, type TreeNode } from '../../../config/tree.ts';
import { printable } from '../../../printable.ts';
import { malformedNetwork } from '../error.ts';

/** A value of a YAML or JSON document, read by what it is asked to be, from its text as written. */
export interface Value {
  /** `line 7: ethernets.eth0.mtu`. */
  readonly place: string;
  readonly kind: TreeNode['kind'];
  text(): string;
  integer(): number;
  boolean(): boolean;
  /** The elements of a list; a single value is a list of one. */
  list(): readonly Value[];
  fields(): Fields;
}

/** The keys of a map; hyphens and underscores are the same. */
export interface Fields {
  readonly place: string;
  /** The value of a key, in underscore spelling; nothing when it is missing or null. */
  get(key: string): Value | undefined;
  /** All of them, names as written. */
  entries(): readonly (readonly [name: string, value: Value])[];
  /** Warns when one is there: it means something that is not carried over. */
  leave(reason: string, ...keys: readonly string[]): void;
  /** They are known and say nothing that must be carried over. */
  accept(...keys: readonly string[]): void;
  /** Warns about every key that was not asked for, and what may have been meant. */
  finish(): void;
}

export interface Reading {
  readonly root: Value;
  warn(place: string, problem: string): void;
  /** By line. */
  warnings(): readonly string[];
}

/** Broken YAML, and findings in which a whole device could be lost; the others only warn. */
const FATAL = new Set(['CC101', 'CC103', 'CC104', 'CC105', 'CC107', 'CC109']);

interface Context {
  readonly separator: '-' | '_';
  lineOf(offset: number): string;
  warn(place: string, problem: string): void;
}

/** Opens a document whose keys are spelt with `separator` where a word is joined. */
export function openYaml(source: string, separator: '-' | '_'): Reading {
  const { root, diagnostics } = parse(source);
  const positions = positionsIn(source);
  const warnings: string[] = [];
  const context: Context = {
    separator,
    lineOf: (offset) => `line ${positions(offset).line}`,
    warn: (place, problem) => void warnings.push(`${place}: ${problem}`),
  };
  for (const { code, message, start } of diagnostics) {
    if (FATAL.has(code)) throw malformedNetwork(context.lineOf(start), message);
    context.warn(context.lineOf(start), message);
  }
  if (root === undefined) throw malformedNetwork('line 1', 'the document is empty');
  return { root: valueAt(root, '', context), warn: context.warn, warnings: () => warnings.toSorted(byLine) };
}

function byLine(left: string, right: string): number {
  return lineIn(left) - lineIn(right);
}

function lineIn(warning: string): number {
  return Number(/^line (\d+)/.exec(warning)?.[1] ?? 0);
}

function valueAt(node: TreeNode, path: string, context: Context): Value {
  const place = `${context.lineOf(node.start)}${path === '' ? '' : `: ${printable(path)}`}`;
  function text(): string {
    if (node.kind !== 'scalar') throw malformedNetwork(place, 'must be a single value');
    return node.text;
  }
  return {
    place,
    kind: node.kind,
    text,
    integer: () => integerOf(text(), place),
    boolean: () => booleanOf(text(), place),
    list: () => {
      if (isNull(node)) return [];
      if (node.kind !== 'list') return [valueAt(node, path, context)];
      return node.items.map((item, index) => valueAt(item, `${path}[${index}]`, context));
    },
    fields: () => {
      if (node.kind === 'map') return fieldsAt(node, path, place, context);
      if (isNull(node)) return fieldsAt({ ...node, kind: 'map', entries: new Map() }, path, place, context);
      throw malformedNetwork(place, 'must have keys and values');
    },
  };
}

function integerOf(text: string, place: string): number {
  const number = /^(?:\d+|0x[0-9a-f]+)$/i.test(text.trim()) ? Number(text) : Number.NaN;
  if (!Number.isSafeInteger(number)) throw malformedNetwork(place, 'must be a whole number');
  return number;
}

function booleanOf(text: string, place: string): boolean {
  if (/^(?:true|yes|on|y|1)$/i.test(text)) return true;
  if (/^(?:false|no|off|n|0)$/i.test(text)) return false;
  throw malformedNetwork(place, 'must be true or false');
}

function fieldsAt(map: MapNode, path: string, place: string, context: Context): Fields {
  const asked = new Set<string>();
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  function get(key: string): Value | undefined {
    asked.add(key);
    const entry = map.entries.get(key);
    if (entry === undefined || isNull(entry.value)) return undefined;
    return valueAt(entry.value, below(entry.written), context);
  }
  return {
    place,
    get,
    entries: () => {
      const entries = [...map.entries.values()];
      for (const { key } of entries) asked.add(key);
      return entries.map(({ written, value }) => [written, valueAt(value, below(written), context)] as const);
    },
    leave: (reason, ...keys) => {
      for (const key of keys) {
        const value = get(key);
        if (value !== undefined) context.warn(value.place, reason);
      }
    },
    accept: (...keys) => {
      for (const key of keys) asked.add(key);
    },
    finish: () => {
      for (const { key, written, keyStart } of map.entries.values()) {
        if (asked.has(key)) continue;
        const meant = nearest(key, asked)?.replaceAll('_', context.separator);
        const hint = meant === undefined ? '' : `, did you mean ${meant}?`;
        const where = `${context.lineOf(keyStart)}: ${printable(below(written))}`;
        context.warn(where, `unknown key; it is ignored${hint}`);
      }
    },
  };
}

/** The words of a list, or of one text in which spaces or commas part them. */
export function wordsOf(value: Value | undefined): readonly string[] {
  if (value === undefined) return [];
  return value.list().flatMap((each) =>
    each
      .text()
      .split(/[\s,]+/)
      .filter((word) => word !== ''),
  );
}

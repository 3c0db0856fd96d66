import { type Shape, shape } from '../../../src/config/generated/shape.ts';
import { formatPath, type Path } from '../../../src/config/path.ts';

/** A value in a decoded document, and others that could stand there; `undefined` is its absence. */
export interface Leaf {
  /** `coreos.units[0].name`. */
  readonly path: string;
  /** The key in the schema, `coreos.units[].name`. */
  readonly key: string;
  readonly value: unknown;
  /** The whole document with each of the other values. */
  readonly others: Iterable<unknown>;
}

/** One of them at least has the form of any text that the schema knows. */
const TEXTS = [
  'other',
  '/other',
  '0777',
  '2031-01-01',
  '05:00',
  '2h',
  'c'.repeat(64),
  'gh:other',
  'https://other',
];

/** Every text, number, truth value and list element of a decoded document. */
export function* leavesOf(document: unknown): Generator<Leaf> {
  for (const { at, value, of } of leaves(document, shape, []))
    yield {
      path: formatPath(at),
      key: formatPath(at).replace(/\[\d+\]/g, '[]'),
      value,
      others: variants(document, at, othersFor(value, of)),
    };
}

function* variants(document: unknown, at: Path, others: readonly unknown[]): Generator<unknown> {
  for (const other of others) yield replaced(document, at, other);
}

interface Place {
  readonly at: Path;
  readonly value: unknown;
  readonly of: Shape;
}

function* leaves(value: unknown, of: Shape, at: Path): Generator<Place> {
  if (of.kind === 'map' && typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value)) {
      const known = of.keys[key];
      if (known === undefined) throw new Error(`${formatPath([...at, key])} is not in the schema`);
      yield* leaves(child, known.shape, [...at, key]);
    }
  } else if (of.kind === 'list' && Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* leaves(item, of.items, [...at, index]);
  } else {
    yield { at, value, of };
  }
}

function othersFor(value: unknown, of: Shape): readonly unknown[] {
  if (typeof value === 'boolean') return [undefined, !value];
  if (typeof value === 'number') return [undefined, value + 1];
  return [undefined, ...(of.kind === 'string' ? (of.values ?? []) : []), ...TEXTS].filter(
    (other) => other !== value,
  );
}

/** A copy with another value at a place; an element that is absent leaves no gap. */
function replaced(value: unknown, at: Path, other: unknown): unknown {
  const [first, ...rest] = at;
  if (first === undefined) return other;
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) => {
      if (index !== first) return [item];
      const changed = replaced(item, rest, other);
      return changed === undefined ? [] : [changed];
    });
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
      if (key !== first) return [[key, item]];
      const changed = replaced(item, rest, other);
      return changed === undefined ? [] : [[key, changed]];
    }),
  );
}

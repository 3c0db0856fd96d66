import fc from 'fast-check';
import { type Shape, shape } from '../../../src/config/generated/shape.ts';
import type { Written, WrittenMap } from './model.ts';
import { unit } from './units.ts';
import {
  aBoolean,
  aNumber,
  anInteger,
  bodyText,
  encoded,
  look,
  oneOf,
  scalarOf,
  someText,
  textOf,
  VALUES,
} from './values.ts';

type MapShape = Extract<Shape, { kind: 'map' }>;
type Entry = readonly [key: string, value: Written];

/** Keys of one mapping at most, beyond the required ones: big documents are slow and find no more than small ones. */
const WIDTH = 4;
const LENGTH = 3;

/** Any document that the schema describes, in any spelling and style; most of them are valid. */
export const documents: fc.Arbitrary<Written> = valueFor(shape, '');

function valueFor(of: Shape, place: string): fc.Arbitrary<Written> {
  if (place === 'write_files[]') return file(of);
  if (place === 'coreos.units[]') return unit;
  const known = VALUES.find(([end]) => end.test(place))?.[1];
  if (known !== undefined) return known;
  switch (of.kind) {
    case 'boolean':
      return aBoolean;
    case 'integer':
      return anInteger;
    case 'number':
      return aNumber;
    case 'list':
      return listOf(of, place);
    case 'map':
      return mapOf(of, place);
    case 'string':
      return textFor(of);
    default:
      return of satisfies never;
  }
}

function textFor(of: Extract<Shape, { kind: 'string' }>): fc.Arbitrary<Written> {
  if (of.values !== undefined) return oneOf(...of.values);
  if (of.pattern !== undefined)
    return textOf(fc.stringMatching(new RegExp(of.pattern), { maxLength: 40 }).filter((text) => text !== ''));
  return of.substitute === 'body' ? textOf(bodyText) : someText;
}

function listOf(of: Extract<Shape, { kind: 'list' }>, place: string): fc.Arbitrary<Written> {
  const items = fc.array(valueFor(of.items, `${place}[]`), { minLength: 1, maxLength: LENGTH });
  const list = fc
    .tuple(items, look)
    .map(([all, seed]) => ({ kind: 'list', items: all, look: seed }) as const);
  if (of.accepts === undefined) return list;
  const single = items.chain((all) => {
    const texts = all.flatMap((each) => (each.kind === 'scalar' ? [each.text] : []));
    const chosen = of.accepts === 'scalar' ? texts.slice(0, 1) : texts;
    return scalarOf(chosen.join(', '), chosen, 'free');
  });
  return fc.oneof({ weight: 3, arbitrary: list }, { weight: 1, arbitrary: single });
}

function mapOf(of: MapShape, place: string): fc.Arbitrary<Written> {
  const entryOf = (key: string): fc.Arbitrary<Entry> => {
    const child = of.keys[key]?.shape;
    if (child === undefined) throw new Error(`no key ${key}`);
    return valueFor(child, place === '' ? key : `${place}.${key}`).map((value) => [key, value] as const);
  };
  const required = of.required ?? [];
  const others = Object.keys(of.keys).filter((key) => !required.includes(key));
  const fixed = fc.tuple(...required.map(entryOf));
  const free = fc.uniqueArray(fc.oneof(...others.map(entryOf)), {
    selector: ([key]) => key,
    minLength: required.length === 0 ? 1 : 0,
    maxLength: Math.max(WIDTH, Math.ceil(others.length / 20)),
  });
  return fc
    .tuple(fixed, free, look)
    .map(([first, rest, seed]) => mapping(seed % 2 === 0 ? [...first, ...rest] : [...rest, ...first], seed));
}

function mapping(entries: readonly Entry[], seed: number): WrittenMap {
  return { kind: 'map', entries, look: seed };
}

/** A file has a content, an encoded one, or comes from elsewhere: each excludes keys of the others. */
function file(of: Shape): fc.Arbitrary<Written> {
  if (of.kind !== 'map') throw new Error('a file is a mapping');
  const without = (...keys: readonly string[]): MapShape => ({
    ...of,
    keys: Object.fromEntries(Object.entries(of.keys).filter(([key]) => !keys.includes(key))),
  });
  const any = mapOf(of, 'files[]');
  const whole = mapOf(without('encoding', 'source', 'sha256', 'overwrite'), 'files[]');
  const once = mapOf(without('encoding', 'source', 'sha256', 'append'), 'files[]');
  const packed = withTexts(
    mapOf(without('encoding', 'source', 'sha256', 'content', 'substitute'), 'files[]'),
    encoded,
  );
  const remote = withTexts(
    mapOf(without('encoding', 'append', 'content', 'substitute', 'overwrite', 'source', 'sha256'), 'files[]'),
    fc.constantFrom('a', 'b').map((digit) => ({ source: 'https://example.com/f', sha256: digit.repeat(64) })),
  );
  return fc.oneof(any, whole, once, packed, remote);
}

function withTexts(maps: fc.Arbitrary<Written>, more: fc.Arbitrary<object>): fc.Arbitrary<Written> {
  return fc.tuple(maps, more, look).map(([map, texts, seed]) => {
    if (map.kind !== 'map') return map;
    const added = Object.entries(texts).map(
      ([key, text], index): Entry => [
        key,
        { kind: 'scalar', text, value: text, quoting: 'free', look: seed + index },
      ],
    );
    return { ...map, entries: [...map.entries, ...added] };
  });
}

import type { Key, Shape } from '../../src/config/generated/shape.ts';

export interface Place {
  readonly path: readonly string[];
  readonly key: Key;
}

/** Every key of the shape, with the names that lead to it. */
export function* keysOf(inner: Shape, path: readonly string[] = []): Generator<Place> {
  if (inner.kind === 'list') yield* keysOf(inner.items, path);
  if (inner.kind !== 'map') return;
  for (const [name, key] of Object.entries(inner.keys)) {
    yield { path: [...path, name], key };
    yield* keysOf(key.shape, [...path, name]);
  }
}

/** What an element of these lists needs besides the key in question. */
const NEEDED: Readonly<Record<string, object>> = {
  users: { name: 'a' },
  write_files: { path: '/a' },
  units: { name: 'a.service' },
  drop_ins: { name: 'a.conf' },
};

/** A document that has a value at one place and nothing else but what it needs to get there. */
export function documentWith(path: readonly string[], value: unknown): unknown {
  let inner = value;
  for (const [index, name] of [...path.entries()].reverse()) {
    const needed = NEEDED[path[index - 1] ?? ''];
    inner = needed === undefined ? { [name]: inner } : [{ ...needed, [name]: inner }];
  }
  return inner;
}

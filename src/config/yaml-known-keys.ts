import { shape as documentShape, type Shape } from './generated/shape.ts';

/** Whether some mapping of a document has the key; asked for documents with a syntax error alone. */
export function isKnownKey(written: string): boolean {
  return holds(documentShape, written.replaceAll('-', '_'));
}

function holds(shape: Shape, key: string): boolean {
  if (shape.kind === 'list') return holds(shape.items, key);
  if (shape.kind !== 'map') return false;
  return (
    Object.hasOwn(shape.keys, key) || Object.values(shape.keys).some(({ shape: below }) => holds(below, key))
  );
}

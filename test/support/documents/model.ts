/** A document before it is written: what it says, and a number that decides how each part of it looks. */
export type Written = WrittenScalar | WrittenList | WrittenMap | Verbatim;

export interface WrittenScalar {
  readonly kind: 'scalar';
  readonly text: string;
  /** What reading must make of it. */
  readonly value: unknown;
  /** Texts may be quoted; booleans and numbers are only such without quotes. */
  readonly quoting: 'free' | 'plain';
  readonly look: number;
}

export interface WrittenList {
  readonly kind: 'list';
  readonly items: readonly Written[];
  readonly look: number;
}

export interface WrittenMap {
  readonly kind: 'map';
  readonly entries: readonly (readonly [key: string, value: Written])[];
  readonly look: number;
}

/** YAML of one line as it stands. */
export interface Verbatim {
  readonly kind: 'verbatim';
  readonly yaml: string;
  readonly value: unknown;
}

/** What reading the document must give, with keys in underscore spelling. */
export function meaningOf(node: Written): unknown {
  switch (node.kind) {
    case 'list':
      return node.items.map(meaningOf);
    case 'map':
      return Object.fromEntries(node.entries.map(([key, value]) => [key, meaningOf(value)]));
    default:
      return node.value;
  }
}

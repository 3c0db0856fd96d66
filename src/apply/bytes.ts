export function isSameBytes(left: Uint8Array | undefined, right: Uint8Array): boolean {
  return (
    left !== undefined && left.length === right.length && left.every((byte, index) => byte === right[index])
  );
}

/** As text for reading and editing; bytes that are not UTF-8 become replacement characters. */
export function decode(content: Uint8Array | undefined): string {
  return content === undefined ? '' : new TextDecoder().decode(content);
}

export function concatenate(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length);
  joined.set(first);
  joined.set(second, first.length);
  return joined;
}

/** Where `part` stands in `whole`, or -1. */
export function indexOfBytes(whole: Uint8Array, part: Uint8Array): number {
  const [first] = part;
  if (first === undefined) return 0;
  for (let at = whole.indexOf(first); at !== -1; at = whole.indexOf(first, at + 1)) {
    if (part.every((byte, index) => whole[at + index] === byte)) return at;
  }
  return -1;
}

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

/** Whether `part` stands in `whole` from the beginning of a line to the end of one. */
export function hasLines(whole: Uint8Array, part: Uint8Array): boolean {
  for (let at = 0; at !== -1 && at + part.length <= whole.length; at = nextLine(whole, at)) {
    const end = at + part.length;
    const isClosed = part.at(-1) === 0x0a || end === whole.length || whole[end] === 0x0a;
    if (isClosed && part.every((byte, index) => whole[at + index] === byte)) return true;
  }
  return part.length === 0;
}

function nextLine(whole: Uint8Array, at: number): number {
  const end = whole.indexOf(0x0a, at);
  return end === -1 ? -1 : end + 1;
}

const MARK = /-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY(?: BLOCK)?-----|^PuTTY-User-Key-File/m;
const BLOCK = /^[ \t]*-----BEGIN ([A-Z0-9 ]*)PRIVATE KEY(?: BLOCK)?-----[ \t]*\r?\n([^\n]*)\r?\n([^\n]*)/gm;

/** Whether a text has the first line of a private key. */
export function hasPrivateKeyMark(text: string): boolean {
  return MARK.test(text);
}

export interface PrivateKey {
  /** Of the `BEGIN` line in the text. */
  readonly offset: number;
  /** Useless without its pass phrase. */
  readonly isEncrypted: boolean;
}

/** The first private key in a text, its body included: not the mark alone, which scripts look for. */
export function privateKeyIn(text: string): PrivateKey | undefined {
  if (!text.includes('PRIVATE KEY')) return undefined;
  for (const { index, 0: block, 1: kind = '', 2: first = '', 3: second = '' } of text.matchAll(BLOCK)) {
    const isEncrypted = kind.includes('ENCRYPTED') || /^\s*Proc-Type:.*ENCRYPTED/.test(first);
    const hasBody = [first, second].some((line) => /^\s*(?:[A-Za-z0-9+/=]{16,}|Proc-Type:.*)\s*$/.test(line));
    if (hasBody) return { offset: index + block.indexOf('-----'), isEncrypted };
  }
  return undefined;
}

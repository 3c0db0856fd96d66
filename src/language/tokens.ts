import type { TreeNode } from '../config/tree.ts';
import { isAliased, writtenChildren, writtenEntries } from './places.ts';

/** A stretch of a document by what it was read as, not by what YAML would guess. */
export interface Token {
  readonly kind: 'key' | 'text' | 'literal' | 'comment';
  readonly start: number;
  readonly end: number;
}

/** What a syntax highlighter colours, in no order. Linear, whatever aliases a document has. */
export function tokensIn(text: string, root: TreeNode | undefined): readonly Token[] {
  const tokens = root === undefined ? [] : [...tokensOf(root)];
  const values = tokens.filter(({ kind }) => kind === 'text' || kind === 'literal');
  return [...tokens, ...commentsBeside(text, values)];
}

const LITERAL = /^(?:[-+.\d][\d._]*|true|false|yes|no|on|off|null|~)$/i;

function* tokensOf(node: TreeNode): Generator<Token> {
  if (node.kind === 'scalar') {
    const { start, end, style, text } = node;
    if (start < end) yield { kind: style === 'plain' && LITERAL.test(text) ? 'literal' : 'text', start, end };
    return;
  }
  if (node.kind === 'list') {
    for (const child of writtenChildren(node)) yield* tokensOf(child);
    return;
  }
  for (const entry of writtenEntries(node)) {
    yield { kind: 'key', start: entry.keyStart, end: entry.keyEnd };
    if (!isAliased(entry)) yield* tokensOf(entry.value);
  }
}

/** `#` after white space or at the beginning of a line, but for those inside a value. */
function* commentsBeside(text: string, values: readonly Token[]): Generator<Token> {
  const sorted = [...values].sort((left, right) => left.start - right.start);
  let next = 0;
  for (const { index: start, 0: comment } of text.matchAll(/(?<=^|[ \t])#.*$/gm)) {
    while ((sorted[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    if ((sorted[next]?.start ?? Number.POSITIVE_INFINITY) > start)
      yield { kind: 'comment', start, end: start + comment.length };
  }
}

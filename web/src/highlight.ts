import { type EditorState, type Extension, type Range, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { TreeNode } from '../../src/config/tree.ts';

/** Colours by what a document was read as, not by what YAML would guess: the tree says where keys and values stand. */
export const setTree: ReturnType<typeof StateEffect.define<TreeNode | undefined>> = StateEffect.define();

const KEY = Decoration.mark({ class: 'tok-key' });
const TEXT = Decoration.mark({ class: 'tok-text' });
const LITERAL = Decoration.mark({ class: 'tok-literal' });
const COMMENT = Decoration.mark({ class: 'tok-comment' });

const colours = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    let now = set.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setTree)) now = coloursOf(transaction.state, effect.value);
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function coloursOf(state: EditorState, root: TreeNode | undefined): DecorationSet {
  const { length } = state.doc;
  const ranges: Range<Decoration>[] = [];
  const texts: { readonly start: number; readonly end: number }[] = [];
  const add = (mark: Decoration, start: number, end: number): void => {
    if (start < end && end <= length) ranges.push(mark.range(start, end));
  };
  const visit = (node: TreeNode): void => {
    if (node.kind === 'list') for (const item of node.items) visit(item);
    if (node.kind === 'map') {
      for (const { keyStart, keyEnd, value } of node.entries.values()) {
        add(KEY, keyStart, keyEnd);
        visit(value);
      }
    }
    if (node.kind === 'scalar') {
      const isLiteral =
        node.style === 'plain' && /^(?:[-+.\d][\d._]*|true|false|yes|no|on|off|null|~)$/i.test(node.text);
      add(isLiteral ? LITERAL : TEXT, node.start, node.end);
      texts.push(node);
    }
  };
  if (root !== undefined) visit(root);
  for (const { start, end } of commentsIn(state.doc.toString(), texts)) add(COMMENT, start, end);
  return Decoration.set(ranges, true);
}

/** `#` after white space or at the beginning of a line, but for those inside a value. */
function* commentsIn(
  text: string,
  values: readonly { readonly start: number; readonly end: number }[],
): Generator<{ readonly start: number; readonly end: number }> {
  const sorted = [...values].sort((left, right) => left.start - right.start);
  let next = 0;
  for (const match of text.matchAll(/(?<=^|[ \t])#.*$/gm)) {
    const start = match.index;
    while ((sorted[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    if ((sorted[next]?.start ?? Number.POSITIVE_INFINITY) > start)
      yield { start, end: start + match[0].length };
  }
}

export const highlighting: Extension = colours;

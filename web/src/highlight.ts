import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { TreeNode } from '../../src/config/tree.ts';
import { type Token, tokensIn } from '../../src/language/tokens.ts';

/** Colours by what a document was read as, not by what YAML would guess: the tree says where keys and values stand. */
export const setTree: ReturnType<typeof StateEffect.define<TreeNode | undefined>> = StateEffect.define();

const MARKS: Readonly<Record<Token['kind'], Decoration>> = {
  key: Decoration.mark({ class: 'tok-key' }),
  text: Decoration.mark({ class: 'tok-text' }),
  literal: Decoration.mark({ class: 'tok-literal' }),
  comment: Decoration.mark({ class: 'tok-comment' }),
};

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
  const ranges = tokensIn(state.doc.toString(), root)
    .filter(({ start, end }) => start < end && end <= length)
    .map(({ kind, start, end }) => MARKS[kind].range(start, end));
  return Decoration.set(ranges, true);
}

export const highlighting: Extension = colours;

import { history } from '@codemirror/commands';
import { EditorState } from '@codemirror/state';
import {
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import type { Diagnostic, Fix } from '../../src/config/index.ts';
import { highlighting } from './highlight.ts';
import { KEYS } from './keys.ts';
import { MARK_KEYS, marking, setDiagnostics } from './marks.ts';

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly nonce: string;
  readonly onChange: () => void;
  /** Ctrl+. */
  readonly onFix: () => void;
}

export function createEditor({ parent, text, nonce, onChange, onFix }: EditorOptions): EditorView {
  const fixIt = (): boolean => {
    onFix();
    return true;
  };
  const extensions = [
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    marking,
    highlighting,
    keymap.of([{ key: 'Mod-.', run: fixIt }, ...MARK_KEYS, ...KEYS]),
    EditorState.tabSize.of(2),
    EditorView.cspNonce.of(nonce),
    EditorView.contentAttributes.of({ 'aria-label': 'cloud-config document', spellcheck: 'false' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onChange();
    }),
  ];
  return new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) });
}

/** Replaces the whole document, as one step that can be undone. */
export function replaceText(view: EditorView, text: string): void {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text }, selection: { anchor: 0 } });
}

export function applyFix(view: EditorView, { edits }: Fix): void {
  view.dispatch({
    changes: edits.map(({ start, end, text }) => ({ from: start, to: end, insert: text })),
    userEvent: 'input.fix',
  });
  view.focus();
}

/** Marks the findings in the text and in its gutter. */
export function showDiagnostics(view: EditorView, diagnostics: readonly Diagnostic[]): void {
  view.dispatch({ effects: setDiagnostics.of(diagnostics) });
}

/** Puts the cursor there, in the middle of what is seen. */
export function goTo(view: EditorView, start: number, end: number = start): void {
  const { length } = view.state.doc;
  const [anchor, head] = [Math.min(start, length), Math.min(end, length)];
  view.dispatch({
    selection: { anchor, head },
    effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
  });
  view.focus();
}

export function goToLine(view: EditorView, line: number): void {
  goTo(view, view.state.doc.line(Math.min(line, view.state.doc.lines)).from);
}

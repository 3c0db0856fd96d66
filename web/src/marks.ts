import { type Extension, RangeSet, StateEffect, StateField } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  GutterMarker,
  gutter,
  type KeyBinding,
} from '@codemirror/view';
import type { Diagnostic, Severity } from '../../src/config/index.ts';
import { element } from './dom.ts';

/** The findings in the text: underlined, in the gutter, and in words under the pointer. */
export const setDiagnostics: ReturnType<typeof StateEffect.define<readonly Diagnostic[]>> =
  StateEffect.define();

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
class Sign extends GutterMarker {
  override toDOM(): Node {
    return element('span', { class: this.severity, title: this.severity }, '●');
  }
  readonly severity: Severity;
  constructor(severity: Severity) {
    super();
    this.severity = severity;
  }
}
const SIGNS = new Map(SEVERITIES.map((severity) => [severity, new Sign(severity)]));

interface Marks {
  readonly diagnostics: readonly Diagnostic[];
  readonly underlines: DecorationSet;
}

const marks = StateField.define<Marks>({
  create: () => ({ diagnostics: [], underlines: Decoration.none }),
  update(before, { effects, changes, newDoc }) {
    const set = effects.find((effect) => effect.is(setDiagnostics));
    if (set === undefined) return { ...before, underlines: before.underlines.map(changes) };
    const diagnostics: readonly Diagnostic[] = set.value;
    const ranges = diagnostics.flatMap(({ severity, start, end, code, message }) => {
      const to = Math.min(Math.max(end, start + 1), newDoc.length);
      const attributes = { title: `${code}: ${message}` };
      const mark = Decoration.mark({ class: `found ${severity}`, attributes });
      return start >= to ? [] : [mark.range(start, to)];
    });
    return { diagnostics, underlines: Decoration.set(ranges, true) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ underlines }) => underlines),
});

const signs = gutter({
  class: 'signs',
  markers: ({ state }) => {
    const worst = new Map<number, Severity>();
    for (const { start, severity } of state.field(marks).diagnostics) {
      const { from } = state.doc.lineAt(Math.min(start, state.doc.length));
      const other = worst.get(from);
      if (other === undefined || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(other))
        worst.set(from, severity);
    }
    const ranges = [...worst].flatMap(([from, severity]) => SIGNS.get(severity)?.range(from) ?? []);
    return RangeSet.of(ranges, true);
  },
  initialSpacer: () => new Sign('info'),
});

/** To the next finding behind the cursor, or the one before it; round the ends. */
function goOn(view: EditorView, direction: 1 | -1): boolean {
  const { diagnostics } = view.state.field(marks);
  const { from } = view.state.selection.main;
  const next =
    direction === 1
      ? (diagnostics.find(({ start }) => start > from) ?? diagnostics[0])
      : (diagnostics.findLast(({ start }) => start < from) ?? diagnostics.at(-1));
  if (next === undefined) return false;
  const { length } = view.state.doc;
  view.dispatch({
    selection: { anchor: Math.min(next.start, length), head: Math.min(next.end, length) },
    effects: [EditorView.announce.of(next.message)],
    scrollIntoView: true,
  });
  return true;
}

export const MARK_KEYS: readonly KeyBinding[] = [
  { key: 'F8', run: (view) => goOn(view, 1), shift: (view) => goOn(view, -1) },
];

export const marking: Extension = [marks, signs];

import './tables.ts';
import type { EditorView } from '@codemirror/view';
import { fixed } from '../../src/config/fix.ts';
import { AGENTS, type Diagnostic } from '../../src/config/index.ts';
import { countText } from '../../src/report/findings.ts';
import { maskSecrets } from '../../src/report/mask.ts';
import { byId, element } from './dom.ts';
import { applyFix, createEditor, goTo, goToLine, replaceText, showDiagnostics } from './editor.ts';
import { EXAMPLES } from './examples.ts';
import { setTree } from './highlight.ts';
import { nodeView } from './node-view.ts';
import { planView } from './plan-view.ts';
import { problemList } from './problems.ts';
import { read } from './reading.ts';
import { documentIn, fragmentOf } from './share.ts';
import { connectTabs } from './tabs.ts';

/** Milliseconds without a key until the document is read again. */
const PAUSE = 80;

/** What a document can be read for besides this agent; etcd's releases differ in their options. */
const TARGETS = ['', ...AGENTS, 'etcd=3.4', 'etcd=3.5', 'etcd=3.6', 'etcd=3.7'];

const status = byId('status', HTMLElement);
const target = byId('target', HTMLSelectElement);
const example = byId('example', HTMLSelectElement);
const panels = {
  problems: byId('problems', HTMLElement),
  node: byId('node', HTMLElement),
  plan: byId('plan', HTMLElement),
};

function say(text: string): void {
  if (status.textContent !== text) status.textContent = text;
}

/** The page at work on a document. */
function start(text: string): void {
  let diagnostics: readonly Diagnostic[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  const nonce = document.querySelector('style')?.nonce ?? '';
  const view: EditorView = createEditor({
    parent: byId('editor', HTMLElement),
    text,
    nonce,
    onChange: () => {
      clearTimeout(timer);
      timer = setTimeout(refresh, PAUSE);
    },
    onFix: fixHere,
  });

  /** Reads the document and shows all that follows. */
  function refresh(): void {
    clearTimeout(timer);
    const shown = view.state.doc.toString();
    const result = read(shown, target.value);
    diagnostics = result.diagnostics;
    view.dispatch({ effects: setTree.of(result.root) });
    showDiagnostics(view, diagnostics);
    const go = (line: number): void => goToLine(view, line);
    panels.problems.replaceChildren(
      problemList(shown, diagnostics, {
        go: ({ start, end }) => goTo(view, start, end),
        // After a change the list is another one in a moment; its fixes are for the text before.
        fix: (fix) => (view.state.doc.toString() === shown ? applyFix(view, fix) : refresh()),
      }),
    );
    panels.node.replaceChildren(nodeView(result.plan, go));
    panels.plan.replaceChildren(planView(result.plan, go));
    say(result.kind === 'script' ? 'a script: it is run as it is' : countText(diagnostics));
  }

  /** The remedy of the finding at the cursor, else of the first one in its line. */
  function fixHere(): void {
    refresh();
    const { head } = view.state.selection.main;
    const line = view.state.doc.lineAt(head);
    const inLine = diagnostics.filter(({ start, end }) => start <= line.to && end >= line.from);
    const here = inLine.find(({ start, end, fix }) => fix !== undefined && start <= head && head <= end);
    const fix = (here ?? inLine.find((each) => each.fix !== undefined))?.fix;
    if (fix === undefined) {
      say('there is no fix for this line');
      return;
    }
    applyFix(view, fix);
  }

  /** What `validate --fix` does; one step of undo brings it back. */
  function fixAll(): void {
    const validate = (text: string): readonly Diagnostic[] => read(text, target.value).diagnostics;
    const before = view.state.doc.toString();
    const { text, applied } = fixed(before, validate(before), { validate });
    if (text !== before) replaceText(view, text);
    refresh();
    say(`${applied.length} fixed, ${countText(diagnostics)}`);
  }

  async function share(): Promise<void> {
    const shared = view.state.doc.toString();
    // Hashes and tokens are no mistake, and findings can be hidden by comments.
    const isSecret =
      diagnostics.some(({ code }) => code.startsWith('CC5')) ||
      shared.split('\n').some((line) => maskSecrets(line) !== line);
    if (
      isSecret &&
      !confirm('This document seems to hold a secret, and the link will hold it too. Make the link?')
    )
      return;
    const fragment = await fragmentOf(shared);
    if (fragment === undefined) {
      say('the document is too large for a link');
      return;
    }
    history.replaceState(undefined, '', fragment);
    const copied = await navigator.clipboard?.writeText(location.href).then(
      () => true,
      () => false,
    );
    say(copied ? 'the link is copied' : 'the link is in the address bar');
  }

  target.append(
    ...TARGETS.map((each) => element('option', { value: each }, each === '' ? 'cloud-config' : each)),
  );
  example.append(...EXAMPLES.map(({ title }, index) => element('option', { value: String(index) }, title)));
  target.addEventListener('change', refresh);
  example.addEventListener('change', () => replaceText(view, EXAMPLES[Number(example.value)]?.text ?? ''));
  byId('fix-all', HTMLButtonElement).addEventListener('click', fixAll);
  byId('share', HTMLButtonElement).addEventListener('click', () => void share());
  window.addEventListener('hashchange', async () => {
    const linked = await documentIn(location.hash);
    if (linked !== undefined && linked !== view.state.doc.toString()) replaceText(view, linked);
  });
  for (const list of document.querySelectorAll('[role=tablist]')) connectTabs(list);
  refresh();
}

void documentIn(location.hash).then((shared) => start(shared ?? EXAMPLES[0]?.text ?? ''));

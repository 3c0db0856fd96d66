import type { Plan } from '../../src/apply/action.ts';
import { describe } from '../../src/report/describe.ts';
import { element } from './dom.ts';

/** The steps of a first boot, phase by phase, each with the line that asks for it. */
export function planView({ steps }: Plan, go: (line: number) => void): Node {
  const shown = steps.filter(({ action }) => !/^(?:reload|removeStale|applyLinks)/.test(action.kind));
  if (shown.length === 0) return element('p', { class: 'nothing' }, 'This document changes nothing.');
  const view = element('div', { class: 'steps' });
  for (const phase of new Set(shown.map((step) => step.phase))) {
    const items = shown
      .filter((step) => step.phase === phase)
      .map(({ action, origin: { line } }) => {
        const what = action.kind === 'withhold' ? `${describe(action)}: ${action.reason}` : describe(action);
        const item = element('li', { class: action.kind === 'withhold' ? 'withheld' : '' }, what);
        if (line !== undefined) item.append(' ', lineButton(line, go));
        return item;
      });
    view.append(element('h2', {}, phase), element('ol', {}, ...items));
  }
  return view;
}

export function lineButton(line: number, go: (line: number) => void): HTMLButtonElement {
  const button = element('button', { type: 'button', class: 'line' }, `line ${line}`);
  button.addEventListener('click', () => go(line));
  return button;
}

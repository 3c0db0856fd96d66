import type { Diagnostic, Fix } from '../../src/config/index.ts';
import { positionsIn } from '../../src/config/index.ts';
import { element } from './dom.ts';

export interface ProblemActions {
  readonly go: (diagnostic: Diagnostic) => void;
  readonly fix: (fix: Fix) => void;
}

/** The findings as a list: each leads to its place, and to its remedy where there is one. */
export function problemList(
  source: string,
  diagnostics: readonly Diagnostic[],
  actions: ProblemActions,
): Node {
  if (diagnostics.length === 0)
    return element('p', { class: 'nothing' }, 'Nothing to complain of: this boots as it is written.');
  const position = positionsIn(source);
  const items = diagnostics.map((diagnostic) => {
    const { line, column } = position(diagnostic.start);
    const go = element(
      'button',
      { type: 'button', class: 'problem' },
      element('span', { class: `mark ${diagnostic.severity}` }, diagnostic.severity),
      element('span', { class: 'message' }, diagnostic.message),
      element('span', { class: 'place' }, `${line}:${column} ${diagnostic.code} ${diagnostic.rule}`),
    );
    go.addEventListener('click', () => actions.go(diagnostic));
    const item = element('li', {}, go);
    const { fix } = diagnostic;
    if (fix !== undefined) {
      const title = fix.isUnsafe ? `${fix.title} (check it)` : fix.title;
      const button = element('button', { type: 'button', class: 'fix' }, title);
      button.addEventListener('click', () => actions.fix(fix));
      item.append(button);
    }
    return item;
  });
  return element('ol', { class: 'problems' }, ...items);
}

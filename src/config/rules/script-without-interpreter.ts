import { textAt } from '../entries.ts';
import { lineStartAt } from '../lines.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { scalarPlaces } from '../scalar-places.ts';
import { markOf } from '../source-text.ts';
import { beginningOf, type StartedScript, startedScriptsIn } from '../units/started-scripts.ts';

const PROGRAM = /^(?:#!|\x7fELF)/;
const BASH = /\[\[|\bfunction\s+\w|\bsource\s|<<<|\bdeclare\s|\blocal\s/;

export const scriptWithoutInterpreter: Rule = {
  code: 'CC356',
  name: 'script-without-interpreter',
  severity: 'error',
  boot: 'keep',
  summary: 'a unit runs a script whose first two characters are not `#!`, which the kernel refuses',
  details:
    'A shell would run such a file itself; systemd gives it to the kernel, and the unit fails with `status=203/EXEC`. See execve(2).',
  *check({ source, root, units }) {
    for (const script of startedScriptsIn(root, units)) {
      const start = beginningOf(script.file);
      if (
        start === undefined ||
        start.trim() === '' ||
        PROGRAM.test(start) ||
        /^\s*(?:\{\{|\{%|<%|\$\{)/.test(start)
      )
        continue;
      yield findingOf(script, start, source);
    }
  },
};

function findingOf({ file, command }: StartedScript, beginning: string, source: string): Finding {
  const content = textAt(file.entry, 'content') ?? file.path;
  const { node, at } = content;
  const by = `\`${command.assignment.key}=\` of ${quote(command.unit.unit)} runs this file`;
  const blank = /^\s+(?=#!)/.exec(beginning)?.[0].length ?? 0;
  const place = scalarPlaces(source, node)(0, Math.max(blank, 1));
  const isShown = place.isExact && textAt(file.entry, 'encoding') === undefined && node.style === 'block';
  const mark = isShown && blank > 0 ? { start: place.start, end: place.end } : markOf(node);
  if (blank > 0) {
    const message = `${by}, but white space stands before \`#!\`, so that the kernel does not see it; begin the content with \`#!\``;
    return { message, at, ...mark };
  }
  const shell = BASH.test(node.text) ? '/bin/bash' : '/bin/sh';
  const message = `${by}, but the kernel runs no script without an interpreter; begin it with \`#!${shell}\``;
  if (!isShown) return { message, at, ...mark };
  const indentation = source.slice(lineStartAt(source, place.start), place.start);
  if (indentation.trim() !== '') return { message, at, ...mark };
  const edits = [{ start: place.start, end: place.start, text: `#!${shell}\n${indentation}` }];
  return { message, at, ...mark, fix: { title: `Begin with #!${shell}`, edits, isUnsafe: true } };
}

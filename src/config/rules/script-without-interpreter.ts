import { textAt } from '../entries.ts';
import { lineStartAt } from '../lines.ts';
import { nearest } from '../nearest.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { scalarPlaces } from '../scalar-places.ts';
import { markOf, writing } from '../source-text.ts';
import { beginningOf, type StartedScript, startedScriptsIn } from '../units/started-scripts.ts';

const PROGRAM = /^(?:#!|\x7fELF)/;
const INTERPRETERS: readonly string[] = [
  'sh',
  'bash',
  'dash',
  'ash',
  'zsh',
  'ksh',
  'csh',
  'tcsh',
  'env',
  'python',
  'python3',
  'perl',
  'awk',
].flatMap((name) => [`/bin/${name}`, `/usr/bin/${name}`]);
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
      if (start === undefined || start.trim() === '' || /^\s*(?:\{\{|\{%|<%|\$\{)/.test(start)) continue;
      const meant = interpreterMeant(start);
      if (meant !== undefined) yield wrongInterpreter(script, start, source, meant);
      else if (!PROGRAM.test(start)) yield findingOf(script, start, source);
    }
  },
};

/** The interpreter that is meant by one that no system has. */
function interpreterMeant(beginning: string): string | undefined {
  const [, path] = /^#!\s*(\S+)/.exec(beginning) ?? [];
  if (path === undefined || INTERPRETERS.includes(path)) return undefined;
  return nearest(path.replace(/^(?=[^/])/, '/'), INTERPRETERS, 1);
}

function wrongInterpreter(
  { file, command }: StartedScript,
  beginning: string,
  source: string,
  meant: string,
): Finding {
  const { node, at } = textAt(file.entry, 'content') ?? file.path;
  const [whole = ''] = /^#!\s*\S+/.exec(beginning) ?? [];
  const { start, end } = scalarPlaces(source, node)(0, whole.length);
  const message = `${runBy(command)}, and ${quote(whole)} names no program, did you mean \`#!${meant}\`?`;
  const isWritten = source.slice(start, end) === whole;
  const place = isWritten ? { start, end, fix: writing({ start, end }, `#!${meant}`) } : markOf(node);
  return { message, at, ...place };
}

function runBy({ assignment, unit }: StartedScript['command']): string {
  return `\`${assignment.key}=\` of ${quote(unit.unit)} runs this file`;
}

function findingOf({ file, command }: StartedScript, beginning: string, source: string): Finding {
  const content = textAt(file.entry, 'content') ?? file.path;
  const { node, at } = content;
  const by = runBy(command);
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

import type { Diagnostic } from '../diagnostic.ts';
import { diagnose, type Finding, type Rule } from '../rule.ts';

/** The first lines of a script: comments and empty lines until `#cloud-config`. */
const HEADER = /^#![^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*?(?=#cloud-config[ \t]*\r?(?:\n|$))/;
const HEAD = 4096;

export const headerInScript: Rule = {
  code: 'CC010',
  name: 'header-in-script',
  severity: 'error',
  boot: 'keep',
  summary: 'a file whose first line begins with `#!` is run as a script, cloud-config or not',
  *check({ source }) {
    const finding = findingOf(source);
    if (finding !== undefined) yield finding;
  },
};

/** What is wrong with a script; nothing of it is read as YAML. */
export function scriptFindings(source: string): readonly Diagnostic[] {
  const finding = findingOf(source);
  return finding === undefined ? [] : [diagnose(headerInScript, finding)];
}

function findingOf(source: string): Finding | undefined {
  const above = HEADER.exec(source.slice(0, HEAD))?.[0];
  if (above === undefined) return undefined;
  const message =
    'the first line makes this a script, so that nothing of the cloud-config below is applied; begin the file with `#cloud-config`';
  const fix = { title: 'Begin with #cloud-config', edits: [{ start: 0, end: above.length, text: '' }] };
  const end = above.search(/\r?\n/);
  return { message, at: [], start: 0, end, fix: { ...fix, isUnsafe: true } };
}

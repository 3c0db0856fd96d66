import { printable } from '../printable.ts';
import { type Change, changesBetween } from './line-changes.ts';
import { maskSecrets } from './mask.ts';

const CONTEXT = 3;

/**
 * What changes between two texts, as diff(1) -u shows it. Lines are masked like all that is shown, so where a secret
 * stands beside a change the diff is for reading only.
 */
export function unifiedDiff(file: string, before: string, after: string): string {
  const old = linesOf(before);
  const wanted = linesOf(after);
  const changes = changesBetween(old, wanted);
  if (changes.length === 0) return '';
  const name = printable(file).replace(/^\.\//, '');
  const head = name.startsWith('/') ? `--- ${name}\n+++ ${name}\n` : `--- a/${name}\n+++ b/${name}\n`;
  return `${head}${grouped(changes)
    .map((group) => hunk(group, old, wanted))
    .join('')}`;
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

/** Changes that are near each other are shown together. */
function grouped(changes: readonly Change[]): readonly (readonly Change[])[] {
  const groups: Change[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.at(-1);
    if (last !== undefined && change.oldStart - last.oldEnd <= 2 * CONTEXT) groups.at(-1)?.push(change);
    else groups.push([change]);
  }
  return groups;
}

function hunk(changes: readonly Change[], old: readonly string[], wanted: readonly string[]): string {
  const [first, last] = [changes[0], changes.at(-1)];
  if (first === undefined || last === undefined) return '';
  const before = Math.min(CONTEXT, first.oldStart);
  const after = Math.min(CONTEXT, old.length - last.oldEnd);
  const oldFrom = first.oldStart - before;
  const oldCount = last.oldEnd + after - oldFrom;
  const newFrom = first.newStart - before;
  const newCount = last.newEnd + after - newFrom;
  const rows: string[] = [];
  let at = oldFrom;
  for (const change of changes) {
    rows.push(...old.slice(at, change.oldStart).map((line) => row(' ', line)));
    rows.push(...old.slice(change.oldStart, change.oldEnd).map((line) => row('-', line)));
    rows.push(...wanted.slice(change.newStart, change.newEnd).map((line) => row('+', line)));
    at = change.oldEnd;
  }
  rows.push(...old.slice(at, at + after).map((line) => row(' ', line)));
  return `@@ -${extent(oldFrom, oldCount)} +${extent(newFrom, newCount)} @@\n${rows.join('')}`;
}

/** Of no lines, the one before is named. */
function extent(from: number, count: number): string {
  return count === 1 ? String(from + 1) : `${count === 0 ? from : from + 1},${count}`;
}

function row(mark: string, line: string): string {
  const text = /^([^\r\n]*)(\r?\n)?$/.exec(line);
  const content = (text?.[1] ?? line).replace(/[^\t]+/g, (part) => printable(part));
  const end = text?.[2];
  return `${mark}${maskSecrets(content)}${end ?? '\n\\ No newline at end of file\n'}`;
}

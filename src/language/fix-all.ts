import type { Edit } from '../config/diagnostic.ts';
import type { Gunzip } from '../config/envelope.ts';
import { applyEdits, fixed } from '../config/fix.ts';
import { lineStartAt } from '../config/lines.ts';
import type { ReadOptions } from '../config/read.ts';
import { validate } from '../config/validate.ts';
import type { Analysis } from './analysis.ts';

/** What `validate --fix` would do to a text: the edits themselves where one round of them is enough. */
export function fixAllEdits(
  { text, validation }: Analysis,
  gunzip: Gunzip,
  options: ReadOptions = {},
): readonly Edit[] {
  const { diagnostics, source } = validation;
  if (source !== text || !diagnostics.some(({ fix }) => fix !== undefined && fix.isUnsafe === undefined))
    return [];
  const judge = (changed: string): Analysis['validation']['diagnostics'] =>
    validate(changed, gunzip, options).diagnostics;
  const result = fixed(text, diagnostics, { validate: judge }).text;
  if (result === text) return [];
  const edits = diagnostics
    .flatMap(({ fix }) => (fix === undefined || fix.isUnsafe === true ? [] : fix.edits))
    .sort((left, right) => left.start - right.start);
  const isApart = edits.every((edit, index) => index === 0 || (edits[index - 1]?.end ?? 0) < edit.start);
  return isApart && applyEdits(text, edits) === result ? edits : [difference(text, result)];
}

/** One edit of whole lines from the first difference to the last: a client cannot cut between `\r` and `\n`. */
function difference(from: string, to: string): Edit {
  let start = 0;
  while (start < from.length && from[start] === to[start]) start += 1;
  start = lineStartAt(from, start);
  let tail = 0;
  const most = Math.min(from.length, to.length) - start;
  while (tail < most && from[from.length - 1 - tail] === to[to.length - 1 - tail]) tail += 1;
  const next = from.indexOf('\n', from.length - tail);
  const end = next === -1 ? from.length : next + 1;
  return { start, end, text: to.slice(start, to.length - (from.length - end)) };
}

import assert from 'node:assert/strict';
import { applyEdits } from '../../src/config/fix.ts';
import { validate } from '../../src/config/validate.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';
import { sha256 } from '../../src/host/node/sha256.ts';
import { type Analysis, analyse } from '../../src/language/analysis.ts';
import { codeActions } from '../../src/language/code-actions.ts';
import { completionsAt } from '../../src/language/completion.ts';
import type { fixAllEdits } from '../../src/language/fix-all.ts';
import { formattingEdits } from '../../src/language/format.ts';
import { hoverAt } from '../../src/language/hover.ts';
import { linksIn } from '../../src/language/links.ts';
import { summaryOf } from '../../src/language/plan-summary.ts';
import { type DocumentSymbol, foldsIn, symbolsIn } from '../../src/language/symbols.ts';
import { assertApart, assertInside } from './checks.ts';
import type { Random } from './random.ts';

/** All that an editor asks of a text, at places in it by chance. */
export function checkLanguage(text: string, random: Random): void {
  const analysis = analyse(text, gunzip);
  const { length } = text;
  for (let count = 0; count < 4; count++) {
    const offset = random.below(length + 1);
    for (const each of completionsAt(text, offset)) assertInside(each, length, `completion at ${offset}`);
    const hover = hoverAt(analysis, offset, { gunzip, sha256 });
    if (hover !== undefined) assertInside(hover, length, `hover at ${offset}`);
    checkActions(analysis, offset, Math.min(length, offset + random.below(20)));
  }
  checkSymbols(symbolsIn(analysis), length);
  const lines = text.split(/\r\n|\r|\n/).length;
  for (const { startLine, endLine } of foldsIn(analysis))
    assert.ok(0 <= startLine && startLine <= endLine && endLine < lines, `fold ${startLine} to ${endLine}`);
  for (const link of linksIn(text)) assertInside(link, length, 'link');
  summaryOf(analysis, { gunzip });
  checkFormatting(text);
}

function checkActions(analysis: Analysis, start: number, end: number): void {
  const fixAll = (): ReturnType<typeof fixAllEdits> => [];
  for (const { title, edits } of codeActions(
    analysis,
    { start, end },
    { schemaUrl: 'https://example.com/', fixAll },
  )) {
    for (const edit of edits) assertInside(edit, analysis.text.length, title);
    assertApart(edits, title);
  }
}

function checkSymbols(symbols: readonly DocumentSymbol[], length: number): void {
  for (const symbol of symbols) {
    const { name, start, end, nameStart, nameEnd, children } = symbol;
    assertInside(symbol, length, `symbol ${name}`);
    assert.ok(
      start <= nameStart && nameStart <= nameEnd && nameEnd <= end,
      `symbol ${name}: its name is outside`,
    );
    assert.ok(name !== '', 'symbol without a name');
    checkSymbols(children, length);
  }
}

/** Formatting keeps what the document says, and is done once. */
function checkFormatting(text: string): void {
  const edits = formattingEdits(text);
  for (const edit of edits) assertInside(edit, text.length, 'formatting');
  assertApart(edits, 'formatting');
  if (edits.length === 0) return;
  const formatted = applyEdits(text, edits);
  assert.deepEqual(formattingEdits(formatted), [], 'formatting again changes the text');
  const [before, after] = [decodedOf(text), decodedOf(formatted)];
  if (before !== undefined) assert.deepEqual(after, before, 'formatting changes what the document says');
}

function decodedOf(text: string): unknown {
  const { document } = validate(text, gunzip);
  return document.kind === 'cloud-config' ? document.reading.decoded : undefined;
}

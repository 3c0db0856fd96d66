import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import type { Diagnostic } from '../../src/config/diagnostic.ts';
import { applyEdits, fixed } from '../../src/config/fix.ts';
import { parseByLibrary } from '../../src/config/parse.ts';
import { readPlainDocument } from '../../src/config/plain-document.ts';
import { validate } from '../../src/config/validate.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';
import { plan } from '../../src/library/index.ts';
import type { Random } from './random.ts';

/** Characters that would move the cursor or turn the text of a terminal around. */
const UNPRINTABLE = /\p{Cc}|\p{Zl}|\p{Zp}|\p{Bidi_Control}/u;

interface Range {
  readonly start: number;
  readonly end: number;
}

export function assertInside({ start, end }: Range, length: number, what: string): void {
  const isInside =
    Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= length;
  assert.ok(isInside, `${what}: ${start} to ${end} is not inside a text of ${length}`);
}

export function assertApart(edits: readonly Range[], what: string): void {
  const sorted = [...edits].sort((left, right) => left.start - right.start || left.end - right.end);
  for (const [index, edit] of sorted.entries())
    assert.ok((sorted[index - 1]?.end ?? 0) <= edit.start, `${what}: its edits overlap`);
}

/** What holds of every finding in every text. */
export function checkFindings(source: string, diagnostics: readonly Diagnostic[]): void {
  for (const { code, message, start, end, fix, related = [] } of diagnostics) {
    assertInside({ start, end }, source.length, code);
    for (const place of related) assertInside(place, source.length, `${code}, related`);
    for (const edit of fix?.edits ?? []) assertInside(edit, source.length, `${code}, fix`);
    assertApart(fix?.edits ?? [], code);
    for (const text of [message, fix?.title ?? '', ...related.map((place) => place.message)])
      assert.ok(!UNPRINTABLE.test(text), `${code}: an unprintable character in a message`);
    assert.ok(message !== '', `${code}: no message`);
  }
}

/** Reads a document, as it is and as it may be carried, and plans it. */
export function checkReading(text: string, random: Random): void {
  const { source, diagnostics } = validate(text, gunzip);
  checkFindings(source, diagnostics);
  checkPlainReading(source);
  const metadata = { hostname: 'a', publicIpv4: '192.0.2.1' };
  plan(text, { metadata, isStrict: random.oneIn(2) });
  const carried = validate(carriedIn(text, random), gunzip);
  checkFindings(carried.source, carried.diagnostics);
}

/** The quick reader reads what the library reads, or leaves it; says which. */
export function checkPlainReading(text: string): boolean {
  const plain = readPlainDocument(text);
  if (plain === undefined) return false;
  assert.deepEqual({ root: plain, diagnostics: [] }, parseByLibrary(text));
  return true;
}

/** Packed, encoded, split into parts, or with bytes that are no text. */
function carriedIn(text: string, random: Random): Uint8Array {
  const bytes = Buffer.from(text);
  switch (random.below(5)) {
    case 0:
      return gzipSync(bytes).subarray(0, random.oneIn(3) ? 30 : undefined);
    case 1:
      return Buffer.from(bytes.toString('base64').slice(random.below(3)));
    case 2: {
      const damaged = Buffer.from(bytes);
      for (let count = random.below(5); count > 0; count--)
        damaged[random.below(damaged.length)] = random.below(256);
      return damaged;
    }
    default:
      return Buffer.from(archiveOf(text, random));
  }
}

function archiveOf(text: string, random: Random): string {
  const boundary = random.pick(['b', '=====1==', 'a b', "x'y", '--']);
  const parts: string[] = [];
  for (let start = 0, count = 1 + random.below(4); count > 0; count--) {
    const end = count === 1 ? text.length : start + random.below(text.length - start + 1);
    const body = text.slice(start, end);
    const type = random.pick([
      'text/cloud-config',
      'text/plain; charset=utf-8',
      'text/x-shellscript',
      'multipart/mixed; boundary=b',
      '',
    ]);
    const encoding = random.pick(['7bit', 'base64', 'quoted-printable', 'x']);
    const carried = encoding === 'base64' ? Buffer.from(body).toString('base64') : body;
    parts.push(
      `--${boundary}\nContent-Type: ${type}\nContent-Transfer-Encoding: ${encoding}\n\n${carried}\n`,
    );
    start = end;
  }
  const end = random.oneIn(4) ? '' : `--${boundary}--\n`;
  const archive = `Content-Type: multipart/mixed; boundary="${boundary}"\n\n${parts.join('')}${end}`;
  return random.oneIn(3) ? archive.replaceAll('\n', '\r\n') : archive;
}

/** Fixing makes nothing worse, and a second time changes nothing. */
export function checkFix(text: string, unsafe: boolean): void {
  const judge = (changed: string): readonly Diagnostic[] => validate(changed, gunzip).diagnostics;
  const { source, diagnostics } = validate(text, gunzip);
  if (source !== text) return;
  const once = fixed(text, diagnostics, { validate: judge, unsafe });
  const { diagnostics: left } = validate(once.text, gunzip);
  assert.deepEqual(once.remaining, left, 'what remains is not what is there');
  const words = ['refuse', 'error', 'warning', 'info'] as const;
  const [before, after] = [weightOf(diagnostics), weightOf(left)];
  const differing = words.find((word) => before[word] !== after[word]);
  if (differing !== undefined)
    assert.ok(after[differing] < before[differing], `fixing made more findings: ${differing}`);
  const twice = fixed(once.text, left, { validate: judge, unsafe });
  assert.equal(twice.text, once.text, 'fixing again changes the text');
  assert.equal(applyEdits(text, []), text);
}

function weightOf(
  diagnostics: readonly Diagnostic[],
): Readonly<Record<'refuse' | 'error' | 'warning' | 'info', number>> {
  const count = (severity: string): number => diagnostics.filter((each) => each.severity === severity).length;
  const refuse = diagnostics.filter(({ boot }) => boot === 'refuse').length;
  return { refuse, error: count('error'), warning: count('warning'), info: count('info') };
}

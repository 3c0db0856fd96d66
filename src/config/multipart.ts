import type { Diagnostic } from './diagnostic.ts';
import type { DocumentPart, UserDocument } from './document.ts';
import { positionsIn } from './lines.ts';
import { isMultipart, type MimePart, readMime } from './mime.ts';
import { diagnose, quote, type Rule } from './rule.ts';
import { envelopeDamaged } from './rules/envelope-damaged.ts';
import { otherFormat } from './rules/other-format.ts';
import type { Stretch } from './source-text.ts';

export type OpenPart = (content: Uint8Array) => UserDocument;

/** Types whose content says by itself what it is. */
const SELF_DESCRIBING = new Set([
  'text/plain',
  'text/cloud-config',
  'application/octet-stream',
  'application/x-gzip',
  'application/gzip',
]);

/** Each part is a document of its own; a later one wins over an earlier one. */
export function openMultipart(source: string, open: OpenPart): UserDocument {
  const mime = readMime(source);
  if (mime === undefined)
    return refused(source, 'the multipart archive names no boundary in its Content-Type; add it');
  if (mime.parts.length === 0)
    return refused(source, 'the multipart archive has no part; its boundary may be misspelt');
  const opened = mime.parts.map((part, index) => openPart(part, index, source, open));
  const parts = opened.flatMap((each) => each.parts);
  const cutOff = 'the multipart archive is cut off: its closing boundary is missing';
  const end = source.length;
  const own = mime.isCutOff ? [at(envelopeDamaged, end, end, cutOff, 'keep')] : [];
  const problems = [...opened.flatMap((each) => each.problems), ...own];
  const findings = parts.flatMap((part) => inArchive(part, findingsOf(part.document), source));
  const diagnostics = [...findings, ...problems].sort((left, right) => left.start - right.start);
  return { kind: 'multipart', source, parts, problems, diagnostics };
}

function refused(source: string, message: string): UserDocument {
  return { kind: 'refused', source, diagnostics: [at(envelopeDamaged, 0, 1, message)] };
}

function at(rule: Rule, start: number, end: number, message: string, boot = rule.boot): Diagnostic {
  return diagnose(rule, { message, at: [], start, end, boot });
}

interface Opened {
  readonly parts: readonly DocumentPart[];
  /** Of an archive in the archive. */
  readonly problems: readonly Diagnostic[];
}

function openPart(mime: MimePart, index: number, source: string, open: OpenPart): Opened {
  const name = mime.filename ?? `part ${index + 1}`;
  const problem = problemOf(mime, name);
  if (problem !== undefined) return notRead(mime, name, problem, source);
  const start = beginOf(mime, source);
  const text = source.slice(start, mime.end);
  const document = open(
    start === mime.start ? (mime.content ?? new Uint8Array()) : new TextEncoder().encode(text),
  );
  const isVerbatim = mime.isVerbatim && textOf(document) === text;
  const base = isVerbatim ? { base: start } : {};
  const place = isVerbatim ? lineFrom(mime.head, source) : lineFrom(mime.start, source);
  if (document.kind === 'multipart') return flattened(document, { name, document, place, ...base });
  if (mime.type.startsWith('multipart/') && !mime.isVerbatim)
    return notRead(mime, name, `${quote(name)} is an archive in another encoding; leave it as it is`, source);
  const lines = isWhole(document, mime) && mime.lines !== undefined ? { lines: mime.lines } : {};
  return { parts: [{ name, document, place, ...base, ...lines }], problems: [] };
}

function notRead({ head }: MimePart, name: string, problem: string, source: string): Opened {
  const document: UserDocument = {
    kind: 'refused',
    source: '',
    diagnostics: [at(otherFormat, 0, 0, problem)],
  };
  return { parts: [{ name, document, place: lineFrom(head, source) }], problems: [] };
}

/** An archive in the archive states its boundary in the head of its part, unless it is a message of its own. */
function beginOf({ type, isVerbatim, head, start, end }: MimePart, source: string): number {
  if (!isVerbatim || !type.startsWith('multipart/')) return start;
  return isMultipart(source.slice(start, end)) ? start : head;
}

function lineFrom(start: number, source: string): Stretch {
  const next = source.indexOf('\n', start);
  const end = next === -1 ? source.length : next;
  return { start, end: source[end - 1] === '\r' && end > start ? end - 1 : end };
}

/** The parts of an archive in the archive, beside those around it. */
function flattened(
  { parts, problems }: Extract<UserDocument, { kind: 'multipart' }>,
  outer: DocumentPart,
): Opened {
  const { name, base, place } = outer;
  const named = parts.map((part) => ({ ...part, name: `${name}, ${part.name}` }));
  if (base === undefined) {
    const hidden = named.map((part) => ({ name: part.name, document: part.document, place }));
    return { parts: hidden, problems: problems.map((problem) => ({ ...problem, ...place })) };
  }
  const moved = named.map((part) => ({
    ...part,
    place: { start: part.place.start + base, end: part.place.end + base },
    ...(part.base === undefined ? {} : { base: part.base + base }),
    ...(part.lines === undefined ? {} : { lines: part.lines.map((start) => start + base) }),
  }));
  return { parts: moved, problems: problems.map((problem) => shifted(problem, base)) };
}

function problemOf({ type, content, isVerbatim }: MimePart, name: string): string | undefined {
  if (content === undefined)
    return `${quote(name)} is not what its Content-Transfer-Encoding says; encode it again`;
  if (type === 'text/x-shellscript') {
    const isScript = content[0] === 0x23 && content[1] === 0x21;
    return isScript || !isVerbatim ? undefined : `${quote(name)} is a script and must begin with \`#!\``;
  }
  if (SELF_DESCRIBING.has(type) || type.startsWith('multipart/')) return undefined;
  return `${quote(name)} is ${quote(type)}, which only Canonical's cloud-init reads; the other parts are applied`;
}

/** The document is the part itself, not what it unpacks to. */
function isWhole(document: UserDocument, { content }: MimePart): boolean {
  const text = textOf(document);
  return text !== undefined && new TextEncoder().encode(text).length === content?.length;
}

function textOf(document: UserDocument): string | undefined {
  if (document.kind === 'cloud-config') return document.reading.source;
  return 'source' in document ? document.source : undefined;
}

export function findingsOf(document: UserDocument): readonly Diagnostic[] {
  if (document.kind === 'cloud-config') return document.reading.diagnostics;
  return 'diagnostics' in document ? document.diagnostics : [];
}

/** Findings of a part at their places in the archive; those in an encoded part have no fix there. */
export function inArchive(
  { name, document, base, lines, place }: DocumentPart,
  found: readonly Diagnostic[],
  archive: string,
): Diagnostic[] {
  if (base !== undefined) return found.map((each) => shifted(each, base));
  const text = textOf(document) ?? '';
  const position = positionsIn(text);
  return found.map(({ fix: _fix, related: _related, ...each }) => {
    const { line, column } = position(each.start);
    const start = lines?.[line - 1];
    if (start !== undefined) return { ...each, ...placeIn(archive, start, text, each, column) };
    const where = text === '' ? '' : ` (line ${line} of ${quote(name)})`;
    return { ...each, ...place, message: `${each.message}${where}` };
  });
}

/** Where a finding in quoted-printable stands: exactly, unless something encoded is before it in its line. */
function placeIn(archive: string, start: number, text: string, found: Stretch, column: number): Stretch {
  const lineStart = found.start - column + 1;
  const lineEnd = lineFrom(lineStart, text).end;
  const end = Math.min(found.end, lineEnd);
  const length = end - lineStart;
  const isShown = archive.slice(start, start + length) === text.slice(lineStart, end);
  return isShown ? { start: start + column - 1, end: start + length } : lineFrom(start, archive);
}

function shifted({ fix, related, ...finding }: Diagnostic, by: number): Diagnostic {
  const move = <P extends { readonly start: number; readonly end: number }>(place: P): P => ({
    ...place,
    start: place.start + by,
    end: place.end + by,
  });
  return {
    ...move(finding),
    ...(fix === undefined ? {} : { fix: { ...fix, edits: fix.edits.map(move) } }),
    ...(related === undefined ? {} : { related: related.map(move) }),
  };
}

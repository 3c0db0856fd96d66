import type { Diagnostic } from './diagnostic.ts';
import type { DocumentPart, UserDocument } from './document.ts';
import { positionsIn } from './lines.ts';
import { type MimePart, readMime } from './mime.ts';
import { diagnose, quote, type Rule } from './rule.ts';
import { envelopeDamaged } from './rules/envelope-damaged.ts';
import { otherFormat } from './rules/other-format.ts';

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
  const parts = mime.parts.flatMap((part, index) => openPart(part, index, source, open));
  const cutOff = 'the multipart archive is cut off: its closing boundary is missing';
  const end = source.length;
  const problems = mime.isCutOff ? [at(envelopeDamaged, end, end, cutOff, 'keep')] : [];
  const findings = parts.flatMap((part) => inArchive(part, findingsOf(part.document)));
  const diagnostics = [...findings, ...problems].sort((left, right) => left.start - right.start);
  return { kind: 'multipart', source, parts, problems, diagnostics };
}

function refused(source: string, message: string): UserDocument {
  return { kind: 'refused', source, diagnostics: [at(envelopeDamaged, 0, 1, message)] };
}

function at(rule: Rule, start: number, end: number, message: string, boot = rule.boot): Diagnostic {
  return diagnose(rule, { message, at: [], start, end, boot });
}

function openPart(mime: MimePart, index: number, source: string, open: OpenPart): readonly DocumentPart[] {
  const name = mime.filename ?? `part ${index + 1}`;
  const headEnd = source.indexOf('\n', mime.head);
  const place = { start: mime.head, end: headEnd === -1 ? mime.start : headEnd };
  const problem = problemOf(mime, name);
  if (problem !== undefined) {
    const document: UserDocument = {
      kind: 'refused',
      source: '',
      diagnostics: [at(otherFormat, 0, 0, problem)],
    };
    return [{ name, document, place }];
  }
  const document = open(mime.content ?? new Uint8Array());
  const isVerbatim = mime.isVerbatim && textOf(document) === source.slice(mime.start, mime.end);
  const base = isVerbatim ? { base: mime.start } : {};
  if (document.kind !== 'multipart') return [{ name, document, place, ...base }];
  return document.parts.map((inner) => ({
    name: `${name}, ${inner.name}`,
    document: inner.document,
    place,
    ...(isVerbatim && inner.base !== undefined ? { base: mime.start + inner.base } : {}),
  }));
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

function textOf(document: UserDocument): string | undefined {
  if (document.kind === 'cloud-config') return document.reading.source;
  return 'source' in document ? document.source : undefined;
}

export function findingsOf(document: UserDocument): readonly Diagnostic[] {
  if (document.kind === 'cloud-config') return document.reading.diagnostics;
  return 'diagnostics' in document ? document.diagnostics : [];
}

/** Findings of a part at their places in the archive; those in an encoded part stand at its head. */
export function inArchive(
  { name, document, base, place }: DocumentPart,
  found: readonly Diagnostic[],
): Diagnostic[] {
  if (base !== undefined) return found.map((each) => shifted(each, base));
  const position = positionsIn(textOf(document) ?? '');
  return found.map(({ fix: _fix, related: _related, ...each }) => {
    const where = textOf(document) ? ` (line ${position(each.start).line} of ${quote(name)})` : '';
    return { ...each, ...place, message: `${each.message}${where}` };
  });
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

import { decodeBase64 } from './base64.ts';

/** A part of a multipart text, as it stands there. */
export interface MimePart {
  /** Lower case, without parameters; `text/plain` when the part names none. */
  readonly type: string;
  /** File name that the part states. */
  readonly filename?: string;
  /** Where the part's head and its body stand in the text. */
  readonly head: number;
  readonly start: number;
  readonly end: number;
  /** The body decoded; `undefined` when its transfer encoding does not hold. */
  readonly content: Uint8Array | undefined;
  /** The body is what stands in the text. */
  readonly isVerbatim: boolean;
  /** Where the lines of a body in quoted-printable begin; those that a soft break parts are one. */
  readonly lines?: readonly number[];
}

export interface Mime {
  readonly parts: readonly MimePart[];
  /** The closing boundary is missing. */
  readonly isCutOff: boolean;
}

/** RFC 2046 allows 70. */
const LONGEST_BOUNDARY = 1000;

interface Headers {
  readonly fields: ReadonlyMap<string, string>;
  /** Where the body begins. */
  readonly end: number;
}

/** Whether a text is a multipart message, by its header fields. */
export function isMultipart(text: string): boolean {
  return /^[A-Za-z][\w-]*:/.test(text) && typeOf(headersAt(text, 0)).startsWith('multipart/');
}

/**
 * The parts of a multipart text; `undefined` when it states no boundary.
 * @see https://www.rfc-editor.org/rfc/rfc2046#section-5.1
 */
export function readMime(text: string): Mime | undefined {
  const headers = headersAt(text, 0);
  const boundary = parameter(headers.fields.get('content-type') ?? '', 'boundary');
  if (boundary === undefined || boundary === '' || boundary.length > LONGEST_BOUNDARY) return undefined;
  const parts: MimePart[] = [];
  let head: number | undefined;
  for (const { start, end, isLast } of delimiters(text, boundary, headers.end)) {
    if (head !== undefined) parts.push(partAt(text, head, start));
    head = end;
    if (isLast) return { parts, isCutOff: false };
  }
  if (head !== undefined) parts.push(partAt(text, head, text.length));
  return { parts, isCutOff: true };
}

/** The lines that part the parts; the line break before one belongs to it. */
function* delimiters(
  text: string,
  boundary: string,
  from: number,
): Generator<{ readonly start: number; readonly end: number; readonly isLast: boolean }> {
  const literal = boundary.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const line = new RegExp(`(?:^|\\r?\\n)--${literal}(--)?[ \\t]*(?:\\r?\\n|$)`, 'g');
  line.lastIndex = Math.max(0, from - 1);
  for (let found = line.exec(text); found !== null; found = line.exec(text)) {
    const end = found.index + found[0].length;
    yield { start: found.index, end, isLast: found[1] !== undefined };
    // The line break at the end of one delimiter can be the one before the next.
    line.lastIndex = end - (found[0].endsWith('\n') ? 1 : 0);
  }
}

function partAt(text: string, head: number, end: number): MimePart {
  const { fields, end: start } = headersAt(text, head);
  const body = text.slice(start, Math.max(start, end));
  const encoding = (fields.get('content-transfer-encoding') ?? '7bit').trim().toLowerCase();
  const filename =
    parameter(fields.get('content-disposition') ?? '', 'filename') ??
    parameter(fields.get('content-type') ?? '', 'name');
  return {
    type: typeOf({ fields }),
    ...(filename === undefined ? {} : { filename }),
    head,
    start,
    end: Math.max(start, end),
    content: decoded(body, encoding),
    isVerbatim: encoding !== 'base64' && encoding !== 'quoted-printable',
    ...(encoding === 'quoted-printable' ? { lines: linesOf(body, start) } : {}),
  };
}

function decoded(body: string, encoding: string): Uint8Array | undefined {
  if (encoding === 'base64') return decodeBase64(body);
  if (encoding === 'quoted-printable') return fromQuotedPrintable(body);
  return new TextEncoder().encode(body);
}

/** @see https://www.rfc-editor.org/rfc/rfc2045#section-6.7 */
function fromQuotedPrintable(body: string): Uint8Array | undefined {
  const joined = body.replace(/(?<![ \t])[ \t]+$/gm, '').replace(/=\r?\n/g, '');
  if (/=(?![0-9A-Fa-f]{2})/.test(joined)) return undefined;
  const encoded = new TextEncoder().encode(joined);
  let length = 0;
  for (let at = 0; at < encoded.length; at++) {
    const byte = encoded[at] ?? 0;
    const isEscape = byte === 0x3d;
    encoded[length++] = isEscape ? Number.parseInt(hexAt(encoded, at + 1), 16) : byte;
    if (isEscape) at += 2;
  }
  return encoded.slice(0, length);
}

function linesOf(body: string, start: number): readonly number[] {
  const lines = [start];
  for (const { index, 0: mark } of body.matchAll(/=[ \t]*\r?\n|\n|=0A/gi))
    if (!mark.startsWith('=') || !mark.endsWith('\n')) lines.push(start + index + mark.length);
  return lines;
}

function hexAt(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0);
}

/** Header fields by their names in lower case, folded lines joined. */
function headersAt(text: string, from: number): Headers {
  const fields = new Map<string, string>();
  let at = from;
  let last = '';
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const next = newline === -1 ? text.length : newline + 1;
    const line = text.slice(at, next).replace(/\r?\n$/, '');
    if (line === '') return { fields, end: next };
    const field = /^([A-Za-z][\w-]*):[ \t]*(.*)$/.exec(line);
    if (field !== null) {
      last = (field[1] ?? '').toLowerCase();
      fields.set(last, field[2] ?? '');
    } else if (/^[ \t]/.test(line) && last !== '') {
      fields.set(last, `${fields.get(last) ?? ''} ${line.trim()}`);
    } else {
      return { fields, end: at };
    }
    at = next;
  }
  return { fields, end: at };
}

function typeOf({ fields }: Pick<Headers, 'fields'>): string {
  const type = (fields.get('content-type') ?? '').split(';')[0] ?? '';
  return type.trim().toLowerCase() || 'text/plain';
}

function parameter(field: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(field);
  return found?.[1] ?? found?.[2];
}

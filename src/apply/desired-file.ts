import { decode, isSameBytes } from './bytes.ts';
import { DONE, UNCHANGED } from './handler.ts';
import type { Host, Owner } from './host.ts';
import { resolveOwner } from './owner.ts';
import type { Inspection, Outcome } from './report.ts';

/** A file as it shall be: the common part of every action that writes one. */
export interface DesiredFile {
  readonly path: string;
  readonly content: Uint8Array;
  readonly mode: number;
  /** As written in the document. */
  readonly owner?: string;
}

/** Bodies are shown in plans only when everybody may read them, are short and are text. */
const SHOWN_LIMIT = 16_384;

export function inspectFile(file: DesiredFile, host: Host): Inspection {
  const stat = host.files.stat(file.path);
  if (stat === undefined) return change(file, undefined);
  const before = stat.type === 'file' ? host.files.read(file.path) : undefined;
  if (!isSameBytes(before, file.content)) return change(file, before, stat.mode);
  if (stat.mode !== file.mode)
    return { state: 'change', note: `mode ${octal(stat.mode)} to ${octal(file.mode)}` };
  const owner = ownerOf(file, host);
  if (owner === undefined || (owner.uid === stat.uid && owner.gid === stat.gid)) return UNCHANGED;
  return { state: 'change', note: `owner ${stat.uid}:${stat.gid} to ${owner.uid}:${owner.gid}` };
}

export function writeFile(file: DesiredFile, host: Host): Outcome {
  const owner = ownerOf(file, host);
  host.files.write(file.path, file.content, { mode: file.mode, ...(owner === undefined ? {} : { owner }) });
  const isOwnerLeft = file.owner !== undefined && owner === undefined;
  return isOwnerLeft ? { status: 'done', reason: `owner ${file.owner} not set: needs root` } : DONE;
}

function ownerOf({ owner }: DesiredFile, host: Host): Owner | undefined {
  return owner === undefined || !host.privileged ? undefined : resolveOwner(owner, host);
}

function change(file: DesiredFile, before: Uint8Array | undefined, modeBefore = file.mode): Inspection {
  // What was private until now is not shown either.
  const isPublic = (file.mode & modeBefore & 0o004) !== 0;
  const isShown = isPublic && isText(file.content) && isText(before);
  const note = `${before === undefined ? 'new' : 'changed'}, mode ${octal(file.mode)}${file.owner === undefined ? '' : `, owner ${file.owner}`}`;
  if (!isShown) return { state: 'change', note: `${note}, ${file.content.length} bytes` };
  return { state: 'change', note, before: decode(before), after: decode(file.content) };
}

function isText(content: Uint8Array | undefined): boolean {
  if (content === undefined) return true;
  return content.length <= SHOWN_LIMIT && !content.includes(0) && !decode(content).includes('\ufffd');
}

export function octal(mode: number): string {
  return mode.toString(8).padStart(4, '0');
}

import type { WriteFile } from '../action.ts';
import { concatenate, hasLines } from '../bytes.ts';
import { type DesiredFile, inspectFile, writeFile as write } from '../desired-file.ts';
import { type Handler, UNCHANGED } from '../handler.ts';
import type { Host } from '../host.ts';
import { encode } from '../step.ts';

export const writeFile: Handler<WriteFile> = {
  inspect(action, host) {
    if (action.manner === 'if-absent' && host.files.stat(action.path) !== undefined) return UNCHANGED;
    return inspectFile(desired(action, host), host);
  },
  perform: (action, host) => write(desired(action, host), host),
};

function desired(action: WriteFile, host: Host): DesiredFile {
  const { path, mode, owner } = action;
  const file = { path, mode, content: contentOf(action, host), ...(owner === undefined ? {} : { owner }) };
  const before = action.existing === 'keep-mode' ? host.files.stat(path) : undefined;
  if (before?.type !== 'file') return file;
  const kept = owner === undefined && host.privileged ? { owner: `${before.uid}:${before.gid}` } : {};
  return { ...file, ...kept, mode: before.mode };
}

/** What is appended is appended once: a body that stands in the file as whole lines already is there. */
function contentOf({ path, body, manner }: WriteFile, host: Host): Uint8Array {
  if (manner !== 'append') return body.bytes;
  const before = host.files.read(path) ?? new Uint8Array();
  if (hasLines(before, body.bytes)) return before;
  const isOpen = before.length > 0 && before.at(-1) !== 0x0a;
  return concatenate(isOpen ? concatenate(before, encode('\n')) : before, body.bytes);
}

import type { ManageBlock } from '../action.ts';
import { decode } from '../bytes.ts';
import { type DesiredFile, inspectFile, writeFile } from '../desired-file.ts';
import type { Handler } from '../handler.ts';
import type { Host } from '../host.ts';
import { encode } from '../step.ts';

export const manageBlock: Handler<ManageBlock> = {
  inspect: (action, host) => inspectFile(desired(action, host), host),
  perform: (action, host) => writeFile(desired(action, host), host),
};

function desired({ path, block, lines, mode }: ManageBlock, host: Host): DesiredFile {
  const before = host.files.read(path);
  const content = encode(withBlock(decode(before), block, lines));
  return { path, content, mode: before === undefined ? mode : (host.files.stat(path)?.mode ?? mode) };
}

/** The text with the block's lines between its marks; a block that is not there yet goes to the end. */
export function withBlock(text: string, block: string, lines: readonly string[]): string {
  const begin = `# begin ${block}`;
  const end = `# end ${block}`;
  const wanted = [begin, ...lines, end];
  const existing = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const first = existing.indexOf(begin);
  const last = existing.indexOf(end, first);
  const isThere = first !== -1 && last !== -1;
  const result = isThere
    ? [...existing.slice(0, first), ...wanted, ...existing.slice(last + 1)]
    : [...existing, ...wanted];
  return `${result.join('\n')}\n`;
}

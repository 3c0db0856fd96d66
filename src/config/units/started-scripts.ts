import { decodeBase64 } from '../base64.ts';
import { modeOf } from '../bodies.ts';
import { textAt } from '../entries.ts';
import { isWhole, type NamedFile, namedFilesIn } from '../file-path.ts';
import type { TreeNode } from '../tree.ts';
import type { Command } from './commands.ts';
import type { DocumentUnits } from './document-units.ts';

/** A file of the document that a unit of the document runs as a program. */
export interface StartedScript {
  readonly file: NamedFile;
  readonly mode: number;
  readonly command: Command;
}

/** Each such file once, with the first command that runs it. */
export function* startedScriptsIn(
  root: TreeNode | undefined,
  units: DocumentUnits,
): Generator<StartedScript> {
  const files = new Map<string, NamedFile>();
  for (const file of namedFilesIn(root)) files.set(file.file, file);
  if (files.size === 0) return;
  for (const command of units.commands()) {
    const program = command.words[0]?.text;
    const file = program === undefined ? undefined : files.get(program);
    if (program === undefined || file === undefined) continue;
    files.delete(program);
    const mode = modeOf(file.entry);
    if (mode !== undefined && isWhole(file.entry)) yield { file, mode, command };
  }
}

/** What a file begins with; `undefined` where the document does not show it. */
export function beginningOf({ entry }: NamedFile): string | undefined {
  const encoding = textAt(entry, 'encoding')?.node.text ?? '';
  const content = textAt(entry, 'content')?.node.text;
  if (content === undefined || encoding === '') return content?.slice(0, 400);
  if (encoding !== 'b64' && encoding !== 'base64') return undefined;
  const bytes = decodeBase64(content.replace(/\s+/g, '').slice(0, 400));
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

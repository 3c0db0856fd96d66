import { printable } from '../../printable.ts';
import type { Trouble } from '../../report/findings.ts';
import type { Terminal } from '../terminal.ts';

/** Says at once what could not be read or written; formats for programs have it too. */
export function noteTrouble({ code, message }: Trouble, terminal: Terminal): void {
  terminal.note(`cloud-config: ${printable(`${message} [${code}]`)}\n`);
}

import { gunzip } from '../../host/node/gunzip.ts';
import { sha256 } from '../../host/node/sha256.ts';
import { serve } from '../../lsp/server.ts';
import type { Command } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { VERSION } from '../version.ts';

export const command: Command = {
  usage: 'lsp [--stdio]',
  about:
    'Speaks the Language Server Protocol on standard input and output, for editors. It speaks up in documents that ' +
    'begin with `#cloud-config`, whatever their name is, and in no others.',
  options: [
    { name: 'stdio', about: 'the only transport, so it need not be given' },
    { name: 'clientProcessId', value: 'PID', about: 'ends when that process does' },
  ],
  run(): Promise<ExitCode> {
    serve({ input: process.stdin, output: process.stdout, gunzip, sha256, version: VERSION });
    // The protocol says when the process ends, and with which code.
    return new Promise(() => {});
  },
};

import { CloudConfigError, reasonOf } from '../../errors.ts';
import { gunzip } from '../../host/node/gunzip.ts';
import { sha256 } from '../../host/node/sha256.ts';
import type { Command } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
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
  async run(_, terminal): Promise<ExitCode> {
    const { serve } = await loadServer();
    const { stdin: input, stdout: output } = process;
    // The library would try for ever to tell the editor that it cannot be told anything.
    output.once('error', (error) => {
      terminal.note(`cloud-config: the editor cannot be answered: ${reasonOf(error)} [OUTPUT_UNWRITABLE]\n`);
      process.exit(EXIT.trouble);
    });
    serve({ input, output, gunzip, sha256, version: VERSION, providers });
    // The protocol says when the process ends, and with which code.
    return new Promise(() => {});
  },
};

async function providers(): Promise<readonly string[]> {
  const { DATASOURCES } = await import('../../datasources/index.ts');
  return DATASOURCES.map(({ name }) => name);
}

/** In the bundle for Node it is a file of its own: no other command pays for reading it. */
async function loadServer(): Promise<typeof import('../../lsp/server.ts')> {
  try {
    return await import('../../lsp/server.ts');
  } catch (cause) {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'ERR_MODULE_NOT_FOUND';
    if (!isMissing) throw cause;
    const message = 'the language server is missing; put cloud-config-lsp.mjs beside cloud-config.mjs';
    throw new CloudConfigError('LSP_MISSING', message, { cause });
  }
}

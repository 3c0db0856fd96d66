import { decode } from '../../apply/bytes.ts';
import { findNetworkFormat, NETWORK_FORMATS, type NetworkFormat } from '../../apply/network/formats.ts';
import type { NetworkFile } from '../../apply/network/network-file.ts';
import { renderNetwork } from '../../apply/network/networkd/render.ts';
import { CloudConfigError } from '../../errors.ts';
import { createDisk } from '../../host/node/disk.ts';
import { gunzip } from '../../host/node/gunzip.ts';
import { createHost } from '../../host/node/host.ts';
import { printable } from '../../printable.ts';
import { networkJson } from '../../report/network-json.ts';
import type { Command } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type Input, readInput } from '../input.ts';
import { onlyOperand, UsageError } from '../options.ts';
import type { Terminal } from '../terminal.ts';

const NAMES = NETWORK_FORMATS.map(({ name }) => name);
const ALIASES = NETWORK_FORMATS.flatMap(({ name, aliases = [] }) =>
  aliases.map((alias) => [alias, name] as const),
);
const REFUSED: ReadonlySet<string> = new Set(['NETWORK_MALFORMED', 'NETWORK_UNSUPPORTED']);

export const command: Command = {
  usage: 'convert-network --from FORMAT [--format text|json] [--output DIR] FILE',
  about:
    'Prints the files of systemd-networkd that a network configuration becomes; warnings go to standard error. `-` is ' +
    `standard input. Formats: ${NAMES.join(', ')}. Other names: ${ALIASES.map(([alias, name]) => `${alias} (${name})`).join(', ')}.`,
  options: [
    {
      name: 'from',
      value: 'FORMAT',
      choices: [...NAMES, ...ALIASES.map(([alias]) => alias)],
      about: 'what FILE is written in',
    },
    { name: 'format', value: 'FORMAT', choices: ['text', 'json'], about: 'text (default) or json' },
    { name: 'output', value: 'DIR', about: 'write the files into this directory instead' },
  ],
  async run(parsed, terminal) {
    const format = findNetworkFormat(parsed.value('from') ?? '');
    if (format === undefined)
      throw new UsageError(`--from is missing; say what FILE is written in: ${NAMES.join(', ')}`);
    const input = readInput(onlyOperand(parsed, 'FILE'));
    const directory = parsed.value('output');
    try {
      const { files, warnings } = convert(format, input);
      for (const warning of warnings) terminal.note(`${input.name}: ${printable(warning)}\n`);
      if (directory !== undefined) await write(files, directory);
      if (parsed.value('format') === 'json') terminal.print(networkJson(files, warnings));
      else if (directory === undefined) terminal.print(files.map(shown).join('\n'));
      return EXIT.ok;
    } catch (error) {
      return refused(error, input, terminal);
    }
  },
};

function convert(
  format: NetworkFormat,
  { content }: Input,
): { readonly files: readonly NetworkFile[]; readonly warnings: readonly string[] } {
  const disk = createDisk();
  const include = (path: string): string | undefined => {
    const found = disk.read(path);
    return found === undefined ? undefined : decode(found);
  };
  const { model, warnings } = format.read(decode(content), { include, gunzip });
  return { files: renderNetwork(model), warnings };
}

function shown({ name, content }: NetworkFile): string {
  return `# /etc/systemd/network/${name}\n${content}`;
}

async function write(files: readonly NetworkFile[], directory: string): Promise<void> {
  const host = createHost({ root: directory });
  try {
    for (const { name, content, secret } of files) {
      host.files.write(`/${name}`, new TextEncoder().encode(content), { mode: secret ? 0o640 : 0o644 });
    }
  } finally {
    host.close();
  }
}

/** A mistake in the configuration is a finding, as a mistake in a document is. */
function refused(error: unknown, { name }: Input, terminal: Terminal): ExitCode {
  if (!(error instanceof CloudConfigError) || !REFUSED.has(error.code)) throw error;
  terminal.note(`${name}: ${printable(error.message)} [${error.code}]\n`);
  return EXIT.findings;
}

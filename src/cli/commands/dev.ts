import { readRoutes } from '../../dev/fixture.ts';
import { startMetadataServer } from '../../dev/metadata-server.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { onlyOperand, type ParsedOptions, UsageError } from '../options.ts';

const NAME = 'metadata-server';

export const command: Command = {
  usage:
    'dev metadata-server FIXTURE [--listen HOST:PORT] [--fail-with STATUS [--fail-for SECONDS]] [--delay MS]',
  about:
    'Serves recorded answers of a platform, fixtures/datasources/*/*.json, for `cloud-config fetch --base-url` and for ' +
    'tests of images, until it is interrupted. It can fail as real services do.',
  options: [
    { name: 'listen', value: 'HOST:PORT', about: '127.0.0.1 and a free port when left out' },
    { name: 'fail-with', value: 'STATUS', about: 'answer everything with this status, 503 for example' },
    { name: 'fail-for', value: 'SECONDS', about: 'from the first request on; for ever when left out' },
    { name: 'delay', value: 'MS', about: 'before each answer' },
    { name: 'truncate', value: 'BYTES', about: 'cut bodies off, and the connection with them' },
  ],
  async run(parsed, terminal) {
    const [what, ...rest] = parsed.operands;
    if (what !== NAME) throw new UsageError(`dev needs a tool: dev ${NAME} FIXTURE`);
    const file = onlyOperand({ ...parsed, operands: rest }, 'FIXTURE');
    const server = await startMetadataServer({
      routes: readRoutes(file),
      ...listenOf(parsed.value('listen') ?? '127.0.0.1:0'),
      ...numbers(parsed),
      onRequest: (line) => terminal.note(`${line}\n`),
    });
    terminal.print(`${server.url}\n`);
    await new Promise<void>((resolve) => {
      process.once('SIGINT', () => resolve());
      process.once('SIGTERM', () => resolve());
    });
    await server.close();
    return EXIT.ok;
  },
};

function listenOf(text: string): { readonly host: string; readonly port: number } {
  const [, host, port] = /^\[?([^\]]+)\]?:(\d+)$/.exec(text) ?? [];
  if (host === undefined || port === undefined) throw new UsageError('--listen is HOST:PORT, 127.0.0.1:8000');
  return { host, port: Number(port) };
}

function numbers(parsed: ParsedOptions): {
  readonly failWith?: number;
  readonly failFor?: number;
  readonly delay?: number;
  readonly truncate?: number;
} {
  const of = (name: string): number | undefined => {
    const text = parsed.value(name);
    if (text === undefined) return undefined;
    if (!/^\d+$/.test(text)) throw new UsageError(`--${name} is a number`);
    return Number(text);
  };
  const failWith = of('fail-with');
  const seconds = of('fail-for');
  const delay = of('delay');
  const truncate = of('truncate');
  return {
    ...(failWith === undefined ? {} : { failWith }),
    ...(seconds === undefined ? {} : { failFor: seconds * 1000 }),
    ...(delay === undefined ? {} : { delay }),
    ...(truncate === undefined ? {} : { truncate }),
  };
}

import { findFixture, readRoutes } from '../../dev/fixture.ts';
import { startMetadataServer } from '../../dev/metadata-server.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { onlyOperand, type ParsedOptions, UsageError } from '../options.ts';

const NAME = 'metadata-server';

export const command: Command = {
  usage:
    'dev metadata-server FIXTURE [--platform NAME] [--listen HOST:PORT] [--fail-with STATUS [--fail-for SECONDS]] [--delay MS]',
  about:
    'Serves recorded answers of a platform, a file such as fixtures/datasources/hetzner/server.json or a directory, for `cloud-config fetch --base-url` and for ' +
    'tests of images, until it is interrupted. It can fail as real services do.',
  options: [
    { name: 'platform', value: 'NAME', about: 'the part of the directory FIXTURE that is meant' },
    { name: 'listen', value: 'HOST:PORT', about: '127.0.0.1 and a free port when left out' },
    { name: 'fail-with', value: 'STATUS', about: 'answer everything with this status, 503 for example' },
    { name: 'fail-for', value: 'SECONDS', about: 'from the first request on; for ever when left out' },
    { name: 'delay', value: 'MS', about: 'before each answer' },
    { name: 'expire-tokens', value: 'SECONDS', about: 'refuse a token that is older than that' },
    { name: 'truncate', value: 'BYTES', about: 'cut bodies off, and the connection with them' },
  ],
  async run(parsed, terminal) {
    const [what, ...rest] = parsed.operands;
    if (what !== NAME) throw new UsageError(`dev needs a tool: dev ${NAME} FIXTURE`);
    const file = findFixture(onlyOperand({ ...parsed, operands: rest }, 'FIXTURE'), parsed.value('platform'));
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
  readonly tokenLife?: number;
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
  const life = of('expire-tokens');
  return {
    ...(failWith === undefined ? {} : { failWith }),
    ...(seconds === undefined ? {} : { failFor: seconds * 1000 }),
    ...(delay === undefined ? {} : { delay }),
    ...(life === undefined ? {} : { tokenLife: life * 1000 }),
    ...(truncate === undefined ? {} : { truncate }),
  };
}

import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FixtureRoute } from '../../src/dev/fixture.ts';
import { end, type Lab } from './lab.ts';

const PROGRAM = resolve(process.env['CLOUD_CONFIG'] ?? 'dist/cloud-config');

export const METADATA_ADDRESS = '169.254.169.254:80';

/** A web server in the lab, which machines reach at the same address, or at 10.0.2.2 when it listens on 127.0.0.1. */
export interface Service {
  /** What it was asked, as it says. */
  readonly requests: readonly string[];
  stop(): Promise<void>;
}

/** Serves a fixture file, or routes. */
export async function serve(
  lab: Lab,
  what: string | readonly FixtureRoute[],
  listen: string,
  args: readonly string[] = [],
): Promise<Service> {
  const child = lab.spawn([
    PROGRAM,
    'dev',
    'metadata-server',
    fileOf(lab, what),
    '--listen',
    listen,
    ...args,
  ]);
  const requests: string[] = [];
  child.stderr?.on('data', (text) => requests.push(...String(text).trimEnd().split('\n')));
  if (child.stdout !== null) {
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(() => {
        throw new Error(`the metadata service ended: ${requests.join('\n')}`);
      }),
    ]);
  }
  return { requests, stop: () => end(child) };
}

function fileOf(lab: Lab, what: string | readonly FixtureRoute[]): string {
  if (typeof what === 'string') return what;
  const file = join(lab.directory, 'routes.json');
  writeFileSync(file, JSON.stringify({ http: what }));
  return file;
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NETWORK_FORMATS } from '../../src/apply/network/formats.ts';
import { renderNetwork } from '../../src/apply/network/networkd/render.ts';
import { CloudConfigError } from '../../src/errors.ts';
import type { Random } from './random.ts';

export interface NetworkSeed {
  readonly format: string;
  readonly text: string;
}

export function networkSeeds(): readonly NetworkSeed[] {
  return NETWORK_FORMATS.flatMap(({ name: format }) =>
    readdirSync(join('fixtures/network', format), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.startsWith('input'))
      .map((entry) => ({ format, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') })),
  );
}

/** A network description is read, or refused by an error of ours. */
export function checkNetwork(format: string, text: string, random: Random): void {
  const reader = random.oneIn(10)
    ? random.pick(NETWORK_FORMATS)
    : NETWORK_FORMATS.find(({ name }) => name === format);
  try {
    const reading = reader?.read(text, {});
    if (reading !== undefined) renderNetwork(reading.model);
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
  }
}

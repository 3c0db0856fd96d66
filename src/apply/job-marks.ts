import { decode } from './bytes.ts';
import type { Host } from './host.ts';
import { encode } from './step.ts';

/** Jobs and scripts that ran in this boot, and for which files; gone with `/run` at the next. */
const DIRECTORY = '/run/cloud-config/jobs';

export function isMarked(name: string, digest: string, host: Host): boolean {
  return decode(host.files.read(`${DIRECTORY}/${fileName(name)}`)) === digest;
}

export function mark(name: string, digest: string, host: Host): void {
  host.files.makeDirectory(DIRECTORY, { mode: 0o755 });
  host.files.write(`${DIRECTORY}/${fileName(name)}`, encode(digest), { mode: 0o644 });
}

function fileName(name: string): string {
  return name.replaceAll('/', '_').slice(0, 250);
}

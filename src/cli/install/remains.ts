/** What runs leave on a machine of their own: not what documents asked for. */
import type { Files } from '../../apply/host.ts';
import { OURS } from '../../apply/network/network-file.ts';

const NETWORK = '/etc/systemd/network';
export const SETTINGS = '/etc/cloud-config';
const STATE = '/var/lib/cloud-config';

/** Paths of the record of instances and of the platform's network, what is inside a directory before it. */
export function remainsOf(files: Files): readonly string[] {
  const names = files.list(NETWORK) ?? [];
  const network = names.filter((name) => name.startsWith(OURS)).map((name) => `${NETWORK}/${name}`);
  return [...network, ...below(STATE, files)];
}

/** A directory and everything in it, what is inside first. */
export function below(path: string, files: Files): readonly string[] {
  if (files.stat(path)?.type !== 'directory') return [path];
  const names = files.list(path) ?? [];
  return [...names.flatMap((name) => below(`${path}/${name}`, files)), path];
}

/** Removes what is there, and says which. */
export function removeAll(paths: readonly string[], files: Files, say: (line: string) => void): number {
  const there = paths.filter((path) => files.stat(path) !== undefined);
  for (const path of there) {
    if (files.stat(path)?.type === 'directory') files.removeDirectory(path);
    else files.remove(path);
    say(`done      ${path}\n`);
  }
  return there.length;
}

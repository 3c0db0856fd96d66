import type { Files } from '../../apply/host.ts';
import { OURS } from '../../apply/network/network-file.ts';
import { createHost } from '../../host/node/host.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { placedIn } from '../install/layout.ts';
import { rootOf } from './install.ts';

const NETWORK = '/etc/systemd/network';
/** What runs have left; not what they were asked to make. */
const STATE = ['/etc/cloud-config', '/var/lib/cloud-config'] as const;

export const command: Command = {
  usage: 'uninstall --root DIR [--purge]',
  about:
    'Takes away what `install` has placed. What documents asked for stays; with --purge the settings, the record of ' +
    'instances and the network files of the platform go too.',
  options: [
    { name: 'root', value: 'DIR', about: 'the root of the image, / for this machine' },
    { name: 'purge', about: 'settings, state and network files too' },
  ],
  async run(parsed, terminal) {
    const { files, root } = createHost({ root: rootOf(parsed) });
    const left = parsed.has('purge')
      ? [...networkFiles(files), ...STATE.flatMap((path) => below(path, files))]
      : [];
    const paths = [...placedIn(files), ...left].filter((path) => files.stat(path) !== undefined);
    for (const path of paths) {
      if (files.stat(path)?.type === 'directory') files.removeDirectory(path);
      else files.remove(path);
      terminal.print(`done      ${path}\n`);
    }
    terminal.print(`${root}: ${paths.length} removed\n`);
    return EXIT.ok;
  },
};

function networkFiles(files: Files): readonly string[] {
  const names = files.list(NETWORK) ?? [];
  return names.filter((name) => name.startsWith(OURS)).map((name) => `${NETWORK}/${name}`);
}

/** A directory and everything in it, what is inside first. */
function below(path: string, files: Files): readonly string[] {
  if (files.stat(path)?.type !== 'directory') return [path];
  const names = files.list(path) ?? [];
  return [...names.flatMap((name) => below(`${path}/${name}`, files)), path];
}

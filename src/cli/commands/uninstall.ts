import { createHost } from '../../host/node/host.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { placedIn } from '../install/layout.ts';
import { below, remainsOf, removeAll, SETTINGS } from '../install/remains.ts';
import { rootOf } from './install.ts';

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
    const left = parsed.has('purge') ? [...remainsOf(files), ...below(SETTINGS, files)] : [];
    const count = removeAll([...placedIn(files), ...left], files, terminal.print);
    terminal.print(`${root}: ${count} removed\n`);
    return EXIT.ok;
  },
};

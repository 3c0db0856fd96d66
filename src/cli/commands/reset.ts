import type { Files } from '../../apply/host.ts';
import { createHost } from '../../host/node/host.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { remainsOf, removeAll } from '../install/remains.ts';
import { rootOf } from './install.ts';

const MACHINE_ID = '/etc/machine-id';
const SSH = '/etc/ssh';

export const command: Command = {
  usage: 'reset --root DIR [--ssh-host-keys] [--machine-id]',
  about:
    'Makes a node the image of new ones: the datasource of its first boot, the record of instances and the network of ' +
    'its platform go, so that the next boot is a first one. What documents asked for stays.',
  options: [
    { name: 'root', value: 'DIR', about: 'the root of the image, / for this machine' },
    { name: 'ssh-host-keys', about: 'the keys that sshd makes anew where the image arranges for that' },
    { name: 'machine-id', about: 'the identity that systemd makes anew: machine-id(5)' },
  ],
  async run(parsed, terminal) {
    const { files, root } = createHost({ root: rootOf(parsed) });
    const keys = parsed.has('ssh-host-keys') ? hostKeys(files) : [];
    const count = removeAll([...remainsOf(files), ...keys], files, terminal.print);
    if (parsed.has('machine-id')) {
      files.write(MACHINE_ID, new TextEncoder().encode('uninitialized\n'), { mode: 0o444 });
      terminal.print(`done      ${MACHINE_ID}\n`);
    }
    terminal.print(`${root}: ${count} removed\n`);
    return EXIT.ok;
  },
};

function hostKeys(files: Files): readonly string[] {
  const names = files.list(SSH) ?? [];
  return names.filter((name) => /^ssh_host_.*_key(?:\.pub)?$/.test(name)).map((name) => `${SSH}/${name}`);
}

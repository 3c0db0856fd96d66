import { isSameBytes } from '../../apply/bytes.ts';
import type { Files } from '../../apply/host.ts';
import { isServiceName } from '../../apply/image-units.ts';
import { findDatasource } from '../../datasources/index.ts';
import { CloudConfigError } from '../../errors.ts';
import { createDisk } from '../../host/node/disk.ts';
import { createHost } from '../../host/node/host.ts';
import { ownProgram } from '../../host/node/own-program.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { type Entry, layoutOf, ownClusterUnits, type ProgramFile } from '../install/layout.ts';
import { aliasedBy, type SelfStarting, selfStarting } from '../install/self-starting.ts';
import { type ParsedOptions, UsageError } from '../options.ts';

const NETWORKD = '/etc/systemd/system/multi-user.target.wants/systemd-networkd.service';

export const command: Command = {
  usage:
    'install --root DIR [--platform NAME] [--default-user NAME] [--etcd-unit NAME] [--coreos-cloudinit] [--cluster-units] [--dry-run]',
  about:
    'Puts this program, its systemd units, udev rules and links into the root of an image, so that machines made of it ' +
    'configure themselves. `--root /` is this machine. Run again it changes nothing; `uninstall` takes it away.',
  options: [
    { name: 'root', value: 'DIR', about: 'the root of the image' },
    {
      name: 'platform',
      value: 'NAME',
      about: 'the datasource that the image is for; found by evidence when left out',
    },
    { name: 'default-user', value: 'NAME', about: 'whose the top-level SSH keys are (core)' },
    {
      name: 'etcd-unit',
      value: 'NAME',
      about: "the image's etcd 3, which coreos.etcd_member configures (etcd-member.service)",
    },
    { name: 'coreos-cloudinit', about: 'units, targets and names that images of coreos-cloudinit depend on' },
    {
      name: 'cluster-units',
      about: 'units of etcd, fleet, flannel and locksmith, where the image has none of that name',
    },
    { name: 'dry-run', about: 'show what would change, and change nothing' },
  ],
  async run(parsed, terminal) {
    const host = createHost({ root: rootOf(parsed) });
    const entries = layoutOf(programFile(), settingsOf(parsed), host.files);
    let changes = 0;
    for (const entry of entries) {
      const isDone = isPlaced(entry, host.files);
      if (!isDone) changes += 1;
      if (!isDone && !parsed.has('dry-run')) place(entry, host.files);
      terminal.print(`${(isDone ? 'unchanged' : 'done').padEnd(9)} ${entry.path}\n`);
    }
    const own = parsed.has('cluster-units') ? ownClusterUnits(host.files) : [];
    for (const path of own)
      terminal.print(`${'skipped'.padEnd(9)} ${path}: ${reasonToSkip(path, host.files)}\n`);
    terminal.print(
      `${host.root}: ${changes} ${parsed.has('dry-run') ? 'to do' : 'done'}, ${entries.length - changes} unchanged\n`,
    );
    if (host.files.stat(NETWORKD) === undefined) {
      terminal.note(
        'cloud-config: systemd-networkd is not enabled in this root: what a platform says of the network has no effect\n',
      );
    }
    const etcds = selfStarting(own, host.files);
    for (const etcd of etcds) terminal.note(`cloud-config: ${warningOf(etcd, host.root)}\n`);
    return etcds.some(({ aliases }) => aliases.length > 0) ? EXIT.findings : EXIT.ok;
  },
};

function reasonToSkip(path: string, files: Files): string {
  const unit = aliasedBy(path, files);
  return unit === undefined ? "the image's own" : `another name of the image's ${unit}`;
}

function warningOf({ unit, aliases }: SelfStarting, root: string): string {
  const claims = aliases.length === 0 ? '' : `, and claims the name ${aliases.join(', ')}`;
  const options = root === '/' ? '--now ' : '';
  const command = `systemctl ${root === '/' ? '' : `--root=${root} `}disable ${options}${unit}`;
  const then = aliases.length === 0 ? '' : ', then install again';
  return `${unit} is enabled and starts by itself before a document is read, as a cluster of its own${claims}; run ${command}${then}`;
}

/** A directory that is no root of a system is a mistyped path. */
export function rootOf(parsed: ParsedOptions): string {
  const root = parsed.value('root');
  if (root === undefined)
    throw new UsageError('--root is missing: the directory of the image, or / for this machine');
  const disk = createDisk();
  const isRoot = ['usr', 'etc'].every((name) => disk.list(`${root}/${name}`) !== undefined);
  if (isRoot) return root;
  throw new CloudConfigError(
    'ROOT_UNREADABLE',
    `--root ${root} is not the root of a system: it has no usr and etc`,
  );
}

/** Node wants the ending of a module's name, so the script has a place of its own. */
function programFile(): ProgramFile {
  const { kind, content } = ownProgram(process.argv[1] ?? '');
  const path = kind === 'executable' ? '/usr/bin/cloud-config' : '/usr/lib/cloud-config/cloud-config.mjs';
  return { path, content };
}

function settingsOf(parsed: ParsedOptions): Parameters<typeof layoutOf>[1] {
  const platform = parsed.value('platform');
  const defaultUser = parsed.value('default-user');
  if (platform !== undefined && findDatasource(platform) === undefined) {
    throw new UsageError(
      `--platform ${platform}: there is no such datasource; cloud-config fetch --help lists them`,
    );
  }
  const etcdUnit = parsed.value('etcd-unit');
  if (etcdUnit !== undefined && !isServiceName(etcdUnit))
    throw new UsageError('--etcd-unit is the name of a service, such as etcd.service');
  return {
    ...(etcdUnit === undefined ? {} : { etcdUnit }),
    ...(platform === undefined ? {} : { platform }),
    ...(defaultUser === undefined ? {} : { defaultUser }),
    coreosCloudinit: parsed.has('coreos-cloudinit'),
    clusterUnits: parsed.has('cluster-units'),
  };
}

function isPlaced(entry: Entry, files: Files): boolean {
  if (entry.kind === 'link') return files.readLink(entry.path) === entry.target;
  const stat = files.stat(entry.path);
  return (
    stat?.type === 'file' && stat.mode === entry.mode && isSameBytes(files.read(entry.path), entry.content)
  );
}

function place(entry: Entry, files: Files): void {
  if (entry.kind === 'file') files.write(entry.path, entry.content, { mode: entry.mode });
  else files.link(entry.path, entry.target);
}

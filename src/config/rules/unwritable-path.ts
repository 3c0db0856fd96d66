import { namedFilesIn } from '../file-path.ts';
import { quote, type Rule } from '../rule.ts';
import { hasWritableUsr } from '../target.ts';

const LINK = /^\/(?:s?bin|lib(?:64)?)$/;

export const unwritablePath: Rule = {
  code: 'CC360',
  name: 'unwritable-path',
  severity: 'error',
  boot: 'keep',
  summary: 'no file can be made, or none stays, where the kernel, the devices or the image have theirs',
  details:
    'In `/proc` and `/sys` no file can be made. Two are a warning: `/dev`, which is made anew at each boot, and `/bin`, `/sbin`, `/lib` and `/lib64`, which are links into `/usr`, where container operating systems are read-only; see also CC305.',
  *check({ root, target }) {
    for (const { path, file } of namedFilesIn(root)) {
      const [, tree = ''] = /^(\/(?:proc|sys|dev(?!\/shm\/)|s?bin|lib(?:64)?))\/./.exec(file) ?? [];
      if (tree === '' || (LINK.test(tree) && hasWritableUsr(target))) continue;
      const { start, end } = path.node;
      const severity = /^\/(?:proc|sys)$/.test(tree) ? 'error' : 'warning';
      yield { message: messageOf(tree, file), at: path.at, start, end, severity };
    }
  },
};

function messageOf(tree: string, file: string): string {
  const named = quote(file);
  if (tree === '/dev')
    return `${named} is among the devices, which are made anew at each boot; use /etc, /opt or /run`;
  if (!LINK.test(tree)) return `no file can be made in ${tree}, so ${named} fails; ${settingOf(file)}`;
  const other = file.startsWith('/lib/systemd/') ? '/etc/systemd' : '/etc or /opt';
  return `${tree} is a link into /usr, a read-only file system of CoreOS and Flatcar, so ${named} fails there; use ${other}`;
}

function settingOf(file: string): string {
  return file.startsWith('/proc/sys/')
    ? 'write the setting to a file in /etc/sysctl.d'
    : 'set it by a unit, or by a file in /etc/tmpfiles.d';
}

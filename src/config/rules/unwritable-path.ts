import { namedFilesIn } from '../file-path.ts';
import { quote, type Rule } from '../rule.ts';

export const unwritablePath: Rule = {
  code: 'CC360',
  name: 'unwritable-path',
  severity: 'error',
  boot: 'keep',
  summary: 'no file can be made in a file system that only shows what the kernel knows',
  *check({ root }) {
    for (const { path, file } of namedFilesIn(root)) {
      const tree = /^\/(?:proc|sys)\//.exec(file)?.[0];
      if (tree === undefined) continue;
      const remedy = file.startsWith('/proc/sys/')
        ? 'write the setting to a file in /etc/sysctl.d'
        : 'set it by a unit, or by a file in /etc/tmpfiles.d';
      const message = `no file can be made in ${tree.slice(0, -1)}, so ${quote(file)} fails; ${remedy}`;
      const { start, end } = path.node;
      yield { message, at: path.at, start, end };
    }
  },
};

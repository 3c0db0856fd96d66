import { namedFilesIn } from '../file-path.ts';
import { nearest } from '../nearest.ts';
import { quote, type Rule } from '../rule.ts';
import { writing } from '../source-text.ts';

const UNITS = ['service', 'socket', 'target', 'timer', 'path', 'mount', 'automount', 'slice', 'swap', 'conf'];

/** Directories of which programs read the files of one suffix only. */
const SUFFIXES: readonly (readonly [directory: RegExp, reader: string, suffix: string])[] = [
  [
    /^\/etc\/(?:(?:sysctl|modules-load|modprobe|tmpfiles|sysusers|binfmt)|systemd\/(?:system\/[^/]+\.\w+|\w+\.conf))\.d\/[^/]+$/,
    'systemd',
    'conf',
  ],
  [/^\/etc\/ssh\/sshd?_config\.d\/[^/]+$/, 'sshd', 'conf'],
  [/^\/etc\/udev\/rules\.d\/[^/]+$/, 'udev', 'rules'],
  [/^\/etc\/profile\.d\/[^/]+$/, 'the shell', 'sh'],
];

export const unreadFile: Rule = {
  code: 'CC385',
  name: 'unread-file',
  severity: 'warning',
  boot: 'keep',
  summary: 'the program that reads the directory skips a file of such a name',
  *check({ root }) {
    for (const { path, file } of namedFilesIn(root)) {
      const problem = problemOf(file);
      if (problem === undefined || /[{$<%]/.test(file)) continue;
      const { start, end } = path.node;
      const [reason, better] = problem;
      const fix = { ...writing(path.node, better), isUnsafe: true } as const;
      yield { message: `${reason}; write ${quote(better)}`, at: path.at, start, end, fix };
    }
  },
};

function problemOf(file: string): readonly [reason: string, better: string] | undefined {
  const name = file.slice(file.lastIndexOf('/') + 1);
  const directory = file.slice(0, -name.length);
  if (directory === '/etc/sudoers.d/' && /[.~]/.test(name)) {
    const better = name.replace(/\.(?:conf|sudo|sudoers|txt)$|~$/, '').replace(/[.~]/g, '-');
    return ['sudo skips files with a dot in their names', directory + better];
  }
  const suffix = name.slice(name.lastIndexOf('.') + 1);
  for (const [place, reader, wanted] of SUFFIXES) {
    if (!place.test(file) || suffix === wanted || /^(?:README|\.|.*\.(?:csh|disabled|bak|off))/.test(name))
      continue;
    return [`${reader} skips files whose names do not end in \`.${wanted}\``, `${file}.${wanted}`];
  }
  const isUnit = directory === '/etc/systemd/system/' && name.includes('.') && !UNITS.includes(suffix);
  const meant = isUnit && suffix.length > 3 ? nearest(suffix, UNITS, 2) : undefined;
  return meant === undefined
    ? undefined
    : [`systemd has no units of the kind \`.${suffix}\``, file.slice(0, -suffix.length) + meant];
}

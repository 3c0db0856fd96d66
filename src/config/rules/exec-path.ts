import { nearest } from '../nearest.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import type { Command } from '../units/commands.ts';
import { stretchIn } from '../units/unit-file.ts';
import { placeIn, replacement } from '../units/unit-texts.ts';

/** Programs that CoreOS, Flatcar, Debian and Fedora all have in /usr/bin. */
const IN_USR_BIN =
  /^(?:docker|etcdctl|bash|sh|systemctl|journalctl|curl|mkdir|rm|cp|mv|ln|cat|echo|touch|chmod|chown|sleep|env|true|false|mount|umount|hostnamectl|timedatectl|tar|gzip|grep|sed|awk|date|id|test|ls|kill|tee|head|tail)$/;

export const execPath: Rule = {
  code: 'CC327',
  name: 'exec-path',
  severity: 'error',
  boot: 'keep',
  summary:
    'a command begins with the absolute path of its program; systemd knows no working directory, home or variable there',
  details:
    "Systemd before 239 ignores a command whose program has no path; later releases look for it in `/usr/local/sbin`, `/usr/local/bin`, `/usr/sbin` and `/usr/bin`, so not in `/opt/bin`. A variable is never replaced in the program's path. See systemd.service(5).",
  *check({ units }) {
    for (const command of units.commands()) {
      const finding = findingOf(command);
      if (finding !== undefined) yield finding;
    }
  },
};

const DIRECTORIES = [
  '/bin',
  '/sbin',
  '/usr/bin',
  '/usr/sbin',
  '/usr/local/bin',
  '/usr/local/sbin',
  '/opt/bin',
  '/opt/sbin',
] as const;
/** Programs whose names are long enough to see that another is meant. */
const PROGRAMS = [
  'docker',
  'dockerd',
  'etcdctl',
  'fleetctl',
  'systemctl',
  'journalctl',
  'hostnamectl',
] as const;

function findingOf(command: Command): Finding | undefined {
  return quoted(command) ?? apart(command) ?? mistyped(command) ?? without(command);
}

/** Quotes around the whole command, which make one path of it. */
function quoted({ unit, assignment, words }: Command): Finding | undefined {
  const [program, ...others] = words;
  if (program === undefined || others.length > 0 || !program.isQuoted || !/^\/\S+\s/.test(program.text))
    return undefined;
  const stretch = stretchIn(assignment, program.start, program.end);
  const message = `the quotes make one path of the whole command of \`${assignment.key}=\`; remove them`;
  const fix = /["'\\]/.test(program.text)
    ? {}
    : replacement(unit, stretch, program.text, 'Remove the quotes');
  return { message, ...placeIn(unit, stretch), ...fix };
}

/** `- /bin/x`, whose mark stands alone. */
function apart({ unit, assignment, words }: Command): Finding | undefined {
  const [mark, program] = words;
  if (mark?.text !== '' || program === undefined || !program.text.startsWith('/')) return undefined;
  const stretch = stretchIn(assignment, mark.end, program.start);
  const message = `systemd refuses \`${assignment.key}=\` with a blank between the mark and the path; remove it`;
  return { message, ...placeIn(unit, stretch), ...replacement(unit, stretch, '', 'Remove the blank') };
}

function mistyped({ unit, assignment, words }: Command): Finding | undefined {
  const text = words[0]?.text ?? '';
  const [, directory = '', name = ''] = /^(\/[a-z/]+)\/([\w.-]+)\/*$/.exec(text) ?? [];
  if (directory === '') return undefined;
  const isKnown = DIRECTORIES.some((each) => each === directory);
  const home = isKnown ? directory : nearest(directory, DIRECTORIES, 1);
  if (home === undefined) return undefined;
  const isProgram = !isKnown || /\d/.test(name) || PROGRAMS.some((each) => each === name);
  const path = `${home}/${isProgram ? name : (nearest(name, PROGRAMS, 1) ?? name)}`;
  if (path === text) return undefined;
  const { start = 0, end = 0 } = words[0] ?? {};
  const stretch = stretchIn(assignment, start, end);
  const message = `${quote(text)} of \`${assignment.key}=\` is where no program is, did you mean ${quote(path)}?`;
  const fix = replacement(unit, stretch, path, `Write ${path}`);
  return { message, ...placeIn(unit, stretch), severity: 'warning', ...fix };
}

function without({ unit, assignment, words }: Command): Finding | undefined {
  const [program] = words;
  if (program === undefined || /^(?:\/|%|$)|\{\{|<%/.test(program.text)) return undefined;
  const stretch = stretchIn(assignment, program.start, program.end);
  const place = placeIn(unit, stretch);
  const shown = quote(program.text);
  const { key } = assignment;
  if (/^["']?\$/.test(program.text)) {
    const message = `systemd does not replace the variable ${shown} at the beginning of \`${key}=\`; write the path, or run it by \`/bin/sh -c\``;
    return { message, ...place };
  }
  if (program.text.includes('/')) {
    const message = `systemd refuses \`${key}=\` with the relative path ${shown}; write an absolute one`;
    return { message, ...place };
  }
  const path = IN_USR_BIN.test(program.text) && !program.isQuoted ? `/usr/bin/${program.text}` : undefined;
  const message = `systemd before 239 ignores \`${key}=\` with ${shown}, and later ones do not look for it everywhere; write ${path === undefined ? 'its absolute path' : `\`${path}\``}`;
  const fix = path === undefined ? {} : replacement(unit, stretch, path, `Write ${path}`);
  return { message, ...place, severity: 'info', ...fix };
}

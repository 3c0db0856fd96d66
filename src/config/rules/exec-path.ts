import { type Finding, quote, type Rule } from '../rule.ts';
import { type Command, commandsIn } from '../units/commands.ts';
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
    for (const command of commandsIn(units.texts())) {
      const finding = findingOf(command);
      if (finding !== undefined) yield finding;
    }
  },
};

function findingOf({ unit, assignment, words }: Command): Finding | undefined {
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

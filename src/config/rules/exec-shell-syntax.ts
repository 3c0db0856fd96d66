import { type Finding, quote, type Rule } from '../rule.ts';
import type { Command } from '../units/commands.ts';
import { stretchIn } from '../units/unit-file.ts';
import { placeIn, replacement } from '../units/unit-texts.ts';

const OPERATOR = /^(?:\||\|\||&&|&|\d*>{1,2}(?:&\d|[\w/.$-]+)?|&>{1,2}[\w/.-]*|<{1,3})$/;
/** A `;` that is meant to end the command. */
const JOINED = /[^\\;];$/;
const SUBSTITUTION = /\$\(|`/;
const INTERPRETER =
  /(?:^|\/)(?:ba|da|z|k|a)?sh$|(?:^|\/)(?:ssh|env|xargs|python\d*|perl|awk|sed|jq|su|sudo|fleetctl|nsenter|toolbox|runc|rkt|systemd-run)$/;

export const execShellSyntax: Rule = {
  code: 'CC328',
  name: 'exec-shell-syntax',
  severity: 'warning',
  boot: 'keep',
  summary:
    'systemd runs a program, not a shell: pipes, redirections, `&&`, `$(…)` and comments reach it as arguments',
  details:
    'Wrap the command: `ExecStart=/bin/sh -c \'a | b > c\'`, or write a script with `write_files`. See systemd.service(5), "Command lines".',
  *check({ units }) {
    for (const command of units.commands()) {
      const finding = findingOf(command) ?? unquotedScript(command);
      if (finding !== undefined) yield finding;
    }
  },
};

function findingOf(command: Command): Finding | undefined {
  const { unit, assignment, words } = command;
  const isShell = words.some(({ text }) => INTERPRETER.test(text));
  const word = words.find(({ text, isQuoted }, index) => {
    if (isQuoted) return false;
    if (!isShell && JOINED.test(text)) return true;
    return index > 0 && (OPERATOR.test(text) || text === '#' || (!isShell && SUBSTITUTION.test(text)));
  });
  if (word === undefined || /\{\{|<%/.test(assignment.value)) return undefined;
  const place = placeIn(unit, stretchIn(assignment, word.start, word.end));
  const remedy =
    word.text === '#' ? 'put the comment on a line of its own' : "run the whole by `/bin/sh -c '…'`";
  // What is around a substitution may be a secret.
  if (!isShell && JOINED.test(word.text)) {
    const message =
      'the `;` is a part of the word before it; write a directive for each command, or ` ; ` with blanks around it';
    return { message, ...placeIn(unit, stretchIn(assignment, word.end - 1, word.end)) };
  }
  const shown = OPERATOR.test(word.text) ? word.text : (SUBSTITUTION.exec(word.text)?.[0] ?? '#');
  const named = shown === '`' ? 'a backquote' : quote(shown === '$(' ? '$(…)' : shown);
  const message = `${named} reaches the program as an argument, since systemd runs no shell; ${remedy}`;
  return { message, ...place, ...wrapping(command, word.text) };
}

/** `sh -c docker ps`, of which the shell runs `docker` alone. */
function unquotedScript({ unit, assignment, words }: Command): Finding | undefined {
  const [program, option, script, ...others] = words;
  if (program === undefined || option === undefined || script === undefined) return undefined;
  if (!/(?:^|\/)(?:ba|da|a)?sh$/.test(program.text) || !/^-[a-z]*c$/.test(option.text)) return undefined;
  if (others.length === 0 || script.isQuoted || /[\s"']/.test(script.text)) return undefined;
  const { value, lines } = assignment;
  const rest = value.slice(script.start);
  const stretch = stretchIn(assignment, script.start, value.length);
  const place = placeIn(unit, stretchIn(assignment, script.start, script.end));
  const message = `the shell runs ${quote(script.text)} alone, since \`-c\` takes one word; put the whole command in quotes`;
  if (lines.length > 1 || /["'\\]/.test(rest)) return { message, ...place };
  const { fix } = replacement(unit, stretch, `'${rest}'`, 'Put it in quotes');
  return { message, ...place, ...(fix === undefined ? {} : { fix: { ...fix, isUnsafe: true } }) };
}

function wrapping({ unit, assignment, words }: Command, operator: string): ReturnType<typeof replacement> {
  const { value, lines } = assignment;
  const program = words[0];
  if (program === undefined || operator === '#' || lines.length > 1 || /['"\\%$]/.test(value)) return {};
  if (words.some(({ text }) => /(?:^|\/)\w*sh$/.test(text))) return {};
  const command = value.slice(program.start);
  const { fix } = replacement(
    unit,
    stretchIn(assignment, program.start, value.length),
    `/bin/sh -c '${command}'`,
    'Run it by a shell',
  );
  return fix === undefined ? {} : { fix: { ...fix, isUnsafe: true } };
}

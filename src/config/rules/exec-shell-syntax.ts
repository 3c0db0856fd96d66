import { type Finding, quote, type Rule } from '../rule.ts';
import { type Command, commandsIn } from '../units/commands.ts';
import { stretchIn } from '../units/unit-file.ts';
import { placeIn, replacement } from '../units/unit-texts.ts';

const OPERATOR = /^(?:\||\|\||&&|&|\d*>{1,2}(?:&\d|[\w/.$-]+)?|&>{1,2}[\w/.-]*|<|<<)$/;
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
    for (const command of commandsIn(units.texts())) {
      const finding = findingOf(command);
      if (finding !== undefined) yield finding;
    }
  },
};

function findingOf(command: Command): Finding | undefined {
  const { unit, assignment, words } = command;
  const isShell = words.some(({ text }) => INTERPRETER.test(text));
  const word = words.slice(1).find(({ text, isQuoted }) => {
    if (isQuoted) return false;
    return OPERATOR.test(text) || text === '#' || (!isShell && SUBSTITUTION.test(text));
  });
  if (word === undefined || /\{\{|<%/.test(assignment.value)) return undefined;
  const place = placeIn(unit, stretchIn(assignment, word.start, word.end));
  const remedy =
    word.text === '#' ? 'put the comment on a line of its own' : "run the whole by `/bin/sh -c '…'`";
  // What is around a substitution may be a secret.
  const shown = OPERATOR.test(word.text) ? word.text : (SUBSTITUTION.exec(word.text)?.[0] ?? '#');
  const named = shown === '`' ? 'a backquote' : quote(shown === '$(' ? '$(…)' : shown);
  const message = `${named} reaches the program as an argument, since systemd runs no shell; ${remedy}`;
  return { message, ...place, ...wrapping(command, word.text) };
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

import { loadModule } from './load.mjs';

/** Every command with its options, as the program has them. */
export async function readCommands(root) {
  const { describedCommands } = await loadModule(root, 'src/cli/completion/described.ts');
  return describedCommands();
}

/** docs/commands.md: what each command takes. */
export function renderCommands(commands) {
  const sections = commands.map(({ name, command }) => {
    const options = command.options.map(
      ({ name: option, value, about }) =>
        `| \`--${option}${value === undefined ? '' : ` ${value.replaceAll('|', '\\|')}`}\` | ${about.replaceAll('|', '\\|')} |`,
    );
    const table = options.length === 0 ? '' : `\n| option | |\n| --- | --- |\n${options.join('\n')}\n`;
    return `## ${name}\n\n    cloud-config ${command.usage}\n\n${command.about}\n${table}`;
  });
  const index = commands.map(({ name, summary }) => `| [${name}](#${name}) | ${summary} |`);
  return `# Commands

\`cloud-config COMMAND --help\` says the same. [Exit codes](exit-codes.md) are a contract.

| command | |
| --- | --- |
${index.join('\n')}

${sections.join('\n')}`;
}

/** The manual page, in man(7)'s macros. */
export function renderManPage(commands) {
  const sections = commands.map(({ command }) => {
    const options = command.options.map(
      ({ name, value, about }) =>
        `.TP\n\\fB\\-\\-${escaped(name)}\\fR${value === undefined ? '' : ` \\fI${escaped(value)}\\fR`}\n${escaped(about)}`,
    );
    return [`.SS cloud\\-config ${escaped(command.usage)}`, escaped(command.about), ...options].join('\n');
  });
  return `.TH CLOUD\\-CONFIG 1 "" "cloud\\-config" "User Commands"
.SH NAME
cloud\\-config \\- turn a fresh Linux machine into a configured node
.SH SYNOPSIS
.B cloud\\-config
.I COMMAND
[\\fIOPTION\\fR]... [\\fIFILE\\fR]...
.SH DESCRIPTION
Reads a cloud\\-config document from where the platform keeps it, checks it against a schema, and applies it: network,
SSH keys, users, files, systemd units, etcd and fleet. What validates is what boots.
A file \\fB\\-\\fR is standard input.
.SH COMMANDS
${sections.join('\n')}
.SH EXIT STATUS
.TP
0
fine
.TP
1
findings or failures
.TP
2
usage
.TP
3
cannot read, or internal
.SH FILES
.TP
/var/lib/cloud\\-config/
what was read of the platform, and the report of the last run; for root alone
.TP
/run/cloud\\-config/status.json
how the last run ended
.TP
/etc/cloud\\-config/datasource
the name of the datasource to use
.SH SEE ALSO
.BR systemd.unit (5),
.BR systemd.network (5),
.BR useradd (8),
.BR etcd (1)
`;
}

function escaped(text) {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll('…', '...')
    .replaceAll('`', "'")
    .replace(/^(?=[.'])/gm, '\\&');
}

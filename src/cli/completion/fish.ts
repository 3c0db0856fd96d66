import type { DescribedCommand } from './described.ts';

/** Lines for fish. */
export function fishCompletion(commands: readonly DescribedCommand[]): string {
  const lines = commands.flatMap(({ name, command, summary }) => {
    const within = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c cloud-config -n __fish_use_subcommand -f -a ${name} -d ${quoted(summary)}`,
      ...(command.words === undefined
        ? []
        : [`complete -c cloud-config ${within} -a '${command.words.join(' ')}'`]),
      ...command.options.map(({ name: option, value, choices, about }) => {
        const needs = value === undefined ? '' : ' -r';
        const given = choices === undefined ? '' : ` -f -a '${choices.join(' ')}'`;
        return `complete -c cloud-config ${within} -l ${option}${needs}${given} -d ${quoted(about)}`;
      }),
    ];
  });
  return `# cloud-config completion for fish: put it into ~/.config/fish/completions/cloud-config.fish\n${lines.join('\n')}\n`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

import type { DescribedCommand } from './described.ts';

/** A function for zsh's completion system. */
export function zshCompletion(commands: readonly DescribedCommand[]): string {
  const names = commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`);
  const cases = commands.map(({ name, command }) => {
    const options = command.options.map(({ name: option, value, choices, about }) => {
      const repeated = value === undefined ? '' : `=:${value}:${values(choices)}`;
      return quoted(`--${option}[${inBrackets(about)}]${repeated}`);
    });
    const operand =
      command.words === undefined
        ? `'*:file:_files'`
        : `'1:word:(${command.words.join(' ')})' '*:file:_files'`;
    const all = [...options, `'--help[more about the command]'`, operand];
    return `    ${name}) _arguments ${all.join(' ')} ;;`;
  });
  return `#compdef cloud-config
# cloud-config completion for zsh: put it as _cloud-config into a directory of $fpath

_cloud-config() {
  local -a commands
  commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${cases.join('\n')}
  esac
}

_cloud-config "$@"
`;
}

function values(choices: readonly string[] | undefined): string {
  return choices === undefined ? '_files' : `(${choices.join(' ')})`;
}

function inBrackets(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('[', '\\[').replaceAll(']', '\\]').replaceAll(':', '\\:');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

import type { DescribedCommand } from './described.ts';

/** Functions for bash-completion; values that are files complete as files. */
export function bashCompletion(commands: readonly DescribedCommand[]): string {
  const cases = commands.map(({ name, command }) => {
    const options = command.options.map((each) => `--${each.name}`).join(' ');
    const words = command.words?.join(' ') ?? '';
    return `    ${name}) options='${options} --help' words='${words}' ;;`;
  });
  const values = new Set(
    commands.flatMap(({ name, command }) =>
      command.options.flatMap(({ name: option, choices }) =>
        choices === undefined ? [] : [`    ${name}:--${option}) choices='${choices.join(' ')}' ;;`],
      ),
    ),
  );
  const taking = new Set(
    commands.flatMap(({ command }) =>
      command.options.flatMap((each) => (each.value === undefined ? [] : [`--${each.name}`])),
    ),
  );
  return `# cloud-config completion for bash: source it, or put it into /usr/share/bash-completion/completions/cloud-config
_cloud_config() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  local options='' words='' choices=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W '${commands.map(({ name }) => name).join(' ')} --help --version' -- "$current")
    return
  fi
  case $command in
${cases.join('\n')}
  esac
  case $command:$previous in
${[...values].join('\n')}
  esac
  if [ -n "$choices" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$current")
    return
  fi
  case " ${[...taking].join(' ')} " in
  *" $previous "*) ;;
  *)
    if [[ $current = -* ]]; then
      mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
      return
    fi
    if [ "$COMP_CWORD" -eq 2 ] && [ -n "$words" ]; then
      mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
      return
    fi
    ;;
  esac
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$current")
}
complete -F _cloud_config cloud-config
`;
}

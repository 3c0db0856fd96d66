/** `Environment=` of unit files: later assignments win. */
export function environmentOf(text: string): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  for (const line of logicalLines(text)) {
    const [, assignments] = /^Environment=(.*)$/.exec(line) ?? [];
    if (assignments === undefined) continue;
    for (const [, quoted, single, bare] of assignments.matchAll(/"((?:\\.|[^"\\])*)"|'([^']*)'|(\S+)/g)) {
      const pair = quoted?.replace(/\\(.)/g, '$1') ?? single ?? bare ?? '';
      const equals = pair.indexOf('=');
      if (equals > 0) variables.set(pair.slice(0, equals), pair.slice(equals + 1));
    }
  }
  return variables;
}

/** Variables that unit files take away again, whoever has set them. */
export function unsetIn(text: string): ReadonlySet<string> {
  return new Set(
    logicalLines(text).flatMap((line) => /^UnsetEnvironment=(.*)$/.exec(line)?.[1]?.split(/\s+/) ?? []),
  );
}

/** Files of variables that unit files name, without the `-` for those that may be absent. */
export function environmentFilesOf(text: string): readonly string[] {
  return logicalLines(text).flatMap((line) => {
    const [, path] = /^EnvironmentFile=-?(\/\S+)$/.exec(line) ?? [];
    return path === undefined ? [] : [path];
  });
}

/** Names of the flags that etcd is started with, by its command or by `ETCD_OPTS`. */
export function flagsOf(text: string): ReadonlySet<string> {
  const options = environmentOf(text).get('ETCD_OPTS') ?? '';
  const command = commandOf(text) ?? '';
  const flags = `${command} ${options}`.matchAll(/(?<=\s|^|["'])--?([a-z][a-z0-9-]*)(?=[\s="']|$)/g);
  return new Set([...flags].map(([, flag = '']) => flag));
}

/** The value of a flag that etcd is started with, `--data-dir=/data` or `--data-dir /data`. */
export function flagValueOf(text: string, flag: string): string | undefined {
  const options = environmentOf(text).get('ETCD_OPTS') ?? '';
  const line = `${commandOf(text) ?? ''} ${options}`;
  return new RegExp(`(?<=\\s|["'])--?${flag}[=\\s]["']?([^\\s"']+)`).exec(line)?.[1];
}

/** Whether etcd itself is what a unit starts, and not a container that may see other directories. */
export function startsEtcd(text: string): boolean {
  const command = commandOf(text) ?? '';
  return (
    /^\/\S*\/etcd(?:2|-wrapper)?(?=\s|$)/.test(command) ||
    /^\/bin\/sh -c .*\$\$\(command -v etcd/.test(command)
  );
}

/** The last `ExecStart=`, without the characters that change how systemd runs it. */
export function commandOf(text: string): string | undefined {
  const commands = logicalLines(text).flatMap((line) => /^ExecStart=[-@:+!]*(.+)$/.exec(line)?.[1] ?? []);
  return commands.at(-1);
}

function logicalLines(text: string): readonly string[] {
  return text
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => !/^[#;]/.test(line));
}

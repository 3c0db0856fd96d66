import type { SetVariables } from '../action.ts';
import { decode } from '../bytes.ts';
import { type DesiredFile, inspectFile, writeFile } from '../desired-file.ts';
import type { Handler } from '../handler.ts';
import type { Host } from '../host.ts';
import { encode } from '../step.ts';

export const setVariables: Handler<SetVariables> = {
  inspect: (action, host) => inspectFile(desired(action, host), host),
  perform: (action, host) => writeFile(desired(action, host), host),
};

function desired({ path, base, variables, mode }: SetVariables, host: Host): DesiredFile {
  const before = host.files.read(path) ?? (base === undefined ? undefined : host.files.read(base));
  const content = encode(withVariables(decode(before), variables));
  return { path, content, mode: host.files.stat(path)?.mode ?? mode };
}

/**
 * The text with each variable set: its first line is replaced, further ones go, a missing one is added at the end.
 * Lines of other variables, comments and their order stay.
 */
export function withVariables(text: string, variables: SetVariables['variables']): string {
  const wanted = new Map(variables);
  const written = new Set<string>();
  const lines: string[] = [];
  for (const line of text === '' ? [] : text.replace(/\n$/, '').split('\n')) {
    const key = /^\s*(?:export\s+)?([A-Za-z_]\w*)=/.exec(line)?.[1];
    const value = key === undefined ? undefined : wanted.get(key);
    if (key === undefined || value === undefined) lines.push(line);
    else if (!written.has(key)) lines.push(`${key}=${value}`);
    if (key !== undefined && value !== undefined) written.add(key);
  }
  const missing = variables.filter(([key]) => !written.has(key)).map(([key, value]) => `${key}=${value}`);
  return `${[...lines, ...missing].join('\n')}\n`;
}

import type { Command } from '../command.ts';
import { COMMANDS } from '../commands.ts';

export interface DescribedCommand {
  readonly name: string;
  readonly command: Command;
  /** The first sentence of what it is about. */
  readonly summary: string;
}

/** Every command, loaded, in the order of their names. */
export async function describedCommands(): Promise<readonly DescribedCommand[]> {
  const names = Object.keys(COMMANDS).sort();
  const loaded = await Promise.all(names.map((name) => COMMANDS[name]?.()));
  return loaded.flatMap((module, index) => {
    if (module === undefined) return [];
    const { command } = module;
    return [{ name: names[index] ?? '', command, summary: firstSentence(command.about) }];
  });
}

function firstSentence(text: string): string {
  return text.split(/(?<=[a-z)`])[.;:](?:\s|$)/)[0] ?? text;
}

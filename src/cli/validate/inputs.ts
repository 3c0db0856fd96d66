import { CloudConfigError } from '../../errors.ts';
import { filesMatching, isDirectory, isPattern } from '../../host/node/matching-files.ts';
import { type Input, readInput } from '../input.ts';

export interface NamedInput extends Input {
  readonly isStandardInput?: true;
}

export interface Inputs {
  readonly inputs: readonly NamedInput[];
  /** What could not be read, in words; the rest is checked all the same. */
  readonly troubles: readonly string[];
}

/** First line of what is looked for in directories; with the space that formatters put in. */
const HEADER = /^[\ufeff\s]*# ?cloud-config(?:\s|$)/;

/** Reads files, files that patterns name, and cloud-config documents below directories, each once. */
export function readInputs(operands: readonly string[], stdinName: string | undefined): Inputs {
  const inputs = new Map<string, NamedInput>();
  const troubles: string[] = [];
  for (const operand of operands) {
    try {
      for (const input of inputsOf(operand, stdinName))
        if (!inputs.has(input.name)) inputs.set(input.name, input);
    } catch (error) {
      if (!(error instanceof CloudConfigError)) throw error;
      troubles.push(`${error.message} [${error.code}]`);
    }
  }
  return { inputs: [...inputs.values()], troubles };
}

function inputsOf(operand: string, stdinName: string | undefined): readonly NamedInput[] {
  if (operand === '-') {
    const input = readInput('-');
    return [{ name: stdinName ?? input.name, content: input.content, isStandardInput: true }];
  }
  if (isPattern(operand)) {
    const files = filesMatching(operand);
    if (files.length === 0) throw new CloudConfigError('INPUT_UNREADABLE', `${operand}: no file matches`);
    return files.map(readInput);
  }
  return isDirectory(operand) ? documentsBelow(operand) : [readInput(operand)];
}

function documentsBelow(directory: string): readonly Input[] {
  const root = directory.replace(/\/+$/, '');
  const found = ['*.yml', '*.yaml', 'user-data', 'user_data']
    .flatMap((name) => filesMatching(`${root}/**/${name}`))
    .sort()
    .map(readInput)
    .filter(({ content }) => HEADER.test(new TextDecoder().decode(content.subarray(0, 256))));
  if (found.length === 0)
    throw new CloudConfigError('INPUT_UNREADABLE', `${directory}: no cloud-config document is below it`);
  return found;
}

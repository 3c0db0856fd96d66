import { CloudConfigError } from '../../errors.ts';
import {
  filesBelow,
  filesMatching,
  isDirectory,
  isPattern,
  type MatchingFiles,
} from '../../host/node/matching-files.ts';
import type { Trouble } from '../../report/findings.ts';
import { type Input, readInput } from '../input.ts';

export interface NamedInput extends Input {
  readonly isStandardInput?: true;
}

export interface Inputs {
  readonly inputs: readonly NamedInput[];
  /** What could not be read; the rest is checked all the same. */
  readonly troubles: readonly Trouble[];
}

/** First line of what is looked for in directories; with the space that formatters put in. */
const HEADER = /^[\ufeff\s]*# ?cloud-config(?:\s|$)/;

/** Reads files, files that patterns name, and cloud-config documents below directories, each once. */
export function readInputs(operands: readonly string[], stdinName: string | undefined): Inputs {
  const inputs = new Map<string, NamedInput>();
  const troubles = new Map<string, Trouble>();
  for (const operand of operands) {
    const found = namedBy(operand, stdinName);
    for (const trouble of found.troubles) troubles.set(trouble.message, trouble);
    for (const input of found.inputs) if (!inputs.has(input.name)) inputs.set(input.name, input);
  }
  return { inputs: [...inputs.values()], troubles: [...troubles.values()] };
}

function namedBy(operand: string, stdinName: string | undefined): Inputs {
  if (operand === '-') {
    const { inputs, troubles } = readAll(['-']);
    return {
      inputs: inputs.map(({ name, content }) => ({
        name: stdinName ?? name,
        content,
        isStandardInput: true,
      })),
      troubles,
    };
  }
  if (isPattern(operand))
    return orNothing(allFound(filesMatching(operand), operand), operand, 'no file matches');
  return isDirectory(operand) ? documentsBelow(operand) : readAll([operand]);
}

/** One that cannot be read does not stand in the way of the others. */
function readAll(files: readonly string[]): Inputs {
  const inputs: Input[] = [];
  const troubles: Trouble[] = [];
  for (const file of files) {
    try {
      inputs.push(readInput(file));
    } catch (error) {
      if (!(error instanceof CloudConfigError)) throw error;
      troubles.push({ file: file === '-' ? '<stdin>' : file, code: error.code, message: error.message });
    }
  }
  return { inputs, troubles };
}

function allFound(found: MatchingFiles, operand: string): Inputs {
  const { inputs, troubles } = readAll(found.files);
  const unlisted = found.troubles.map((message) => ({ file: operand, code: 'FILE_UNREADABLE', message }));
  return { inputs, troubles: [...unlisted, ...troubles] };
}

function documentsBelow(directory: string): Inputs {
  const found = filesBelow(directory, ['*.yml', '*.yaml', 'user-data', 'user_data']);
  const { inputs, troubles } = allFound(found, directory);
  const documents = inputs.filter(({ content }) =>
    HEADER.test(new TextDecoder().decode(content.subarray(0, 256))),
  );
  return orNothing({ inputs: documents, troubles }, directory, 'no cloud-config document is below it');
}

function orNothing(found: Inputs, file: string, reason: string): Inputs {
  if (found.inputs.length > 0 || found.troubles.length > 0) return found;
  return { inputs: [], troubles: [{ file, code: 'INPUT_UNREADABLE', message: `${file}: ${reason}` }] };
}

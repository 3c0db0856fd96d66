import { isTerminal, type Output, writerTo } from '../host/node/standard-output.ts';
import { coloured, type Paint, plain } from '../report/style.ts';
import { EXIT } from './exit-codes.ts';

/** Where a command reads from and writes to. */
export interface Terminal {
  /** The answer, for a person or the next program. */
  print(text: string): void;
  /** Progress and errors. */
  note(text: string): void;
  readonly paint: Paint;
  /** Whether progress is worth showing: a person is watching. */
  readonly isInteractive: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const OUTPUT: Output = { descriptor: 1, stream: () => process.stdout };
const ERROR: Output = { descriptor: 2, stream: () => process.stderr };

/** The process's own terminal; colours when standard output is one and NO_COLOR is not set (https://no-color.org). */
export function processTerminal(): Terminal {
  const environment = process.env;
  const note = writerTo(ERROR, () => undefined);
  const print = writerTo(OUTPUT, (reason) => {
    note(`cloud-config: standard output cannot be written: ${reason} [OUTPUT_UNWRITABLE]\n`);
    process.on('exit', () => {
      process.exitCode = EXIT.trouble;
    });
  });
  const hasColour = () => isTerminal(OUTPUT) && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
  let chosen: Paint | undefined;
  return {
    print,
    note,
    paint: (tone, text) => {
      chosen ??= hasColour() ? coloured : plain;
      return chosen(tone, text);
    },
    get isInteractive() {
      return isTerminal(ERROR) && isTerminal(OUTPUT);
    },
    environment,
  };
}

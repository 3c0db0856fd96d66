import { reasonOf } from '../errors.ts';
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

/** The process's own terminal; colours when standard output is one and NO_COLOR is not set (https://no-color.org). */
export function processTerminal(): Terminal {
  process.stdout.on('error', sayOnce());
  // Nowhere is left to say it, and a run goes on when the journal is gone.
  process.stderr.on('error', () => undefined);
  const environment = process.env;
  const hasColour =
    process.stdout.isTTY === true && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
  return {
    print: (text) => void process.stdout.write(text),
    note: (text) => void process.stderr.write(text),
    paint: hasColour ? coloured : plain,
    isInteractive: process.stderr.isTTY === true && process.stdout.isTTY === true,
    environment,
  };
}

/** Output that is lost is trouble; that a reader has enough, as head(1) soon has, is not, and the run goes on to its end. */
function sayOnce(): (error: Error) => void {
  let isSaid = false;
  return (error) => {
    if (isSaid || ('code' in error && error.code === 'EPIPE')) return;
    isSaid = true;
    process.stderr.write(
      `cloud-config: standard output cannot be written: ${reasonOf(error)} [OUTPUT_UNWRITABLE]\n`,
    );
    process.on('exit', () => {
      process.exitCode = EXIT.trouble;
    });
  };
}

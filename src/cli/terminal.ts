import { coloured, type Paint, plain } from '../report/style.ts';

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
  // Whoever reads our output may stop early, as head(1) does: that is no failure of ours.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietly);
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

function endQuietly(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
  process.exit();
}

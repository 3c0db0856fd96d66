import type { ExitCode } from './exit-codes.ts';
import type { OptionSpec, ParsedOptions } from './options.ts';
import type { Terminal } from './terminal.ts';

/** One command: what it takes, and what it does. Its module is loaded only when it is chosen. */
export interface Command {
  /** `validate [OPTION…] FILE…`, without the program's name. */
  readonly usage: string;
  /** A few sentences for `--help`. */
  readonly about: string;
  readonly options: readonly OptionSpec[];
  /** What the first operand is one of, where it is no file. */
  readonly words?: readonly string[];
  run(parsed: ParsedOptions, terminal: Terminal): Promise<ExitCode>;
}

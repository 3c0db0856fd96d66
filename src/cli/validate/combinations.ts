import { type ParsedOptions, UsageError } from '../options.ts';

/** Options that another makes pointless are named: who gave them expects something of them. */
export function refusePointless(parsed: ParsedOptions): void {
  if (parsed.has('unsafe-fixes') && !parsed.has('fix') && !parsed.has('diff'))
    throw new UsageError(
      '--unsafe-fixes does nothing alone; add --fix to correct the files, or --diff to look before',
    );
  if (parsed.has('strict') && (parsed.value('fail-on') ?? 'warning') !== 'warning')
    throw new UsageError('--strict is --fail-on warning; give one of the two');
  if (parsed.has('stdin-filename') && !parsed.operands.includes('-'))
    throw new UsageError('--stdin-filename names standard input; give - as FILE to read it');
  if (parsed.has('diff')) refuseWithDiff(parsed);
}

/** A diff is all that is printed, and decides the exit code. */
function refuseWithDiff(parsed: ParsedOptions): void {
  const format = parsed.value('format');
  if (format !== undefined && format !== 'pretty')
    throw new UsageError(`--diff prints no findings, and so none as ${format}; leave out --format or --diff`);
  if (parsed.has('output'))
    throw new UsageError(
      '--output is for findings, and --diff prints none; write the diff to a file with > FILE',
    );
  const threshold = ['fail-on', 'strict'].find((name) => parsed.has(name));
  if (threshold !== undefined)
    throw new UsageError(
      `--${threshold} is for findings, and --diff exits with 1 when there is something to correct; leave out one of the two`,
    );
}

import { printable } from '../../printable.ts';
import type { Trouble } from '../../report/findings.ts';
import { plain } from '../../report/style.ts';
import type { Command } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type ParsedOptions, UsageError } from '../options.ts';
import type { Terminal } from '../terminal.ts';
import { type Checked, check } from '../validate/check.ts';
import { refusePointless } from '../validate/combinations.ts';
import { FORMATS, formatted } from '../validate/formats.ts';
import { type NamedInput, readInputs } from '../validate/inputs.ts';
import { failsOn, THRESHOLDS } from '../validate/severity.ts';
import { targetFrom } from '../validate/target.ts';
import { noteTrouble } from '../validate/trouble.ts';

export const command: Command = {
  usage: 'validate [--format FORMAT] [--fail-on LEVEL] [--target TARGET]… [--fix | --diff] FILE…',
  about:
    'Says what is wrong with cloud-config documents, and what to do. FILE is a file, a pattern such as ' +
    '`nodes/**/*.yml`, a directory, or `-` for standard input. Findings that are meant so are hidden by comments: ' +
    '`# cloud-config ignore=CC301 -- why`.',
  options: [
    {
      name: 'format',
      value: 'FORMAT',
      choices: FORMATS,
      about: `${FORMATS.join(', ')}; pretty when not given, github in a GitHub workflow`,
    },
    { name: 'output', value: 'FILE', about: 'write the findings there' },
    {
      name: 'fail-on',
      value: 'LEVEL',
      choices: THRESHOLDS,
      about: 'the least severity that makes the exit code 1: error (default), warning, info or never',
    },
    { name: 'strict', about: 'the same as --fail-on warning' },
    {
      name: 'fix',
      about: 'correct the files where a fix is safe; of standard input, print the corrected text',
    },
    { name: 'unsafe-fixes', about: 'with --fix or --diff: corrections that may change the meaning too' },
    { name: 'diff', about: 'show what --fix would change, and change nothing; exit 1 if there is something' },
    { name: 'stdin-filename', value: 'NAME', about: 'what to call standard input in findings' },
    {
      name: 'target',
      value: 'TARGET',
      about:
        'what else reads the documents: coreos, flatcar, cloud-init (or cloud-init:25.1), or the etcd of the machine (etcd=3.5); may be repeated',
    },
    { name: 'provider', value: 'NAME', about: 'the platform that carries them, such as ec2: what it limits' },
  ],
  async run(parsed, terminal) {
    if (parsed.operands.length === 0)
      throw new UsageError('FILE is missing; give a file, or - for standard input');
    refusePointless(parsed);
    const options = await targetFrom(parsed);
    const { inputs, troubles } = readInputs(parsed.operands, parsed.value('stdin-filename'));
    await refuseToOverwrite(inputs, parsed.value('output'));
    for (const trouble of troubles) noteTrouble(trouble, terminal);
    const checked = inputs.map((input) => check(input, options));
    if (!parsed.has('fix') && !parsed.has('diff')) return report(checked, troubles, parsed, terminal);
    const { fixFiles } = await import('../validate/fix-files.ts');
    const outcome = fixFiles(checked, parsed, options, terminal);
    const all = [...troubles, ...outcome.troubles];
    if (parsed.has('diff')) return codeOf(all, outcome.hasChanges);
    // Standard output belongs to the corrected text.
    const print = outcome.hasPrinted ? terminal.note : terminal.print;
    return report(outcome.files, all, parsed, { ...terminal, print });
  },
};

/** Findings in place of a document would be the end of it. */
async function refuseToOverwrite(inputs: readonly NamedInput[], output: string | undefined): Promise<void> {
  if (output === undefined) return;
  const { isSameFile } = await import('../../host/node/replace-file.ts');
  const files = inputs.filter(({ isStandardInput }) => isStandardInput !== true);
  if (files.some(({ name }) => isSameFile(name, output)))
    throw new UsageError(`--output ${printable(output)} is one of the documents; name another file`);
}

/** Prints the findings, or writes them where it is said. */
async function report(
  files: readonly Checked[],
  troubles: readonly Trouble[],
  parsed: ParsedOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const output = parsed.value('output');
  const isFailure = failsOn(parsed.value('fail-on') ?? (parsed.has('strict') ? 'warning' : 'error'));
  const format = parsed.value('format') ?? formatFor(terminal, output);
  const paint = output === undefined ? terminal.paint : plain;
  const text = await formatted(format, { files, troubles, paint, directory: process.cwd(), isFailure });
  if (output === undefined) terminal.print(text);
  else {
    const { writeOutput } = await import('../../host/node/replace-file.ts');
    writeOutput(output, text);
  }
  return codeOf(
    troubles,
    files.some(({ diagnostics }) => diagnostics.some(isFailure)),
  );
}

/** Workflow commands only where GitHub reads them. */
function formatFor({ environment, isInteractive }: Terminal, output: string | undefined): string {
  const isWorkflow = environment['GITHUB_ACTIONS'] === 'true' && !isInteractive;
  return isWorkflow && output === undefined ? 'github' : 'pretty';
}

function codeOf(troubles: readonly Trouble[], hasFailed: boolean): ExitCode {
  if (troubles.length > 0) return EXIT.trouble;
  return hasFailed ? EXIT.findings : EXIT.ok;
}

import type { Diagnostic } from '../../config/diagnostic.ts';
import type { ReadOptions } from '../../config/read.ts';
import { targetOf } from '../../config/target.ts';
import { validate } from '../../config/validate.ts';
import { gunzip } from '../../host/node/gunzip.ts';
import { countText, type FileFindings } from '../../report/findings.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { readInput } from '../input.ts';
import { UsageError } from '../options.ts';
import type { Terminal } from '../terminal.ts';

const FORMATS = ['pretty', 'json', 'github'];

export const command: Command = {
  usage: 'validate [--format pretty|json|github] [--strict] [--target etcd=VERSION] FILE…',
  about: 'Says what is wrong with cloud-config documents, and what to do. `-` is standard input.',
  options: [
    { name: 'format', value: 'FORMAT', choices: FORMATS, about: 'pretty (default), json or github' },
    { name: 'strict', about: 'exit 1 for warnings too' },
    {
      name: 'target',
      value: 'etcd=VERSION',
      about: 'the etcd that the machine has, such as etcd=3.5: says which options it ignores or refuses',
    },
  ],
  async run(parsed, terminal) {
    if (parsed.operands.length === 0)
      throw new UsageError('FILE is missing; give a file, or - for standard input');
    const options = targetFor(parsed.value('target'));
    const files = parsed.operands.map((file) => check(file, options));
    await show(files, parsed.value('format') ?? 'pretty', terminal);
    const findings = files.flatMap(({ diagnostics }) => diagnostics);
    const counts = parsed.has('strict') ? isWarning : isError;
    return findings.some(counts) ? EXIT.findings : EXIT.ok;
  },
};

function targetFor(text: string | undefined): ReadOptions {
  if (text === undefined) return {};
  const target = targetOf(text);
  if (target !== undefined) return { target };
  throw new UsageError(`--target ${text}: write etcd=VERSION with a version from 2.0 on, such as etcd=3.5`);
}

function isError({ severity }: Diagnostic): boolean {
  return severity === 'error';
}

function isWarning({ severity }: Diagnostic): boolean {
  return severity !== 'info';
}

function check(file: string, options: ReadOptions): FileFindings {
  const { name, content } = readInput(file);
  const { source, diagnostics } = validate(content, gunzip, options);
  return { file: name, source, diagnostics };
}

async function show(files: readonly FileFindings[], format: string, terminal: Terminal): Promise<void> {
  if (format === 'json') {
    const { jsonFindings } = await import('../../report/findings-json.ts');
    terminal.print(jsonFindings(files));
    return;
  }
  if (format === 'github') {
    const { githubFindings } = await import('../../report/findings-github.ts');
    for (const findings of files) terminal.print(githubFindings(findings));
    return;
  }
  const { prettyFindings } = await import('../../report/findings-pretty.ts');
  for (const findings of files) {
    if (findings.diagnostics.length > 0) terminal.print(`${prettyFindings(findings, terminal.paint)}\n`);
    terminal.print(`${findings.file}: ${countText(findings.diagnostics)}\n`);
  }
}

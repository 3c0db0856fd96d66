import type { Diagnostic } from '../../config/diagnostic.ts';
import { openDocument, type UserDocument } from '../../config/document.ts';
import { isAboutEnvelope } from '../../config/rule.ts';
import { metadataFromEnvironment } from '../../datasources/environment.ts';
import { variablesOf } from '../../datasources/variables.ts';
import { CloudConfigError } from '../../errors.ts';
import { gunzip } from '../../host/node/gunzip.ts';
import type { Command } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { findingLines } from '../finding-lines.ts';
import { readInput } from '../input.ts';
import { onlyOperand } from '../options.ts';
import type { Terminal } from '../terminal.ts';

export const command: Command = {
  usage: 'render [--format json] [--no-substitute] FILE',
  about:
    'Prints what a document says after reading: keys in underscore spelling, values by their types. Variables take ' +
    'their values from COREOS_PUBLIC_IPV4, COREOS_PRIVATE_IPV4 and the like; those without one stay as written. Prints the whole document, secrets included.',
  options: [
    { name: 'format', value: 'FORMAT', choices: ['json'], about: 'json' },
    { name: 'no-substitute', about: 'leave variables as they are written' },
  ],
  async run(parsed, terminal) {
    const { name, content } = readInput(onlyOperand(parsed, 'FILE'));
    const source = 'the environment (COREOS_PUBLIC_IPV4, COREOS_PRIVATE_IPV4, …)';
    const variables = variablesOf(metadataFromEnvironment(terminal.environment), source);
    const options = parsed.has('no-substitute') ? {} : { variables };
    return render(name, openDocument(content, gunzip, options), terminal);
  },
};

/** Whether the document was read on past a finding: only broken YAML ends that. */
function isReadable(diagnostic: Diagnostic): boolean {
  return diagnostic.boot !== 'refuse' || isAboutEnvelope(diagnostic);
}

function render(name: string, document: UserDocument, terminal: Terminal): ExitCode {
  switch (document.kind) {
    case 'cloud-config': {
      const { decoded, diagnostics, root, source } = document.reading;
      for (const line of findingLines(name, source, diagnostics)) terminal.note(`${line}\n`);
      terminal.print(`${JSON.stringify(decoded, null, 2)}\n`);
      return root?.kind === 'map' && diagnostics.every(isReadable) ? EXIT.ok : EXIT.findings;
    }
    case 'refused': {
      const [first] = document.diagnostics;
      throw new CloudConfigError('INPUT_UNREADABLE', `${name}: ${first?.message ?? 'not cloud-config'}`);
    }
    case 'script':
      throw new CloudConfigError('INPUT_UNREADABLE', `${name}: this is a script; there is nothing to render`);
    case 'multipart':
      throw new CloudConfigError(
        'INPUT_UNREADABLE',
        `${name}: this is a multipart archive of ${document.parts.length} documents; render one of them`,
      );
    case 'empty':
      terminal.print('{}\n');
      return EXIT.ok;
  }
}

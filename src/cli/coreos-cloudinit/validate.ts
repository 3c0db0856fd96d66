import type { Host } from '../../apply/host.ts';
import type { Diagnostic } from '../../config/diagnostic.ts';
import { openDocument } from '../../config/document.ts';
import { rules } from '../../config/rules/index.ts';
import type { InstanceData } from '../../datasources/datasource.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { findingLines } from '../finding-lines.ts';
import type { Terminal } from '../terminal.ts';

/**
 * `-validate`: installers refuse a file when this exits with 1, so it does for errors and for what the 2018 agent
 * reported, and for nothing else.
 */
export function validate(instance: InstanceData, host: Pick<Host, 'gunzip'>, terminal: Terminal): ExitCode {
  if (instance.userData === undefined) return EXIT.ok;
  const document = openDocument(instance.userData, host.gunzip);
  if (document.kind === 'empty' || document.kind === 'script') return EXIT.ok;
  const source = document.kind === 'cloud-config' ? document.reading.source : document.source;
  const diagnostics = document.kind === 'cloud-config' ? document.reading.diagnostics : document.diagnostics;
  for (const line of findingLines(instance.location, source, diagnostics)) terminal.note(`${line}\n`);
  return diagnostics.some(isRefusedByInstallers) ? EXIT.findings : EXIT.ok;
}

function isRefusedByInstallers({ code, severity }: Diagnostic): boolean {
  return severity === 'error' || rules.some((rule) => rule.code === code && rule.reportedIn2018 === true);
}

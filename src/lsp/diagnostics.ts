import {
  type Diagnostic as ClientDiagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
} from 'vscode-languageserver/node';
import type { Diagnostic, Severity } from '../config/diagnostic.ts';
import type { OpenDocument } from './documents.ts';
import type { Settings } from './settings.ts';
import type { SourceText } from './source-text.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Rules whose place an editor strikes through, or pales. */
const TAGS: Readonly<Record<string, DiagnosticTag>> = {
  'deprecated-key': DiagnosticTag.Deprecated,
  'unused-suppression': DiagnosticTag.Unnecessary,
};

/** What a document's findings are to a client; nothing for a document that is not ours. */
export function clientDiagnostics(document: OpenDocument, settings: Settings): readonly ClientDiagnostic[] {
  if (!document.isOurs) return [];
  const { validation } = document.analysis();
  // Findings in packed text have no place in what the editor shows.
  const isSame = validation.source === document.source.text;
  return validation.diagnostics.map((each) => {
    const placed = isSame ? each : { ...each, start: 0, end: 0, related: [] };
    return clientDiagnostic(placed, document.uri, document.source, settings);
  });
}

export function clientDiagnostic(
  diagnostic: Diagnostic,
  uri: string,
  source: SourceText,
  { docsUrl }: Settings,
): ClientDiagnostic {
  const { code, rule, severity, message, related } = diagnostic;
  const tag = TAGS[rule];
  const relatedInformation = related?.map((place) => ({
    message: place.message,
    location: { uri, range: source.rangeOf(place) },
  }));
  return {
    range: source.rangeOf(diagnostic),
    severity: SEVERITIES[severity],
    code,
    source: 'cloud-config',
    message,
    ...(docsUrl === undefined ? {} : { codeDescription: { href: pageOf(code, docsUrl) } }),
    ...(tag === undefined ? {} : { tags: [tag] }),
    ...(relatedInformation === undefined ? {} : { relatedInformation }),
  };
}

function pageOf(code: string, docsUrl: string): string {
  return docsUrl.includes('{code}') ? docsUrl.replaceAll('{code}', code) : `${docsUrl}/rules/${code}.html`;
}

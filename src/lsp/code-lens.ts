import type { CodeLens } from 'vscode-languageserver/node';
import type { Gunzip } from '../config/envelope.ts';
import { type PlanSummary, summaryOf } from '../language/plan-summary.ts';
import type { OpenDocument } from './documents.ts';
import type { Settings } from './settings.ts';

/** What applying a document would do; nothing when it is not ours or no cloud-config. */
export function summaryFor(
  document: OpenDocument,
  gunzip: Gunzip,
  { defaultUser }: Settings,
): PlanSummary | undefined {
  const analysis = document.analysis();
  return analysis.root === undefined ? undefined : summaryOf(analysis, { gunzip, defaultUser });
}

/** A line above each unit, file and user, and one above the document. They say something and do nothing. */
export function clientLenses(document: OpenDocument, gunzip: Gunzip, settings: Settings): CodeLens[] {
  const summary = settings.hasCodeLens ? summaryFor(document, gunzip, settings) : undefined;
  if (summary === undefined) return [];
  const lens = (line: number, title: string): CodeLens => ({
    range: { start: { line, character: 0 }, end: { line, character: 0 } },
    command: { title, command: '' },
  });
  const parts = summary.parts.map(({ line, steps }) => lens(line - 1, `apply: ${shortened(steps)}`));
  return [lens(0, `apply: ${summary.title}`), ...parts];
}

/** More than this is too long to read above a line. */
const SHOWN = 4;

function shortened(steps: readonly string[]): string {
  const more = steps.length - SHOWN;
  const shown = steps.slice(0, SHOWN).join(' · ');
  return more > 0 ? `${shown} · ${more} more` : shown;
}

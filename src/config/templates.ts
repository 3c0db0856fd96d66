import type { BootEffect, Diagnostic, Severity } from './diagnostic.ts';
import { lineStartAt } from './lines.ts';
import { diagnose } from './rule.ts';
import { unrenderedTemplate } from './rules/unrendered-template.ts';
import type { Stretch } from './source-text.ts';
import { templateMarkIn, templateMessage } from './template-mark.ts';

/** What a template that nobody has rendered looks like to other rules. */
const CONFUSED = /^CC(?:009|101|107|201|202|203|204|301|302|303|306|311|312|350|361|363)$/;
/** A mark that stands for lines or for a whole value, not inside a text that a block holds. */
const LINE_START = /^\s*(?:- +)*(?:[\w-]+: +)?$/;
const STRENGTH: readonly BootEffect[] = ['keep', 'drop-key', 'drop-item', 'refuse'];
const GRAVITY: readonly Severity[] = ['info', 'warning', 'error'];

/** Findings that come of a template are said once for each of its lines, by what it is. */
export function withTemplatesNamed(
  diagnostics: readonly Diagnostic[],
  source: string,
): readonly Diagnostic[] {
  if (!/\{\{|\{%|<%|%\{|\$\{|__[A-Z]|@[A-Z]/.test(source)) return diagnostics;
  const kept: Diagnostic[] = [];
  const byMark = new Map<number, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const mark = CONFUSED.test(diagnostic.code) ? markOf(diagnostic, source) : undefined;
    if (mark === undefined) {
      kept.push(diagnostic);
      continue;
    }
    const lineStart = lineStartAt(source, mark.start);
    const other = byMark.get(lineStart);
    const renamed = named(diagnostic, mark, source);
    byMark.set(lineStart, other === undefined ? renamed : joined(other, renamed));
  }
  return byMark.size === 0 ? diagnostics : [...kept, ...byMark.values()];
}

function named({ code, at, severity, boot }: Diagnostic, mark: Stretch, source: string): Diagnostic {
  const message = templateMessage(source.slice(mark.start, mark.end));
  // The 2018 `-validate` failed for a discovery value that is no URL, so this must fail as well.
  const gravity = code === 'CC306' ? 'error' : severity;
  return diagnose(unrenderedTemplate, { message, at, ...mark, severity: gravity, boot });
}

/** One finding has the stronger effects of two. */
function joined(one: Diagnostic, other: Diagnostic): Diagnostic {
  const stronger = STRENGTH.indexOf(other.boot) > STRENGTH.indexOf(one.boot) ? other : one;
  const severity =
    GRAVITY.indexOf(other.severity) > GRAVITY.indexOf(one.severity) ? other.severity : one.severity;
  return { ...one, severity, boot: stronger.boot, at: stronger.at, path: stronger.path };
}

/** The template's mark that a finding is about. */
function markOf({ code, start, end }: Diagnostic, source: string): Stretch | undefined {
  if (code !== 'CC101') return markInLine(source, start, end);
  const here = lineMark(source, start);
  if (here !== undefined) return here;
  // The parser may only stumble over what follows the template's line.
  const lineStart = source.lastIndexOf('\n', start - 1);
  return lineStart <= 0 ? undefined : lineMark(source, lineStart);
}

function markInLine(source: string, start: number, end: number): Stretch | undefined {
  const next = source.indexOf('\n', start);
  const lineEnd = next === -1 ? source.length : next;
  const before = source.slice(Math.max(lineStartAt(source, start), start - 2), start);
  // The inner brace of `{{ name }}` is what YAML stumbles over.
  const from = before.endsWith('{') ? start - 1 : start;
  const until =
    end > start + 1 ? Math.max(Math.min(end + 1, lineEnd), Math.min(start + 200, lineEnd)) : lineEnd;
  return templateMarkIn(source, from, until);
}

/** A mark at the beginning of the line around an offset, or of its value. */
function lineMark(source: string, offset: number): Stretch | undefined {
  const start = lineStartAt(source, offset);
  const next = source.indexOf('\n', start);
  const mark = templateMarkIn(source, start, next === -1 ? source.length : next);
  return mark !== undefined && LINE_START.test(source.slice(start, mark.start)) ? mark : undefined;
}

import { lineStartAt } from '../config/lines.ts';
import type { Rule } from '../config/rule.ts';
import { rules } from '../config/rules/index.ts';
import { VARIABLE_NAMES } from '../config/variables.ts';
import type { Analysis } from './analysis.ts';
import { type Context, contextAt } from './context.ts';
import { type DecodingPorts, decodedAt } from './decoded.ts';
import { documentation, patternOf } from './keys.ts';
import { directiveAt } from './unit-body.ts';
import { aboutVariable } from './variable-docs.ts';

export interface Hover {
  readonly markdown: string;
  readonly start: number;
  readonly end: number;
}

/** What is known about a place: a variable, a value decoded, its key, the rules that found something. */
export function hoverAt(analysis: Analysis, offset: number, ports: DecodingPorts = {}): Hover | undefined {
  const { text } = analysis;
  const context = contextAt(text, offset);
  const variable = variableAt(text, offset, context);
  if (variable !== undefined) return variable;
  const directive = context.role === 'body' ? directiveAt(text, analysis.root, context, offset) : undefined;
  if (directive !== undefined) return directive;
  const parts = [...about(analysis, context, ports), ...findings(analysis, offset)];
  if (parts.length === 0) return undefined;
  return { markdown: parts.join('\n\n---\n\n'), start: context.start, end: context.end };
}

function about({ text, root }: Analysis, context: Context, ports: DecodingPorts): readonly string[] {
  const { role, at, start, end } = context;
  if (role === 'none' || role === 'comment' || start === end) return [];
  const key = role === 'key' ? wordAt(text, start, end) : undefined;
  const path = key === undefined ? at : [...at, key];
  const decoded = root === undefined ? undefined : decodedAt(root, path, ports);
  // In the lines of a body, what the key means is far away and in the way.
  const description =
    role === 'body' ? undefined : (documentation(path) ?? documentation(withoutIndex(path)));
  const title = `**${patternOf(path)}**`;
  return [
    ...(decoded === undefined ? [] : [decoded]),
    ...(description === undefined ? [] : [`${title}\n\n${description}`]),
  ];
}

function wordAt(text: string, start: number, end: number): string {
  return text
    .slice(start, end)
    .replace(/^["']|["']$/g, '')
    .replaceAll('-', '_');
}

/** An element of a list of texts has no description of its own. */
function withoutIndex(path: Context['at']): Context['at'] {
  return typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;
}

const REFERENCE = /\$(?:\{([a-z_0-9]+)\}|([a-z_0-9]+))/g;

function variableAt(text: string, offset: number, { role }: Context): Hover | undefined {
  if (role === 'comment') return undefined;
  const line = lineStartAt(text, offset);
  const newline = text.indexOf('\n', offset);
  const content = text.slice(line, newline === -1 ? text.length : newline);
  for (const { index, 0: whole, 1: braced, 2: bare } of content.matchAll(REFERENCE)) {
    const start = line + index;
    const name = braced ?? bare ?? '';
    if (start > offset || offset > start + whole.length || !VARIABLE_NAMES.includes(name)) continue;
    return { markdown: aboutVariable(name), start, end: start + whole.length };
  }
  return undefined;
}

function findings({ text, validation }: Analysis, offset: number): readonly string[] {
  if (validation.source !== text) return [];
  const here = validation.diagnostics.filter(({ start, end }) => start <= offset && offset <= end);
  const codes = new Set(here.map(({ code }) => code));
  return rules.filter(({ code }) => codes.has(code)).map(ruleInWords);
}

function ruleInWords({ code, name, summary, details }: Rule): string {
  return [`**${code}** ${name}: ${summary}`, ...(details === undefined ? [] : [details])].join('\n\n');
}

import type { Diagnostic } from '../config/diagnostic.ts';
import { lineStartAt } from '../config/lines.ts';
import type { Analysis } from './analysis.ts';
import type { CodeAction } from './code-actions.ts';
import { enclosingScalar } from './places.ts';

/**
 * A comment on the line before that keeps the finding silent, where the mistake is meant. Its reason is left open: the
 * comment hides nothing, and is found, until the author has given one.
 */
export function suppression(analysis: Analysis, diagnostic: Diagnostic): readonly CodeAction[] {
  const { text, root } = analysis;
  const { code, start, boot } = diagnostic;
  // What refuses a document cannot be hidden, nor what is wrong with its header or with hiding.
  if (root === undefined || boot === 'refuse' || /^CC0[09]/.test(code)) return [];
  const anchor = enclosingScalar(root, start)?.start ?? start;
  const line = lineStartAt(text, anchor);
  if (line === 0) return [];
  const indent = /^[ \t]*/.exec(text.slice(line, line + 200))?.[0] ?? '';
  const comment = `${indent}# cloud-config ignore=${code} -- ${lineEnd(text)}`;
  const edits = [{ start: line, end: line, text: comment }];
  return [{ title: `Ignore ${code} here, for a reason to be given`, kind: 'quickfix', edits, diagnostic }];
}

const MODELINE = /^#\s*yaml-language-server:|^#\s*\$schema:/m;

/**
 * A modeline that names the schema to other YAML servers, which choose by the file's name and so choose wrong. It stands
 * on the second line: the header must be first.
 * @see https://github.com/redhat-developer/yaml-language-server#using-inlined-schema
 */
export function schemaAction(text: string, schemaUrl: string | undefined): readonly CodeAction[] {
  const header = /^[\ufeff\s]*#cloud-config[^\r\n]*(?:\r\n|\n|\r)/.exec(text.slice(0, 1024));
  if (header === null || MODELINE.test(text.slice(0, 4096))) return [];
  const start = header[0].length;
  const line = `# yaml-language-server: $schema=${schemaUrl ?? 'none'}${lineEnd(text)}`;
  const title =
    schemaUrl === undefined
      ? 'Keep yaml-language-server from judging this document'
      : 'Name the schema for yaml-language-server';
  return [{ title, kind: 'source', edits: [{ start, end: start, text: line }] }];
}

function lineEnd(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

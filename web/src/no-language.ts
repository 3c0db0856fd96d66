/**
 * What the editor's commands ask of a language. This page has none, its colours come from the document as it was read; the
 * package that would answer is a twentieth of the page.
 */
import { Facet } from '@codemirror/state';

export const indentUnit: Facet<string, string> = Facet.define({ combine: ([first = '  ']) => first });

export function getIndentUnit(): number {
  return 2;
}

export function indentString(_: unknown, columns: number): string {
  return ' '.repeat(columns);
}

export function syntaxTree(): never {
  throw new Error('this page has no syntax tree');
}

export function getIndentation(): null {
  return null;
}

export function matchBrackets(): null {
  return null;
}

export class IndentContext {}

export class NodeProp {}

import { lineStartAt } from '../config/lines.ts';
import { completeKeys } from './complete-keys.ts';
import { completeBody, completeValues } from './complete-values.ts';
import { type Context, contextAt } from './context.ts';
import { placeAt } from './keys.ts';

/** Something that can be inserted; replaces the text from `start` to `end`. */
export interface Completion {
  readonly label: string;
  readonly kind: 'key' | 'value' | 'unit' | 'variable' | 'snippet' | 'directive';
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly start: number;
  readonly end: number;
  /** Lines after the first are indented from the line that it is inserted in. */
  readonly text: string;
  /** The same with places to fill in, in the protocol's syntax. */
  readonly snippet?: string;
  /** What the editor compares with what was typed, where it is not the label. */
  readonly filter?: string;
  /** By which the list is sorted. */
  readonly rank: string;
  readonly isDeprecated?: true;
}

/** What may stand at an offset. */
export function completionsAt(text: string, offset: number): readonly Completion[] {
  const context = withDash(contextAt(text, offset));
  const indent = indentOfLine(text, context.start);
  switch (context.role) {
    case 'key':
      return completeKeys(context, indent);
    case 'item':
    case 'child':
    case 'value':
      return placeAt(context.at)?.shape.kind === 'map' && context.role !== 'value'
        ? completeKeys(context, indent)
        : completeValues(context, offset);
    case 'body':
      return completeBody(text, context, offset);
    case 'comment':
      return header(text, offset);
    case 'none':
      return [];
    default:
      return context.role satisfies never;
  }
}

/** Below a key that takes a list, a first element begins. */
function withDash(context: Context): Context {
  if (context.role !== 'child' || placeAt(context.at)?.shape.kind !== 'list') return context;
  return {
    ...context,
    role: 'item',
    at: [...context.at, 0],
    before: '- ',
    column: context.column + 2,
    present: new Set(),
  };
}

function indentOfLine(text: string, offset: number): number {
  const line = text.slice(lineStartAt(text, offset), offset);
  return /^[ \t]*/.exec(line)?.[0].length ?? 0;
}

function header(text: string, offset: number): readonly Completion[] {
  const typed = /^\ufeff?(#[\w-]*)$/.exec(text.slice(0, offset))?.[1];
  if (typed === undefined || !'#cloud-config'.startsWith(typed)) return [];
  const rest = /^[\w-]*/.exec(text.slice(offset))?.[0].length ?? 0;
  return [
    {
      label: '#cloud-config',
      kind: 'value',
      documentation: 'The first line of every document: without it, no agent reads it.',
      start: offset - typed.length,
      end: offset + rest,
      text: '#cloud-config',
      rank: '0',
    },
  ];
}

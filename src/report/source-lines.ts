import { printable } from '../printable.ts';
import { maskSecrets } from './mask.ts';

/** Lines of a document, fit to be shown. */
export interface SourceLines {
  /** As written, but without control characters; empty where there is none. */
  written(line: number): string;
  /** With secret values masked. */
  shown(line: number): string;
  /** A line beside a finding, where it says something of the structure: nothing for the content of a block scalar. */
  context(line: number): string | undefined;
  /** Whether what a file or unit shall hold stands there, or some of it. */
  isContent(line: number): boolean;
}

const BLOCK = /^(\s*)(?:- +)*(?:[^#'"]*:|-)\s+(?:[!&]\S+\s+)*[|>][+-]?\d?[+-]?\s*(?:#.*)?$/;
/** Longer lines are none: the pattern takes long for one that somebody wrote for it. */
const LONGEST_HEADER = 2000;
/** What a file shall hold is nobody's business beside it. */
const CONTENT = /(\bcontent["']?\s*:\s*)[^\s|>].*$/;
const STRUCTURE = /^\s*(?:(?:- +)*["']?[\w-]+["']?:(?:\s|$)|- )/;

/** Lines are from 1. */
export function sourceLines(source: string): SourceLines {
  const lines = source.split(/\r?\n/);
  const written = (line: number): string => printable((lines[line - 1] ?? '').replaceAll('\t', ' '));
  const shown = (line: number): string => maskSecrets(written(line));
  let blocks: ReadonlySet<number> | undefined;
  const isInBlock = (line: number): boolean => {
    blocks ??= blockLines(lines);
    return blocks.has(line);
  };
  return {
    written,
    shown,
    context(line) {
      const text = lines[line - 1];
      if (text === undefined || !STRUCTURE.test(text)) return undefined;
      return isInBlock(line) ? undefined : shown(line).replace(CONTENT, '$1…');
    },
    isContent: (line) => isInBlock(line) || CONTENT.test(lines[line - 1] ?? ''),
  };
}

/** Lines that are the content of a block scalar: what stands there may be anything, secrets included. */
function blockLines(lines: readonly string[]): ReadonlySet<number> {
  const inside = new Set<number>();
  let indentation: number | undefined;
  for (const [index, line] of lines.entries()) {
    const depth = line.length - line.trimStart().length;
    if (indentation !== undefined && (line.trim() === '' || depth > indentation)) {
      inside.add(index + 1);
      continue;
    }
    indentation = line.length > LONGEST_HEADER ? undefined : BLOCK.exec(line)?.[1]?.length;
  }
  return inside;
}

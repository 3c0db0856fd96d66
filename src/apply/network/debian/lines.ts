import { malformedNetwork } from '../error.ts';
import type { ReadContext } from '../model.ts';

export interface Line {
  /** `line 7`, or `interfaces.d/eth1 line 7` in a file that was sourced. */
  readonly place: string;
  readonly words: readonly string[];
}

const MOST_NESTED = 8;

/**
 * The lines of an interfaces(5) file without comments, those that end in a backslash joined with the next, and
 * `source` lines replaced by what they name.
 */
export function debianLines(
  content: string,
  { include }: ReadContext,
  warn: (problem: string) => void,
): readonly Line[] {
  function linesOf(text: string, prefix: string, depth: number): readonly Line[] {
    return logicalLines(text, prefix).flatMap((line): readonly Line[] => {
      const [keyword, path] = line.words;
      if (keyword !== 'source' && keyword !== 'source-directory') return [line];
      if (path === undefined) throw malformedNetwork(line.place, `${keyword} needs a path`);
      if (depth === MOST_NESTED) throw malformedNetwork(line.place, 'files source one another without end');
      const inner = include?.(path);
      if (inner !== undefined) return linesOf(inner, `${path} `, depth + 1);
      warn(`${line.place}: ${keyword} ${path}: there is no such file here; nothing is read from it`);
      return [];
    });
  }
  return linesOf(content, '', 0);
}

function logicalLines(text: string, prefix: string): readonly Line[] {
  const lines: Line[] = [];
  let joined = '';
  let start = 0;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (joined === '') start = index + 1;
    if (joined === '' && /^\s*#/.test(raw)) continue;
    if (raw.endsWith('\\')) {
      joined += `${raw.slice(0, -1)} `;
      continue;
    }
    const words = `${joined}${raw}`.split(/\s+/).filter((word) => word !== '');
    joined = '';
    if (words.length > 0) lines.push({ place: `${prefix}line ${start}`, words });
  }
  if (joined.trim() !== '')
    throw malformedNetwork(`${prefix}line ${start}`, 'the last line ends in a backslash');
  return lines;
}

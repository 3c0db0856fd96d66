import type { YAMLParseError } from 'yaml';
import type { Edit, Fix } from './diagnostic.ts';
import type { Line } from './yaml-lines.ts';

/** What a syntax error comes of, where it shows: the line to correct is often not the one that the parser stumbles over. */
export interface YamlMistake {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  readonly fix?: Fix;
}

/** Where and at what the parser stumbled. */
export interface Stumble {
  readonly source: string;
  readonly line: Line;
  readonly offset: number;
  readonly code: YAMLParseError['code'];
}

export function mistake(
  message: string,
  { start, end }: { readonly start: number; readonly end: number },
  title: string,
  edits: readonly Edit[],
): YamlMistake {
  return { message, start, end, fix: { title, edits } };
}

/** A mistake that another text in its place corrects. */
export function corrected(
  message: string,
  place: { readonly start: number; readonly end: number },
  title: string,
  text: string,
): YamlMistake {
  const { start, end } = place;
  return mistake(message, place, title, [{ start, end, text }]);
}

/** A value in single quotes. */
export function quotedValue(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

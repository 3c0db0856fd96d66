/** A word of a value, and where it stands in it. */
export interface Word {
  /** Without its quotes and backslashes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
  /** A quote in it has no end. */
  readonly isOpen: boolean;
}

/** Splits a value into words as systemd.syntax(7) says: at white space, outside of quotes. */
export function wordsIn(value: string): readonly Word[] {
  const words: Word[] = [];
  for (let at = 0; at < value.length; ) {
    if (isBlank(value[at])) {
      at += 1;
      continue;
    }
    const word = wordAt(value, at);
    words.push(word);
    at = word.end;
  }
  return words;
}

function wordAt(value: string, start: number): Word {
  let text = '';
  let quote: string | undefined;
  let isQuoted = false;
  let at = start;
  for (; at < value.length; at++) {
    const letter = value[at] ?? '';
    if (quote === undefined && isBlank(letter)) break;
    // In single quotes too, unlike in a shell.
    if (letter === '\\') {
      at += 1;
      text += value[at] ?? '';
    } else if (quote === undefined && (letter === '"' || letter === "'")) {
      quote = letter;
      isQuoted = true;
    } else if (letter === quote) quote = undefined;
    else text += letter;
  }
  return { text, start, end: Math.min(at, value.length), isQuoted, isOpen: quote !== undefined };
}

function isBlank(letter: string | undefined): boolean {
  return letter === ' ' || letter === '\t' || letter === '\n' || letter === '\r';
}

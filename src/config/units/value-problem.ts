import type { Word } from './words.ts';

/** Why systemd does not take a value, and what it takes instead. */
export interface ValueProblem {
  readonly takes: string;
  /** Values to choose from. */
  readonly choices?: readonly string[];
  /** What the author most likely meant, when it is none of the choices. */
  readonly meant?: string | undefined;
  /** What systemd leaves out, where it does not go on with a default. */
  readonly piece?: Pick<Word, 'text' | 'start' | 'end'>;
}

const BOOLEAN = /^(?:1|0|y|n|t|f|yes|no|true|false|on|off)$/i;

/** Choices stand between blanks, those that are taken and not recommended behind `|`; with `yes` all booleans are. */
export function choiceProblem(listed: string, value: string): ValueProblem | undefined {
  const [shown = '', taken = ''] = listed.split('|');
  const list = shown.split(' ');
  const others = taken.split(' ');
  const isBoolean = list.includes('yes');
  if (list.includes(value) || others.includes(value) || (isBoolean && BOOLEAN.test(value))) return undefined;
  // Numbers of what has names too.
  if (others.includes('0') && /^\d+$/.test(value)) return undefined;
  const choices = isBoolean ? [...list, 'true', 'false', 'on', 'off'] : list;
  const meant = list.includes('no') && /^(?:never|none)$/i.test(value) ? 'no' : undefined;
  return { takes: list.map((each) => `\`${each}\``).join(', '), choices, meant };
}

/** Words that are lists with commas, where systemd wants blanks between. */
export function commaProblem(word: Word, takes: string): ValueProblem | undefined {
  if (!/\w,|,\w/.test(word.text)) return undefined;
  const names = word.text.split(',').filter((name) => name !== '');
  return { takes, piece: word, meant: names.join(' ') };
}

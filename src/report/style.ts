export type Tone = 'red' | 'yellow' | 'cyan' | 'green' | 'blue' | 'bold' | 'dim';

/** Wraps text in terminal colours, or leaves it as it is. */
export type Paint = (tone: Tone, text: string) => string;

const CODES: Readonly<Record<Tone, number>> = {
  red: 31,
  yellow: 33,
  cyan: 36,
  green: 32,
  blue: 34,
  bold: 1,
  dim: 2,
};

export const plain: Paint = (_, text) => text;

export const coloured: Paint = (tone, text) => `\u001b[${CODES[tone]}m${text}\u001b[0m`;

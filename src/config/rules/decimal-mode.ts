import type { Fix } from '../diagnostic.ts';
import { filesIn, textAt } from '../entries.ts';
import type { Finding, Rule } from '../rule.ts';
import { quote } from '../rule.ts';
import { writing } from '../source-text.ts';
import type { Place, ScalarNode } from '../tree.ts';

const OCTAL = /^(?:0o|0)?[0-7]{3,4}$/;

// A YAML library that reads and writes a file turns 0644 into 420 (coreos-vagrant's config.rb did).
export const decimalMode: Rule = {
  code: 'CC301',
  name: 'decimal-mode',
  severity: 'error',
  boot: 'drop-key',
  summary: 'file permissions are octal; a number that a YAML library wrote in decimal means another mode',
  details:
    'A boot applies `420` as 0420, so that correction changes the mode: `--unsafe-fixes` makes it. `384` is no octal number, and a boot drops it.',
  reportedIn2018: true,
  *check({ root }) {
    for (const file of filesIn(root)) {
      const mode = textAt(file, 'permissions');
      if (mode !== undefined) yield* checkMode(mode);
    }
  },
};

function* checkMode({ node, at }: Place<ScalarNode>): Generator<Finding> {
  const { text, start, end } = node;
  const octal = /^[1-9]\d{2,3}$/.test(text) ? usualModeOf(Number(text)) : undefined;
  const fix = octal && fixTo(octal, node);
  if (OCTAL.test(text)) {
    if (!fix || isUsual(Number.parseInt(text, 8))) return;
    const message = `${quote(text)} is read as octal 0${text}; it looks like decimal for ${octal}, write "${octal}" if that is meant`;
    // A boot applies the octal reading, so this changes the mode.
    yield { message, at, start, end, fix: { ...fix, isUnsafe: true }, severity: 'warning', boot: 'keep' };
    return;
  }
  if (fix) {
    yield {
      message: `${quote(text)} is decimal for ${octal}; permissions are octal, write "${octal}"`,
      at,
      start,
      end,
      fix,
    };
    return;
  }
  const meant = writtenOtherwise(text);
  const better = meant !== undefined && isUsual(meant) ? { fix: fixTo(octalOf(meant), node) } : undefined;
  yield {
    message: `permissions must be octal, such as "0644", not ${quote(text)}`,
    at,
    start,
    end,
    ...better,
  };
}

/** A mode with a letter for a digit, with something around it, in hexadecimal, or in the words of ls and chmod. */
function writtenOtherwise(text: string): number | undefined {
  const plain = text.replace(/^[\s%'"\\]+|[\s,;'"]+$/g, '');
  const [, digits] =
    /^(?:[oO]|0[oO]|10|0*)0?([0-7]{3})$/.exec(plain.replace(/(?<=\d)[oO](?=\d|$)/g, '0')) ?? [];
  if (digits !== undefined) return Number.parseInt(digits, 8);
  if (/^0x[0-9a-f]+$/i.test(plain)) return Number(plain);
  const [, listed] = /^[-.]?((?:[r-][w-][x-]){3})$/.exec(plain) ?? [];
  if (listed !== undefined) return Number.parseInt(listed.replace(/[rwx]/g, '1').replaceAll('-', '0'), 2);
  let mode = 0;
  for (const clause of plain.split(',')) {
    const [, who = '', may = ''] = /^([ugoa]+)=([rwx]*)$/.exec(clause) ?? [];
    if (who === '') return undefined;
    for (const [letter, bits] of [
      ['u', 0o100],
      ['g', 0o10],
      ['o', 1],
    ] as const)
      if (who.includes(letter) || who.includes('a')) mode |= bits * bitsOf(may);
  }
  return mode;
}

function bitsOf(may: string): number {
  return (may.includes('r') ? 4 : 0) + (may.includes('w') ? 2 : 0) + (may.includes('x') ? 1 : 0);
}

function octalOf(mode: number): string {
  return `0${mode.toString(8).padStart(3, '0')}`;
}

function fixTo(octal: string, node: ScalarNode): Fix {
  return writing(node, `"${octal}"`, octal);
}

/** `0644` for 420: the octal text of a decimal number that is a mode people use. */
function usualModeOf(decimal: number): string | undefined {
  return isUsual(decimal) ? octalOf(decimal) : undefined;
}

/** Modes that files really have: readable by the owner, and nobody has more than the owner. */
function isUsual(mode: number): boolean {
  const owner = (mode >> 6) & 7;
  const group = (mode >> 3) & 7;
  const other = mode & 7;
  const isNarrowing = (group & ~owner) === 0 && (other & ~group) === 0;
  return mode <= 0o7777 && owner >= 4 && isNarrowing;
}

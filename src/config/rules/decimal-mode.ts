import { filesIn, textAt } from '../entries.ts';
import type { Finding, Rule } from '../rule.ts';
import { quote } from '../rule.ts';
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
  const fix = octal && { title: `Write ${octal}`, edits: [{ start, end, text: `"${octal}"` }] };
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
  yield { message: `permissions must be octal, such as "0644", not ${quote(text)}`, at, start, end };
}

/** `0644` for 420: the octal text of a decimal number that is a mode people use. */
function usualModeOf(decimal: number): string | undefined {
  return isUsual(decimal) ? `0${decimal.toString(8)}` : undefined;
}

/** Modes that files really have: readable by the owner, and nobody has more than the owner. */
function isUsual(mode: number): boolean {
  const owner = (mode >> 6) & 7;
  const group = (mode >> 3) & 7;
  const other = mode & 7;
  const isNarrowing = (group & ~owner) === 0 && (other & ~group) === 0;
  return mode <= 0o7777 && owner >= 4 && isNarrowing;
}

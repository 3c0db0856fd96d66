import type { Severity } from '../config/diagnostic.ts';
import type { Rule } from '../config/rule.ts';
import { printable } from '../printable.ts';
import type { RuleExample } from './rule-example.ts';
import { BOOT_WORDS, commandFor, fixableWords, shortened } from './rule-words.ts';
import type { Paint, Tone } from './style.ts';

const TONES: Readonly<Record<Severity, Tone>> = { error: 'red', warning: 'yellow', info: 'cyan' };
const WIDTH = 100;

/** A rule's page for a terminal. */
export function ruleText(rule: Rule, example: RuleExample | undefined, paint: Paint): string {
  const { code, name, severity, summary, details, boot } = rule;
  const lines = [
    `${paint(TONES[severity], code)} ${paint('bold', name)} (${severity})`,
    '',
    wrapped(summary),
    ...(details === undefined
      ? []
      : [
          '',
          ...details
            .split('\n\n')
            .flatMap((part) => [wrapped(part), ''])
            .slice(0, -1),
        ]),
    '',
    `at boot:   ${BOOT_WORDS[boot]}`,
    `corrected: ${fixableWords(example)}`,
    ...(example === undefined ? [] : exampleLines(example, paint)),
  ];
  return `${lines.join('\n')}\n`;
}

function exampleLines(example: RuleExample, paint: Paint): readonly string[] {
  const { bad, good, findings, targets } = example;
  const command = targets.length === 0 ? '' : ` with ${commandFor(example)}`;
  return [
    '',
    paint('red', `found${command}:`),
    ...numbered(bad),
    '',
    ...findings.map(({ line, message }) => wrapped(`line ${line}: ${message}`)),
    '',
    paint('green', 'fine:'),
    ...numbered(good),
  ];
}

function numbered(text: string): readonly string[] {
  const lines = shortened(text, WIDTH).trimEnd().split('\n');
  const width = String(lines.length).length;
  return lines.map((line, index) => `  ${String(index + 1).padStart(width)} | ${printable(line)}`.trimEnd());
}

/** Paragraphs in lines that a terminal of the usual width can show. */
function wrapped(text: string): string {
  return printable(text.replaceAll('\n', ' ')).replace(/(?=.{81})(.{1,80}) /g, '$1\n');
}

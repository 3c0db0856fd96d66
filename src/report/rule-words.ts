import type { BootEffect } from '../config/diagnostic.ts';
import type { RuleExample } from './rule-example.ts';

/** What a boot does, in words. */
export const BOOT_WORDS: Readonly<Record<BootEffect, string>> = {
  keep: 'the value is applied as it is',
  'drop-key': 'the key is left out, the rest is applied',
  'drop-item': 'the list element or section is left out, the rest is applied',
  refuse: 'the whole document is refused',
};

export function fixableWords(example: RuleExample | undefined): string {
  if (example?.fixable === 'safe') return 'by `--fix`';
  return example?.fixable === 'unsafe' ? 'by `--unsafe-fixes`, after a look' : 'by hand';
}

/** `validate` as an example is checked, for those who try it. */
export function commandFor({ targets }: RuleExample): string {
  return `cloud-config validate ${targets.map((target) => `--target ${target} `).join('')}FILE`;
}

/** Lines of an example that fit a page. */
export function shortened(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => (line.length > width ? `${line.slice(0, width - 1)}…` : line))
    .join('\n');
}

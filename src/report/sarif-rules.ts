import type { Severity } from '../config/diagnostic.ts';
import type { Rule } from '../config/rule.ts';
import type { RuleExample } from './rule-example.ts';
import { rulePage } from './rule-page.ts';
import { BOOT_WORDS, fixableWords } from './rule-words.ts';

export const SARIF_LEVELS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

const PROBLEMS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
};
/** By the first digit of the code. */
const FAMILIES: readonly string[] = ['envelope', 'yaml', 'shape', 'meaning', 'portability', 'security'];

/** A rule as SARIF describes it, with its page as help. */
export function sarifRule(rule: Rule, example: RuleExample | undefined): object {
  const { code, name, summary, details, severity, boot } = rule;
  const markdown = rulePage(rule, example);
  const text = [
    `${summary}.`,
    ...(details === undefined ? [] : [details]),
    `At boot: ${BOOT_WORDS[boot]}. Corrected ${fixableWords(example)}.`,
  ].join('\n\n');
  return {
    id: code,
    name: pascal(name),
    shortDescription: { text: `${summary}.` },
    fullDescription: { text: details === undefined ? `${summary}.` : `${summary}. ${details}` },
    help: { text, markdown },
    defaultConfiguration: { level: SARIF_LEVELS[severity] },
    properties: {
      tags: [FAMILIES[Number(code.charAt(2))] ?? 'meaning', name],
      precision: 'high',
      'problem.severity': PROBLEMS[severity],
      boot,
      fixable: example?.fixable ?? 'no',
    },
  };
}

/** Names of rules in SARIF are identifiers in Pascal case. */
function pascal(name: string): string {
  return name.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

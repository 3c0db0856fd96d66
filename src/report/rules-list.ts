import type { Rule } from '../config/rule.ts';
import type { RuleExample } from './rule-example.ts';

export type RuleExamples = Readonly<Record<string, RuleExample>>;

/** A line a rule: code, severity, whether it is corrected, name. */
export function rulesText(rules: readonly Rule[], examples: RuleExamples): string {
  const rows = rules.map(({ code, name, severity, summary }) => ({
    name,
    head: `${code}  ${severity.padEnd(7)}  ${(examples[code]?.fixable ?? '').padEnd(6)}`,
    summary,
  }));
  const width = Math.max(...rows.map(({ name }) => name.length));
  const title = `${'code'.padEnd(5)}  ${'level'.padEnd(7)}  ${'fix'.padEnd(6)}  ${'name'.padEnd(width)}  what is wrong`;
  const lines = rows.map(({ head, name, summary }) => `${head}  ${name.padEnd(width)}  ${summary}`);
  return `${[title, ...lines].join('\n')}\n`;
}

/** `schemas/rules.schema.json`, version 1. */
export function rulesJson(rules: readonly Rule[], examples: RuleExamples): string {
  const list = rules.map(({ code, name, severity, boot, summary, details, reportedIn2018 }) => ({
    code,
    name,
    severity,
    boot,
    summary,
    ...(details === undefined ? {} : { details }),
    fixable: examples[code]?.fixable ?? 'no',
    reportedIn2018: reportedIn2018 === true,
  }));
  return `${JSON.stringify({ version: 1, rules: list }, null, 2)}\n`;
}

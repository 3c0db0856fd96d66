import type { Rule } from '../config/rule.ts';
import type { RuleExample } from './rule-example.ts';
import { BOOT_WORDS, commandFor, fixableWords, shortened } from './rule-words.ts';

const WIDTH = 160;

/** A rule's page as Markdown, without its title. */
export function rulePage(rule: Rule, example: RuleExample | undefined): string {
  const parts = [
    `${sentence(rule.summary)}`,
    ...(rule.details === undefined ? [] : [rule.details]),
    [
      `* severity: ${rule.severity}`,
      `* at boot: ${BOOT_WORDS[rule.boot]}`,
      `* corrected: ${fixableWords(example)}`,
    ].join('\n'),
    ...(example === undefined ? [] : examples(rule, example)),
    ...hiding(rule),
  ];
  return `${parts.join('\n\n')}\n`;
}

function examples(rule: Rule, example: RuleExample): readonly string[] {
  const { bad, good, findings, targets } = example;
  const said = findings.map(({ line, message }) => `* line ${line}: ${message}`).join('\n');
  const command = targets.length === 0 ? [] : [`With \`${commandFor(example)}\`:`];
  return ['## Found', ...command, fenced(bad), said, '## Fine', fenced(good)].concat(
    rule.reportedIn2018 === true ? ['The `-validate` of 2018 reported this too.'] : [],
  );
}

function hiding({ code, boot }: Rule): readonly string[] {
  if (boot === 'refuse' || code === 'CC090' || code === 'CC091') return [];
  return [
    `## Meant so?\n\n\`# cloud-config ignore=${code} -- why\` on the line or above it hides the finding.`,
  ];
}

function fenced(text: string): string {
  const shown = shortened(text, WIDTH)
    .replace(/\ufeff/g, '')
    .replace(/\n?$/, '\n');
  return `\`\`\`yaml\n${shown}\`\`\``;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

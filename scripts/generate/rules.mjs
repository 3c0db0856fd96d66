import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { loadModule } from './load.mjs';

/** Longer lines, such as one that nests too deep, are cut in what is shown. */
const WIDTH = 1000;

/** Every rule with its example and its page. */
export async function readRules(root) {
  const config = await loadModule(root, 'src/config/index.ts');
  const { rulePage } = await loadModule(root, 'src/report/rule-page.ts');
  const { fixableWords } = await loadModule(root, 'src/report/rule-words.ts');
  return config.rules.map((rule) => {
    const example = exampleOf(root, rule, config);
    return { rule, example, page: rulePage(rule, example), fixable: fixableWords(example) };
  });
}

/** What validating the fixtures of a rule shows; nothing for a rule that has none. */
function exampleOf(root, rule, { validate, targetsOf, positionsIn }) {
  const folder = join(root, 'fixtures/rules', rule.code);
  if (!existsSync(join(folder, 'bad.yaml'))) return undefined;
  const targets = existsSync(join(folder, 'target'))
    ? readFileSync(join(folder, 'target'), 'utf8').trim().split('\n')
    : [];
  const bad = readFileSync(join(folder, 'bad.yaml'), 'utf8');
  const good = readFileSync(join(folder, 'good.yaml'), 'utf8');
  const { source, diagnostics } = validate(bad, (bytes) => gunzipSync(bytes), targetsOf(targets));
  const own = diagnostics.filter(({ code }) => code === rule.code);
  const fixes = own.flatMap(({ fix }) => fix ?? []);
  const position = positionsIn(source);
  return {
    bad: shortened(bad),
    good: shortened(good),
    targets,
    findings: own.map(({ start, message }) => ({ line: position(start).line, message })),
    ...(fixes.length === 0 ? {} : { fixable: fixes.some(({ isUnsafe }) => !isUnsafe) ? 'safe' : 'unsafe' }),
  };
}

function shortened(text) {
  return text
    .split('\n')
    .map((line) => (line.length > WIDTH ? `${line.slice(0, WIDTH)}…` : line))
    .join('\n');
}

/** docs/rules/README.md and a page for each rule, by path. */
export function renderRulePages(rules) {
  const rows = rules.map(
    ({ rule: { code, name, severity, summary }, fixable }) =>
      `| [${code}](${code}.md) | ${name} | ${severity} | ${fixable} | ${summary.replaceAll('|', '\\|')} |`,
  );
  const index = `# Rules

What \`cloud-config validate\` and the language server find. \`cloud-config explain CC301\` prints a rule's page,
\`cloud-config rules\` this list. Codes are a contract: they stay, and none is used for something else later. A finding's severity
may differ from its rule's where its page says so. [Comments](../validate.md#hiding-findings) hide findings that are meant so.

CC0xx is about the file as a whole, CC1xx about YAML, CC2xx about keys and values, CC3xx about meaning, CC4xx about
[other agents](../targets.md), CC5xx about safety.

| code | name | severity | corrected | what is wrong |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
  const pages = rules.map(({ rule: { code, name }, page }) => [
    `docs/rules/${code}.md`,
    `# ${code} ${name}\n\n${page}`,
  ]);
  return [['docs/rules/README.md', index], ...pages];
}

/** src/cli/generated/rule-examples.ts: the examples, for \`explain\` and for reports that explain rules. */
export function renderRuleExamples(rules) {
  const entries = rules
    .filter(({ example }) => example !== undefined)
    .map(({ rule, example }) => `  ${rule.code}: ${JSON.stringify(example)},`);
  return `// generated from fixtures/rules by npm run generate; do not edit
import type { RuleExample } from '../../report/rule-example.ts';

/** By code; a rule that only a node or a damaged file can show has none. */
export const RULE_EXAMPLES: Readonly<Record<string, RuleExample>> = {
${entries.join('\n')}
};
`;
}

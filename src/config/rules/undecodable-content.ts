import { base64Problem } from '../base64.ts';
import { filesIn, textAt } from '../entries.ts';
import type { Rule } from '../rule.ts';

export const undecodableContent: Rule = {
  code: 'CC304',
  name: 'undecodable-content',
  severity: 'error',
  boot: 'drop-item',
  summary: 'the content of a file is not in the encoding that its entry states',
  reportedIn2018: true,
  *check({ root }) {
    for (const file of filesIn(root)) {
      const encoding = textAt(file, 'encoding')?.node.text ?? '';
      const content = textAt(file, 'content');
      if (content === undefined || !/b64|base64/.test(encoding)) continue;
      const problem = problemOf(content.node.text, encoding);
      if (problem === undefined) continue;
      const { start, end, style } = content.node;
      const message = `the content ${problem}; encode it again, or correct \`encoding\``;
      yield { message, at: content.at, start, end: style === 'block' ? start + 1 : end };
    }
  },
};

function problemOf(text: string, encoding: string): string | undefined {
  const problem = base64Problem(text);
  if (problem !== undefined) return `is not base64: ${problem}`;
  // The first bytes of every gzip, 1f 8b 08, in base64.
  const isGzip = text.trimStart().startsWith('H4sI');
  return encoding.includes('gz') && !isGzip ? 'is base64, but not of a gzip' : undefined;
}

import { documentText } from '../entries.ts';
import { isHostname } from '../hostname.ts';
import { quote, type Rule } from '../rule.ts';
import { hasVariable } from '../variables.ts';

export const hostname: Rule = {
  code: 'CC312',
  name: 'hostname',
  severity: 'error',
  boot: 'drop-key',
  summary: 'the host name has characters or a length that Linux or DNS does not take',
  *check({ root }) {
    const name = documentText(root, 'hostname');
    if (name === undefined || name.node.text === '') return;
    const { text, start, end } = name.node;
    if (isHostname(text) || hasVariable(text)) return;
    const message = `${quote(text)} is no host name; ${remedyFor(text)}`;
    const better = text.replace(/\.$/, '').replaceAll('_', '-').toLowerCase();
    const edits = [{ start, end, text: better }];
    const fix = isHostname(better) ? { fix: { title: `Write ${better}`, edits } } : {};
    yield { message, at: name.at, start, end, ...fix };
  },
};

function remedyFor(text: string): string {
  if (text.length > 64) return `it has ${text.length} characters, and the kernel holds 64`;
  if (text.includes('_')) return 'write hyphens in place of underscores';
  if (text.endsWith('.')) return 'remove the dot at its end';
  if (text.split('.').some((label) => label.length > 63)) return 'between dots stand at most 63 characters';
  return 'use letters, digits, hyphens and dots, at most 64';
}

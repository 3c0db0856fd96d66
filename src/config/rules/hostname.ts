import type { Fix } from '../diagnostic.ts';
import { documentText } from '../entries.ts';
import { isHostname } from '../hostname.ts';
import { quote, type Rule } from '../rule.ts';
import { writing } from '../source-text.ts';
import type { ScalarNode } from '../tree.ts';
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
    yield { message, at: name.at, start, end, ...fixFor(name.node) };
  },
};

/** Other machines may know this one by its name: without what is too much it stays the same, with hyphens it does not. */
function fixFor({ text, start, end }: ScalarNode): { readonly fix?: Fix } {
  const undotted = text.replace(/^[\s"'.-]+|[\s"'.:;,-]+$/g, '').replace(/\.\.+/g, '.');
  const better = undotted.replace(/[_\s]+/g, '-');
  if (!isHostname(better)) return {};
  const fix = writing({ start, end }, better);
  return { fix: better === undotted ? fix : { ...fix, isUnsafe: true } };
}

function remedyFor(text: string): string {
  if (text.length > 64) return `it has ${text.length} characters, and the kernel holds 64`;
  if (text.includes('_')) return 'write hyphens in place of underscores';
  if (text.endsWith('.')) return 'remove the dot at its end';
  if (text.split('.').some((label) => label.length > 63)) return 'between dots stand at most 63 characters';
  return 'use letters, digits, hyphens and dots, at most 64';
}

import type { Fix } from '../diagnostic.ts';
import { filesIn, textAt } from '../entries.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Place, ScalarNode } from '../tree.ts';

export const foldedText: Rule = {
  code: 'CC391',
  name: 'folded-text',
  severity: 'error',
  boot: 'keep',
  summary:
    'a unit or a script has lost its line breaks, since YAML joins the lines of `>` and reads no `\\n` in single quotes',
  details:
    'Write units and scripts as literal blocks, `content: |`. A text in double quotes may have its line breaks as `\\n`.',
  *check({ source, root, units }) {
    for (const { node, at, text } of units.texts()) {
      const isJoined = /^[ \t]*\[[A-Za-z-]+\][ \t]+\S/m.test(text);
      const isEscaped = /^\s*\[[A-Za-z-]+\]\\n/.test(text);
      const finding = isJoined || isEscaped ? findingOf(source, { node, at }, 'unit') : undefined;
      if (finding !== undefined) yield finding;
    }
    for (const file of filesIn(root)) {
      const content = textAt(file, 'content');
      const isScript = content?.node.text.startsWith('#!') && textAt(file, 'encoding') === undefined;
      const finding = isScript && content !== undefined ? findingOf(source, content, 'script') : undefined;
      if (finding !== undefined) yield finding;
    }
  },
};

function findingOf(
  source: string,
  { node, at }: Place<ScalarNode>,
  what: 'unit' | 'script',
): Finding | undefined {
  const { start, text, style } = node;
  if (style === 'block') {
    if (source[start] !== '>' || !hasJoinedLines(source, node)) return undefined;
    const fix = { title: 'Write |', edits: [{ start, end: start + 1, text: '|' }] };
    const message = `\`>\` joins the lines of the ${what}; write \`|\`, which keeps them`;
    return { message, at, start, end: start + 1, fix };
  }
  if (text.includes('\n') || !text.includes('\\n')) return undefined;
  const message = `\`\\n\` is a line break in double quotes only, so the ${what} is one line; write \`content: |\` with its lines below`;
  return { message, at, start, end: node.end, ...doubleQuoted(source, node) };
}

/** Whether the first line that holds something goes on with the next one. */
function hasJoinedLines(source: string, { start, end, text }: ScalarNode): boolean {
  const lines = source.slice(source.indexOf('\n', start) + 1, end).split('\n');
  const first = lines.find((line) => line.trim() !== '')?.trim() ?? '';
  return (/[^\n]*/.exec(text.trimStart())?.[0].trim() ?? '').length > first.length;
}

function doubleQuoted(source: string, { start, end, text }: ScalarNode): { readonly fix?: Fix } {
  const isPlain = source[start] === "'" && !text.includes('"') && !/\\[^nt]/.test(text);
  return isPlain ? { fix: { title: 'Write double quotes', edits: [{ start, end, text: `"${text}"` }] } } : {};
}

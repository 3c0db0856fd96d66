import type { Key } from '../config/generated/shape.ts';
import type { Completion } from './completion.ts';
import type { Context } from './context.ts';
import { documentation, type MapShape, placeAt, typeInWords } from './keys.ts';
import { escaped, plainText, snippetsAt } from './snippets.ts';

/** Keys that the mapping can have and has not yet, those that it must have first; and pieces to begin it with. */
export function completeKeys(context: Context, indent: number): readonly Completion[] {
  const shape = placeAt(context.at)?.shape;
  if (shape?.kind !== 'map') return [];
  const keys = Object.entries(shape.keys)
    .filter(([name]) => !context.present.has(name))
    .map(([name, key]) => keyCompletion(name, key, shape, context, indent));
  return context.form === 'block' && context.present.size === 0
    ? [...snippetCompletions(context, indent), ...keys]
    : keys;
}

function keyCompletion(
  name: string,
  key: Key,
  shape: MapShape,
  context: Context,
  indent: number,
): Completion {
  const path = [...context.at, name];
  const about = documentation(path);
  const snippet =
    context.form === 'keyed' ? name : `${context.before}${name}:${openingOf(key, context, indent)}`;
  return {
    label: name,
    kind: 'key',
    detail: typeInWords(key.shape).replaceAll('`', ''),
    ...(about === undefined ? {} : { documentation: about }),
    start: context.start,
    end: context.end,
    text: plainText(snippet),
    ...(snippet === plainText(snippet) ? {} : { snippet }),
    // A hyphen for an underscore is the same key, so what was typed with one must match.
    ...(context.typed.includes('-') ? { filter: name.replaceAll('_', '-') } : {}),
    rank: `${rankOf(name, key, shape)}${name}`,
    ...(key.deprecated === undefined ? {} : { isDeprecated: true }),
  };
}

function rankOf(name: string, key: Key, { required }: MapShape): string {
  if (required?.includes(name)) return '0';
  if (key.deprecated !== undefined) return '3';
  return key.extension === true ? '2' : '1';
}

/** What comes after a key's colon. */
function openingOf({ shape }: Key, { column, form }: Context, indent: number): string {
  const deeper = `\n${' '.repeat(Math.max(0, column - indent) + 2)}`;
  if (form === 'flow') return ' ';
  if (shape.kind === 'map') return deeper;
  if (shape.kind === 'list') return `${deeper}- `;
  if (shape.kind === 'string' && shape.substitute === 'body') return ` |${deeper}$0`;
  if (shape.kind === 'boolean') return ' ${1:true}';
  const values = shape.kind === 'string' ? shape.values : undefined;
  return values === undefined ? ' ' : ` \${1|${values.map(escaped).join(',')}|}`;
}

function snippetCompletions(context: Context, indent: number): readonly Completion[] {
  return snippetsAt(context.at).map(({ label, about, lines }, index) => {
    const margin = ' '.repeat(Math.max(0, context.column - indent));
    const indented = lines.map((line, number) => (number === 0 || line === '' ? line : `${margin}${line}`));
    const snippet = `${context.before}${indented.join('\n')}`;
    return {
      label,
      kind: 'snippet',
      documentation: `${about}\n\n\`\`\`yaml\n${plainText(lines.join('\n'))}\n\`\`\``,
      start: context.start,
      end: context.end,
      text: plainText(snippet),
      snippet,
      rank: `0~${index}`,
    };
  });
}

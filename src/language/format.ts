import type { Edit } from '../config/diagnostic.ts';
import { applyEdits } from '../config/fix.ts';
import { parse } from '../config/parse.ts';
import type { TreeNode } from '../config/tree.ts';
import { writtenChildren } from './places.ts';

/**
 * Takes spaces from the ends of lines and gives the text one line end at its end. Layout, comments and quoting stay as
 * the author has them, and so does the meaning: what would change a value is left alone.
 */
export function formattingEdits(text: string): readonly Edit[] {
  const before = parse(text);
  if (before.diagnostics.some(({ code }) => code.startsWith('CC1'))) return [];
  const meaning = meaningOf(before.root);
  const keeps = (edits: readonly Edit[]): boolean =>
    meaningOf(parse(applyEdits(text, edits)).root) === meaning;
  const spaces = trailingSpaces(text, before.root);
  const kept = spaces.length > 0 && keeps(spaces) ? spaces : [];
  const end = finalLineEnd(text);
  const all = [...kept.filter((edit) => end.every(({ start }) => edit.end <= start)), ...end];
  return end.length > 0 && keeps(all) ? all : kept;
}

/** All that a document says, without its layout. Aliases bring nothing that is not compared at its own place. */
function meaningOf(root: TreeNode | undefined): string {
  const plain = (node: TreeNode): unknown => {
    if (node.kind === 'scalar') return [node.style, node.text];
    const inner = writtenChildren(node).map(plain);
    return node.kind === 'list' ? inner : [[...node.entries.values()].map(({ written }) => written), inner];
  };
  return JSON.stringify(root === undefined ? undefined : plain(root)) ?? '';
}

function trailingSpaces(text: string, root: TreeNode | undefined): readonly Edit[] {
  const bodies = [...bodiesIn(root)];
  const edits: Edit[] = [];
  let body = 0;
  let end = 0;
  for (const line of text.split('\n')) {
    const start = end + line.trimEnd().length;
    const stop = end + line.length - (line.endsWith('\r') ? 1 : 0);
    end += line.length + 1;
    while ((bodies[body]?.end ?? Number.POSITIVE_INFINITY) <= start) body += 1;
    if (start < stop && start < (bodies[body]?.start ?? Number.POSITIVE_INFINITY))
      edits.push({ start, end: stop, text: '' });
  }
  return edits;
}

/** Where values stand whose spaces may matter, in order. */
function bodiesIn(root: TreeNode | undefined): readonly TreeNode[] {
  const bodies: TreeNode[] = [];
  const visit = (node: TreeNode): void => {
    if (node.kind === 'scalar' && node.style !== 'plain') bodies.push(node);
    for (const child of writtenChildren(node)) visit(child);
  };
  if (root !== undefined) visit(root);
  return bodies.sort((left, right) => left.start - right.start);
}

function finalLineEnd(text: string): readonly Edit[] {
  const body = text.trimEnd();
  const wanted = text.includes('\r\n') ? '\r\n' : '\n';
  const rest = text.slice(body.length);
  return body === '' || rest === wanted ? [] : [{ start: body.length, end: text.length, text: wanted }];
}

const CONTEXT = 2;
const LINE_LIMIT = 40;

/** What changes between two short texts, as `-` and `+` lines with a little context around one block. */
export function lineDiff(before: string, after: string): readonly string[] {
  const old = split(before);
  const wanted = split(after);
  let first = 0;
  while (first < old.length && first < wanted.length && old[first] === wanted[first]) first += 1;
  let same = 0;
  const most = Math.min(old.length, wanted.length) - first;
  while (same < most && old[old.length - 1 - same] === wanted[wanted.length - 1 - same]) same += 1;
  const lines = [
    ...old.slice(Math.max(0, first - CONTEXT), first).map((line) => `  ${line}`),
    ...old.slice(first, old.length - same).map((line) => `- ${line}`),
    ...wanted.slice(first, wanted.length - same).map((line) => `+ ${line}`),
    ...wanted.slice(wanted.length - same, wanted.length - same + CONTEXT).map((line) => `  ${line}`),
  ];
  if (lines.length <= LINE_LIMIT) return lines;
  return [...lines.slice(0, LINE_LIMIT), `  … ${lines.length - LINE_LIMIT} more lines`];
}

function split(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

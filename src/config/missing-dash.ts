import type { Diagnostic } from './diagnostic.ts';
import { formatPath } from './path.ts';

/** Keys repeated in an entry of a list, from the key that entries begin with on, are an entry without its dash. */
export function withEntriesParted(diagnostics: readonly Diagnostic[], source: string): readonly Diagnostic[] {
  const firsts = new Map<string, Diagnostic>();
  for (const diagnostic of diagnostics) {
    const owner = ownerOf(diagnostic);
    const before = owner === undefined ? undefined : firsts.get(owner);
    if (owner !== undefined && (before === undefined || diagnostic.start < before.start))
      firsts.set(owner, diagnostic);
  }
  if (firsts.size === 0) return diagnostics;
  return diagnostics.flatMap((diagnostic) => {
    const first = firsts.get(ownerOf(diagnostic) ?? '');
    if (first === undefined || !/^(?:name|path)$/.test(String(first.at.at(-1)))) return [diagnostic];
    return diagnostic === first ? [parted(first, source)] : [];
  });
}

/** The entry of a list that has a key twice. */
function ownerOf({ code, at }: Diagnostic): string | undefined {
  return code === 'CC102' && typeof at.at(-2) === 'number' ? formatPath(at.slice(0, -1)) : undefined;
}

function parted(first: Diagnostic, source: string): Diagnostic {
  const key = String(first.at.at(-1));
  const message = `\`${key}\` stands twice in one entry; a dash is missing if another entry begins here, write \`- ${key}:\``;
  const { start } = first;
  const from = start - 2;
  if (
    source.slice(from, start) !== '  ' ||
    !/^ *$/.test(source.slice(source.lastIndexOf('\n', start) + 1, start))
  )
    return { ...first, message };
  return {
    ...first,
    message,
    fix: { title: 'Add the dash', edits: [{ start: from, end: start, text: '- ' }] },
  };
}

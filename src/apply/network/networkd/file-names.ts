import type { Link } from '../model.ts';
import { OURS } from '../network-file.ts';

/** File names without their endings, by link id: safe in a directory and still one for each link. */
export function fileNames(links: readonly Link[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  const names = new Map<string, string>();
  for (const { id } of links) {
    const safe = id.replace(/[^A-Za-z0-9_.:-]/g, '_').slice(0, 64);
    let name = `${OURS}${safe}`;
    // Case is kept: only names that are equal byte for byte are the same file.
    for (let count = 2; taken.has(name); count++) name = `${OURS}${safe}-${count}`;
    taken.add(name);
    names.set(id, name);
  }
  return names;
}

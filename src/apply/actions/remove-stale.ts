import type { RemoveStale } from '../action.ts';
import { DONE, type Handler, UNCHANGED } from '../handler.ts';
import type { Host } from '../host.ts';
import { noteUnitChange } from '../unit-changes.ts';

export const removeStale: Handler<RemoveStale> = {
  inspect(action, host) {
    const stale = staleIn(action, host);
    return stale.length === 0 ? UNCHANGED : { state: 'change', note: `remove ${stale.join(', ')}` };
  },
  perform(action, host, context) {
    for (const name of staleIn(action, host)) {
      const path = `${action.directory}/${name}`;
      noteUnitChange(path, host, context);
      host.files.remove(path);
    }
    return DONE;
  },
};

function staleIn({ directory, prefix, keep }: RemoveStale, host: Host): readonly string[] {
  const names = host.files.list(directory) ?? [];
  return names.filter(
    (name) =>
      name.startsWith(prefix) &&
      !keep.includes(name) &&
      // Directories hold what others add to a file of ours: `….network.d/`.
      host.files.stat(`${directory}/${name}`)?.type !== 'directory',
  );
}

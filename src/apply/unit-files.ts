import { decode } from './bytes.ts';
import type { Files } from './host.ts';

/** Where systemd looks for unit files, strongest first: systemd.unit(5). */
const DIRECTORIES = [
  '/etc/systemd/system',
  '/run/systemd/system',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
  '/lib/systemd/system',
];

export interface UnitFile {
  readonly path: string;
  readonly text: string;
}

/** The unit's file, or its template's; nothing when the root has none. */
export function findUnitFile(unit: string, files: Files): UnitFile | undefined {
  const names = unit.includes('@') ? [unit, unit.replace(/@.*(?=\.[a-z]+$)/, '@')] : [unit];
  for (const name of names) {
    for (const directory of DIRECTORIES) {
      const path = `${directory}/${name}`;
      const content = files.read(path);
      if (content !== undefined) return { path, text: decode(content) };
    }
  }
  return undefined;
}

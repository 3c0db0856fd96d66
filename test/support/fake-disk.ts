import type { Disk } from '../../src/datasources/datasource.ts';

export interface FakeFile {
  readonly content: string;
  /** Milliseconds since the epoch. */
  readonly modified?: number;
}

/** Files by absolute path; directories are where files are, and paths that end in a slash. */
export function createFakeDisk(files: Map<string, FakeFile>): Disk {
  return {
    read: (path) => {
      const file = files.get(path);
      return file === undefined ? undefined : new TextEncoder().encode(file.content);
    },
    modified: (path) => {
      const file = files.get(path);
      return file === undefined ? undefined : (file.modified ?? 0);
    },
    list: (path) => {
      const below = [...files.keys()].filter((name) => name.startsWith(`${path}/`));
      if (below.length === 0) return undefined;
      const names = below.map((name) => name.slice(path.length + 1).split('/')[0] ?? '');
      return [...new Set(names)].filter((name) => name !== '').sort();
    },
  };
}

import { cpSync, lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh copy of the small system image of the fixtures. */
export function freshRoot(): string {
  const root = mkdtempSync(join(tmpdir(), 'cloud-config-root-'));
  cpSync('fixtures/roots/minimal', root, { recursive: true, verbatimSymlinks: true });
  return root;
}

/** Every path below a directory with its type, mode and content: two equal trees have equal lists. */
export function treeOf(root: string, directory = ''): readonly string[] {
  return readdirSync(join(root, directory))
    .sort()
    .flatMap((name) => {
      const path = `${directory}/${name}`;
      const { mode } = lstatSync(join(root, path));
      const bits = (mode & 0o7777).toString(8);
      const stat = lstatSync(join(root, path));
      if (stat.isSymbolicLink()) return [`${path} -> ${readlinkSync(join(root, path))}`];
      if (stat.isDirectory()) return [`${path}/ ${bits}`, ...treeOf(root, path)];
      return [`${path} ${bits} ${readFileSync(join(root, path)).toString('base64')}`];
    });
}

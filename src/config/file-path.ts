import { filesIn, textAt } from './entries.ts';
import { type InRoot, oncePerRoot } from './once-per-root.ts';
import { isOn } from './scalar.ts';
import { type Place, type ScalarNode, scalar } from './tree.ts';

/** A path without doubled slashes and `.`: two that are equal then are one file. */
function plainPath(path: string): string {
  return path.replace(/\/(?:\.?\/)+/g, '/').replace(/\/\.$/, '/');
}

/** An entry of `write_files` that has a path. */
export interface NamedFile {
  readonly entry: Place;
  readonly path: Place<ScalarNode>;
  /** The path as the machine has it. */
  readonly file: string;
}

/** The entries of `write_files` that have a path. */
export const namedFilesIn: InRoot<NamedFile> = oncePerRoot((root) =>
  filesIn(root).flatMap((entry) => {
    const path = scalar(textAt(entry, 'path'));
    if (path === undefined || path.node.text === '') return [];
    return [{ entry, path, file: plainPath(path.node.text) }];
  }),
);

/** Whether the entry says all that its file holds, so that of two such entries only one can be true. */
export function isWhole({ node }: Place): boolean {
  return node.kind === 'map' && !isOn(node.entries.get('append')?.value);
}

/** The user in whose home directory a path lies. */
export function homeOwnerOf(file: string): string | undefined {
  return /^\/(?:home|var\/home)\/([^/]+)\/./.exec(file)?.[1];
}

import { type InRoot, oncePerRoot } from './once-per-root.ts';
import { find, items, type Place, type ScalarNode, scalar, type TreeNode } from './tree.ts';

function top(root: TreeNode | undefined): Place | undefined {
  return root === undefined ? undefined : { node: root, at: [] };
}

/** The entries of `write_files`. */
export const filesIn: InRoot<Place> = oncePerRoot((root) => items(find(top(root), 'write_files')));

/** The entries of `users`. */
export const usersIn: InRoot<Place> = oncePerRoot((root) => items(find(top(root), 'users')));

/** The texts of a list, or the one that stands in place of a list. */
export function textsOf(place: Place | undefined): readonly Place<ScalarNode>[] {
  const only = scalar(place);
  return only === undefined ? listedTexts(place) : [only];
}

function listedTexts(list: Place | undefined): readonly Place<ScalarNode>[] {
  return [...items(list)].flatMap((item) => scalar(item) ?? []);
}

/** The public keys that a document lists, each list by itself: of the image's user, then of each entry of `users`. */
export const sshKeyListsIn: InRoot<readonly Place<ScalarNode>[]> = oncePerRoot((root) =>
  [top(root), ...usersIn(root)].map((place) => listedTexts(find(place, 'ssh_authorized_keys'))),
);

/** The entries of `coreos.units`. */
export const unitsIn: InRoot<Place> = oncePerRoot((root) => items(find(top(root), 'coreos', 'units')));

/** The text of one key of an entry, or of a key further down. */
export function textAt(
  place: Place | undefined,
  ...way: readonly (string | number)[]
): Place<ScalarNode> | undefined {
  return scalar(find(place, ...way));
}

/** The text that stands at a way from the top of a document. */
export function documentText(
  root: TreeNode | undefined,
  ...way: readonly string[]
): Place<ScalarNode> | undefined {
  return textAt(top(root), ...way);
}

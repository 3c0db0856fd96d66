import { find, items, type Place, type ScalarNode, scalar, type TreeNode } from './tree.ts';

function top(root: TreeNode | undefined): Place | undefined {
  return root === undefined ? undefined : { node: root, at: [] };
}

/** The entries of `write_files`. */
export function filesIn(root: TreeNode | undefined): Iterable<Place> {
  return items(find(top(root), 'write_files'));
}

/** The entries of `users`. */
export function usersIn(root: TreeNode | undefined): Iterable<Place> {
  return items(find(top(root), 'users'));
}

/** The texts of a list, or the one that stands in place of a list. */
export function textsOf(place: Place | undefined): readonly Place<ScalarNode>[] {
  const only = scalar(place);
  return only === undefined ? [...items(place)].flatMap((item) => scalar(item) ?? []) : [only];
}

/** The public keys that a document lists, each list by itself: of the image's user, then of each entry of `users`. */
export function* sshKeyListsIn(root: TreeNode | undefined): Generator<readonly Place<ScalarNode>[]> {
  for (const place of [top(root), ...usersIn(root)]) {
    const list = find(place, 'ssh_authorized_keys');
    yield [...items(list)].flatMap((item) => scalar(item) ?? []);
  }
}

/** The entries of `coreos.units`. */
export function unitsIn(root: TreeNode | undefined): Iterable<Place> {
  return items(find(top(root), 'coreos', 'units'));
}

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

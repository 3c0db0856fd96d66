import { textAt, unitsIn } from '../entries.ts';
import { nearKnownUnit } from '../known-units.ts';
import { find, type TreeNode } from '../tree.ts';
import type { DocumentUnits } from './document-units.ts';

/** Finds what a name that is no unit of the document or of an image most likely meant. */
export type MeantUnit = (name: string) => string | undefined;

/** Units that a script makes are named with the path of their file, or as an alias. */
export function meantUnits(source: string, root: TreeNode | undefined, units: DocumentUnits): MeantUnit {
  let written: ReadonlySet<string> | undefined;
  return (name) => {
    const meant = nearKnownUnit(name);
    if (meant === undefined || source.includes(`/${name}`) || source.includes(`Alias=${name}`))
      return undefined;
    written ??= writtenUnits(root, units);
    return written.has(name) ? undefined : meant;
  };
}

function writtenUnits(root: TreeNode | undefined, units: DocumentUnits): ReadonlySet<string> {
  const names = units.whole().map(({ main }) => main.unit);
  for (const entry of unitsIn(root)) {
    const name = textAt(entry, 'name');
    if (name !== undefined && find(entry, 'content') !== undefined) names.push(name.node.text);
  }
  return new Set(names);
}

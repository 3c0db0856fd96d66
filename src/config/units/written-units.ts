import { textAt, unitsIn } from '../entries.ts';
import { nearKnownUnit } from '../known-units.ts';
import { nearest } from '../nearest.ts';
import { find, type TreeNode } from '../tree.ts';
import type { DocumentUnits } from './document-units.ts';

/** Finds what a name that is no unit of the document or of an image most likely meant. */
export type MeantUnit = (name: string) => string | undefined;

/** Units that a script makes are named with the path of their file, or as an alias. */
export function meantUnits(source: string, root: TreeNode | undefined, units: DocumentUnits): MeantUnit {
  let written: ReadonlySet<string> | undefined;
  const judged: Record<string, string | undefined> = {};
  return (name) => {
    if (Object.hasOwn(judged, name)) return judged[name];
    judged[name] = undefined;
    written ??= writtenUnits(root, units);
    const meant = nearKnownUnit(name) ?? nearOwnUnit(name, written);
    if (meant === undefined || source.includes(`/${name}`) || source.includes(`Alias=${name}`))
      return undefined;
    if (!written.has(name)) judged[name] = meant;
    return judged[name];
  };
}

/** Names with digits or instances are often meant to differ by a letter. */
function nearOwnUnit(name: string, written: ReadonlySet<string>): string | undefined {
  const [, stem = '', suffix = ''] = /^([a-z_-]{5,})(\.[a-z]+)$/i.exec(name) ?? [];
  if (stem === '' || written.has(name)) return undefined;
  const stems = [...written]
    .filter((each) => each.endsWith(suffix) && !/[\d@]/.test(each))
    .map((each) => each.slice(0, -suffix.length));
  const meant = nearest(stem, stems, stem.length < 12 ? 1 : 2);
  return meant === undefined ? undefined : meant + suffix;
}

function writtenUnits(root: TreeNode | undefined, units: DocumentUnits): ReadonlySet<string> {
  const names = units.whole().map(({ main }) => main.unit);
  for (const entry of unitsIn(root)) {
    const name = textAt(entry, 'name');
    if (name !== undefined && find(entry, 'content') !== undefined) names.push(name.node.text);
  }
  return new Set(names);
}

import type { Link, NetworkModel } from '../model.ts';
import type { NetworkFile } from '../network-file.ts';
import { fileNames } from './file-names.ts';
import { linkSections } from './match.ts';
import { netdevSections } from './netdev-sections.ts';
import { networkSections } from './network-sections.ts';
import { type Relations, relationsOf } from './relations.ts';
import { fileText, type Section } from './section.ts';

/**
 * The files of systemd-networkd (252 and later) and udev that bring the model about, in the order of its links.
 * Throws `NETWORK_MALFORMED` for a model that does not hold together or a value that cannot stand in a file.
 */
export function renderNetwork(model: NetworkModel): readonly NetworkFile[] {
  const relations = relationsOf(model);
  const names = fileNames(model.links);
  return model.links.flatMap((link) => filesOf(link, relations, names.get(link.id) ?? ''));
}

function filesOf(link: Link, relations: Relations, name: string): readonly NetworkFile[] {
  const kinds: readonly (readonly [ending: string, sections: readonly Section[] | undefined])[] = [
    ['link', linkSections(link)],
    ['netdev', netdevSections(link)],
    ['network', networkSections(link, relations)],
  ];
  return kinds.flatMap(([ending, sections]) =>
    sections === undefined ? [] : [{ name: `${name}.${ending}`, content: fileText(link.id, sections) }],
  );
}

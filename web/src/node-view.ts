import type { Plan } from '../../src/apply/action.ts';
import { type Picture, type PicturedFile, pictureOf } from '../../src/language/picture.ts';
import { element } from './dom.ts';
import { lineButton } from './plan-view.ts';

type Go = (line: number) => void;

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly files: PicturedFile[];
}

/** A picture of what lands on the node: files as a tree, accounts, units in the order in which they start. */
export function nodeView(plan: Plan, go: Go): Node {
  const picture = pictureOf(plan);
  const parts = [
    ...(picture.hostname === undefined ? [] : [element('p', { class: 'host' }, picture.hostname)]),
    ...unitsPart(picture, go),
    ...usersPart(picture, go),
    ...filesPart(picture, go),
    ...withheldPart(picture),
  ];
  if (parts.length === 0)
    return element('p', { class: 'nothing' }, 'This document leaves the node as it is.');
  return element('div', { class: 'picture' }, ...parts);
}

function unitsPart({ units }: Picture, go: Go): readonly Node[] {
  if (units.length === 0) return [];
  const items = units.map(({ name, deeds, position, line }) => {
    const number = element('span', { class: 'number' }, position === undefined ? '·' : String(position));
    const item = element(
      'li',
      {},
      number,
      element('b', {}, name),
      ' ',
      element('span', {}, deeds.join(', ')),
    );
    if (line !== undefined) item.append(' ', lineButton(line, go));
    return item;
  });
  return [element('h2', {}, 'Units, in their order'), element('ol', { class: 'units' }, ...items)];
}

function usersPart({ users }: Picture, go: Go): readonly Node[] {
  if (users.length === 0) return [];
  const items = users.map(({ name, facts, line }) => {
    const item = element('li', {}, element('b', {}, name), ' ', facts.join(' · '));
    if (line !== undefined) item.append(' ', lineButton(line, go));
    return item;
  });
  return [element('h2', {}, 'Accounts'), element('ul', { class: 'users' }, ...items)];
}

function filesPart({ files }: Picture, go: Go): readonly Node[] {
  if (files.length === 0) return [];
  const root: Folder = { folders: new Map(), files: [] };
  for (const file of files) folderOf(root, file.path).files.push(file);
  return [element('h2', {}, 'Files'), element('div', { class: 'tree' }, branch(root, go))];
}

function folderOf(root: Folder, path: string): Folder {
  let here = root;
  for (const name of path.split('/').slice(1, -1)) {
    const below = here.folders.get(name) ?? { folders: new Map(), files: [] };
    here.folders.set(name, below);
    here = below;
  }
  return here;
}

function branch(folder: Folder, go: Go): HTMLUListElement {
  const list = element('ul');
  for (const [name, below] of folder.folders) {
    const [label, end] = chainOf(name, below);
    list.append(element('li', { class: 'folder' }, element('span', {}, `${label}/`), branch(end, go)));
  }
  for (const { path, mode, owner, size, note, line } of folder.files) {
    const facts = [
      mode,
      owner,
      ...(size === undefined ? [] : [`${size} B`]),
      ...(note === undefined ? [] : [note]),
    ];
    const name = path.slice(path.lastIndexOf('/') + 1);
    const item = element(
      'li',
      {},
      element('b', {}, name),
      ' ',
      element('span', { class: 'facts' }, facts.join('  ')),
    );
    if (line !== undefined) item.append(' ', lineButton(line, go));
    list.append(item);
  }
  return list;
}

/** Folders that hold nothing but one folder are one line. */
function chainOf(name: string, folder: Folder): readonly [string, Folder] {
  const [only] = folder.folders;
  if (only === undefined || folder.folders.size > 1 || folder.files.length > 0) return [name, folder];
  const [below, end] = chainOf(...only);
  return [`${name}/${below}`, end];
}

function withheldPart({ withheld }: Picture): readonly Node[] {
  if (withheld.length === 0) return [];
  const items = withheld.map((each) => element('li', {}, each));
  return [element('h2', {}, 'Not done'), element('ul', { class: 'withheld' }, ...items)];
}

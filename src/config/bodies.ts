import { decodeBase64 } from './base64.ts';
import { filesIn, textAt, unitsIn } from './entries.ts';
import { type InRoot, oncePerRoot } from './once-per-root.ts';
import { find, isNull, items, type MapNode, type Place, type ScalarNode } from './tree.ts';

/** The text of a file or a unit, and who may read it. */
export interface Body {
  readonly content: Place<ScalarNode>;
  /** Decoded from base64; the text itself when it is not encoded. Gzipped content is not looked into. */
  readonly text: string;
  readonly isEncoded: boolean;
  /** Permission bits; those of a unit and of a file without any are 0644. */
  readonly mode: number;
  /** The file's entry; a unit's mode is not the document's to choose. */
  readonly file?: Place<MapNode>;
}

const DEFAULT_MODE = 0o644;
const OCTAL = /^(?:0o|0)?([0-7]{3,4})$/;

/** The mode of a file as its entry states it; `undefined` for what is no mode. */
export function modeOf(file: Place): number | undefined {
  const stated = textAt(file, 'permissions');
  if (stated === undefined) return DEFAULT_MODE;
  return permissionBits(stated.node.text);
}

/** The bits of a mode as `permissions` may state it: `0644`, `644`, `0o644`. */
export function permissionBits(text: string): number | undefined {
  const digits = OCTAL.exec(text)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 8);
}

/** Every text that a document puts on the machine for somebody to read. */
export const bodiesIn: InRoot<Body> = oncePerRoot((root) => [
  ...filesIn(root).flatMap((file) => fileBody(file) ?? []),
  ...unitsIn(root).flatMap(unitBodies),
]);

function unitBodies(unit: Place): readonly Body[] {
  return [unit, ...items(find(unit, 'drop_ins'))].flatMap((place) => {
    const content = textAt(place, 'content');
    if (content === undefined) return [];
    return [{ content, text: content.node.text, isEncoded: false, mode: DEFAULT_MODE }];
  });
}

function fileBody(file: Place): Body | undefined {
  const content = textAt(file, 'content');
  const mode = modeOf(file);
  if (content === undefined || mode === undefined || file.node.kind !== 'map') return undefined;
  const encoding = file.node.entries.get('encoding')?.value;
  const isPlain =
    encoding === undefined || isNull(encoding) || (encoding.kind === 'scalar' && encoding.text === '');
  const entry = { node: file.node, at: file.at };
  if (isPlain) return { content, text: content.node.text, isEncoded: false, mode, file: entry };
  if (encoding.kind !== 'scalar' || !/^(?:b64|base64)$/.test(encoding.text)) return undefined;
  const bytes = decodeBase64(content.node.text);
  if (bytes === undefined) return undefined;
  return { content, text: new TextDecoder().decode(bytes), isEncoded: true, mode, file: entry };
}

/** Whether everybody on the machine may read a file of the mode. */
export function isWorldReadable(mode: number): boolean {
  return (mode & 0o004) !== 0;
}

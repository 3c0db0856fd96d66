import { decodeBase64, encodeBase64 } from '../config/base64.ts';
import { permissionBits } from '../config/bodies.ts';
import type { Gunzip } from '../config/envelope.ts';
import { SIZE_LIMIT } from '../config/envelope.ts';
import { readPasswordHash } from '../config/password-hash.ts';
import type { Path } from '../config/path.ts';
import { readSshKey } from '../config/ssh-key.ts';
import { find, scalar, type TreeNode } from '../config/tree.ts';
import { patternOf } from './keys.ts';
import { modeText } from './picture.ts';
import { rebootWindow } from './time-window.ts';

/** What decoding needs of the place it runs in; without one of them, less is said. */
export interface DecodingPorts {
  readonly gunzip?: Gunzip | undefined;
  /** Hexadecimal. */
  readonly sha256?: ((content: Uint8Array) => string) | undefined;
}

/** What a value turns out to be, in a line of Markdown; never the value of a secret. */
export function decodedAt(root: TreeNode, at: Path, ports: DecodingPorts): string | undefined {
  const text = scalar(find({ node: root, at: [] }, ...at))?.node.text;
  if (text === undefined) return undefined;
  switch (patternOf(at)) {
    case 'write_files[].permissions':
      return modeInWords(text);
    case 'write_files[].content':
      return contentInWords(text, textAt(root, [...at.slice(0, -1), 'encoding']), ports);
    case 'ssh_authorized_keys[]':
    case 'users[].ssh_authorized_keys[]':
      return keyInWords(text, ports);
    case 'users[].passwd':
      return hashInWords(text);
    case 'coreos.locksmith.window_start':
    case 'coreos.locksmith.window_length':
      return windowInWords(root, at.slice(0, -1));
    default:
      return undefined;
  }
}

function textAt(root: TreeNode, at: Path): string | undefined {
  return scalar(find({ node: root, at: [] }, ...at))?.node.text;
}

function modeInWords(text: string): string | undefined {
  const mode = permissionBits(text);
  if (mode === undefined) return undefined;
  return `\`${modeText(mode).slice(1)}\` (octal ${mode.toString(8).padStart(4, '0')})`;
}

function contentInWords(
  text: string,
  encoding: string | undefined,
  { gunzip }: DecodingPorts,
): string | undefined {
  if (encoding === undefined) return sizeInWords(new TextEncoder().encode(text).length);
  if (!/b(?:ase)?64/.test(encoding)) return undefined;
  const bytes = decodeBase64(text);
  if (bytes === undefined) return undefined;
  if (!encoding.startsWith('gz')) return `${sizeInWords(bytes.length)} decoded`;
  if (gunzip === undefined) return `${sizeInWords(bytes.length)} packed`;
  try {
    return `${sizeInWords(gunzip(bytes, SIZE_LIMIT).length)} unpacked, ${sizeInWords(bytes.length)} packed`;
  } catch {
    // That it cannot be unpacked is a finding, not something to show here.
    return undefined;
  }
}

function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}

/** As `ssh-keygen -l` shows a key. */
function keyInWords(text: string, { sha256 }: DecodingPorts): string | undefined {
  const key = readSshKey(text);
  if (key.kind === 'problem') return undefined;
  const bytes = decodeBase64(key.base64);
  const size = key.bits === undefined ? '' : `, ${key.bits} bits`;
  if (bytes === undefined || sha256 === undefined) return `${key.type}${size}`;
  return `${key.type}${size}  \n\`SHA256:${base64OfHex(sha256(bytes))}\``;
}

function base64OfHex(hex: string): string {
  const bytes = Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  return encodeBase64(bytes).replace(/=+$/, '');
}

function hashInWords(text: string): string | undefined {
  const hash = readPasswordHash(text);
  if (hash.kind !== 'hash') return undefined;
  return `a ${hash.scheme} hash${hash.weakness === undefined ? '' : `, which ${hash.weakness}`}`;
}

function windowInWords(root: TreeNode, section: Path): string | undefined {
  const start = textAt(root, [...section, 'window_start']);
  const length = textAt(root, [...section, 'window_length']);
  return start === undefined || length === undefined ? undefined : rebootWindow(start, length);
}

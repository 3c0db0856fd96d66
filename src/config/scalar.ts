import type { Shape } from './generated/shape.ts';
import type { ScalarNode, TreeNode } from './tree.ts';

const TRUE = /^(?:y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON)$/;
const FALSE = /^(?:n|N|no|No|NO|false|False|FALSE|off|Off|OFF)$/;
const INTEGER = /^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+|0|[1-9][0-9_]*)$/;
const NUMBER = /^[-+]?(?:[0-9][0-9_]*\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;

/** Whether a value is a word for true, in letters of any size. */
export function isOn(node: TreeNode | undefined): boolean {
  return node?.kind === 'scalar' && /^(?:y|yes|true|on)$/i.test(node.text);
}

/**
 * The value of a scalar for the type that the schema gives it, read from the text as written; `undefined` when it is
 * none. Booleans and numbers are as in YAML 1.1, and only unquoted ones, as in 2018.
 * @see https://yaml.org/type/bool.html
 */
export function readScalar(node: ScalarNode, shape: Shape): string | boolean | number | undefined {
  if (shape.kind === 'string') return readWord(node, shape.values);
  if (node.style !== 'plain') return undefined;
  if (shape.kind === 'boolean') return readBoolean(node.text);
  if (shape.kind === 'integer') return readInteger(node.text);
  return shape.kind === 'number' ? readNumber(node.text) : undefined;
}

/** Where `true` and `false` are among the words that a key takes, YAML's other spellings stand for them. */
function readWord({ text, style }: ScalarNode, words: readonly string[] = []): string {
  const isTruth = style === 'plain' && words.includes('true') && words.includes('false');
  const value = isTruth && !words.includes(text) ? readBoolean(text) : undefined;
  return value === undefined ? text : String(value);
}

function readBoolean(text: string): boolean | undefined {
  if (TRUE.test(text)) return true;
  return FALSE.test(text) ? false : undefined;
}

function readInteger(text: string): number | undefined {
  if (INTEGER.test(text)) {
    const digits = text.replaceAll('_', '').replace(/^[-+]/, '');
    const octal = /^0o?[0-7]+$/.test(digits) ? `0o${digits.replace(/^0o?/, '')}` : digits;
    const value = Number(octal);
    return text.startsWith('-') ? -value : value;
  }
  const number = readNumber(text);
  return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

function readNumber(text: string): number | undefined {
  if (!NUMBER.test(text)) return undefined;
  const value = Number(text.replaceAll('_', ''));
  return Number.isFinite(value) ? value : undefined;
}

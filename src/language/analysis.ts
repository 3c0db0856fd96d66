import type { Gunzip } from '../config/envelope.ts';
import type { ReadOptions } from '../config/read.ts';
import type { TreeNode } from '../config/tree.ts';
import { type Validation, validate } from '../config/validate.ts';

/** A document as the features of an editor see it. */
export interface Analysis {
  readonly text: string;
  readonly validation: Validation;
  /** What could be read as YAML; nothing for a script, or when the text is packed. */
  readonly root: TreeNode | undefined;
}

export function analyse(text: string, gunzip: Gunzip, options: ReadOptions = {}): Analysis {
  const validation = validate(text, gunzip, options);
  const { document, source } = validation;
  const root = document.kind === 'cloud-config' && source === text ? document.reading.root : undefined;
  return { text, validation, root };
}

/** The first line that says what the text is: white space and a byte order mark may stand before it. */
const FIRST_LINE = /^[\ufeff\s]*#(?:cloud-config(?:[ \t][^\r\n]*)?|[ \t]cloud-config[ \t]*)(?:\r|\n|$)/;

/**
 * Whether a text is ours to speak about. `# cloud-config` is, since it is how formatters break the header; any other
 * YAML is left alone.
 */
export function isOurs(text: string): boolean {
  return FIRST_LINE.test(text.slice(0, 1024));
}

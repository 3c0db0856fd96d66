import type { Gunzip } from '../config/envelope.ts';
import { isMultipart } from '../config/mime.ts';
import type { ReadOptions } from '../config/read.ts';
import { nearMiss } from '../config/rules/header-missing.ts';
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

/** The first line that says what the text is: white space, a byte order mark and `---` may stand before it. */
const FIRST_LINE =
  /^[\ufeff\s]*(?:---[ \t]*\r?\n\s*)?#(?:cloud-config(?:[ \t][^\r\n]*)?|[ \t]cloud-config[ \t]*)(?:\r|\n|$)/;

/** A first line of one word, so that a comment such as `# Cloud config of the team` is none. */
const ONE_WORD = /^[\ufeff\s]*(?:---[ \t]*\r?\n\s*)?#*[ \t]?[^\s#]\S*[ \t]*(?:\r|\n|$)/;

/**
 * Whether a text is ours to speak about: by its first line, or as an archive that says it holds such a document.
 * `# cloud-config` is, since it is how formatters break the header, and so is what is misspelt; any other YAML is left
 * alone.
 */
export function isOurs(text: string): boolean {
  const head = text.slice(0, 1024);
  if (FIRST_LINE.test(head) || (ONE_WORD.test(head) && nearMiss(head) !== undefined)) return true;
  return isMultipart(text) && /^content-type:[ \t]*text\/cloud-config\b/im.test(text);
}

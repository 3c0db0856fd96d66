/** What a comment such as `# cloud-config ignore=CC301,CC302 -- why` says. */
export interface Suppression {
  readonly kind: 'line' | 'file';
  /** Codes or names of rules, as written. */
  readonly names: readonly string[];
  readonly reason: string | undefined;
}

/** Meant to hide something, well written or not; a sentence with these words is not meant so. */
const LIKE = /#[ \t]*cloud-config[:,]?[ \t]+ignore(?:-\w+)*(?:[ \t]*[=:([]|[ \t]+CC\d|[ \t]*(?=\r?$))/m;

/** A text without any such words has no such comment. */
export function isSuppressionLike(text: string): boolean {
  return LIKE.test(text);
}

const ORDER = /^#[ \t]*cloud-config[ \t]+ignore(-file)?=([^\s,]+(?:[ \t]*,[ \t]*[^\s,]+)*)(?=\s|$)/;

/** Reads one comment; nothing when it is not well formed. An empty reason is none. */
export function readSuppression(text: string): Suppression | undefined {
  const order = ORDER.exec(text);
  if (order === null) return undefined;
  const [whole, file, list = ''] = order;
  const after = text.slice(whole.length).trim();
  if (after !== '' && !after.startsWith('--')) return undefined;
  const reason = after.slice(2).trim();
  const names = [...new Set(list.split(',').map((name) => name.trim()))];
  return { kind: file === undefined ? 'line' : 'file', names, reason: reason === '' ? undefined : reason };
}

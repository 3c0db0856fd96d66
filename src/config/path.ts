/** Keys and list positions from the top of a document down to a value; keys in underscore spelling. */
export type Path = readonly (string | number)[];

/** `coreos.units[0].name`; empty for the document as a whole. */
export function formatPath(path: Path): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? part : `.${part}`;
  }
  return text;
}

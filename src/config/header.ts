/** `#cloud-config` after nothing but a byte order mark and white space, and what follows it on its line. */
export const HEADER_NEAR_TOP: RegExp = /^([\ufeff\s]*)#cloud-config((?:[ \t][^\r\n]*)?)(?=\r?\n|$)/;

/** The header with a space in it, alone on its line. */
export const SPACED_HEADER: RegExp = /^([\ufeff\s]*)#[ \t]+cloud-config[ \t]*(?=\r?\n|$)/;

/** Whether a text is meant to be cloud-config: by its header, tolerated irregularities included. */
export function hasHeader(source: string): boolean {
  return HEADER_NEAR_TOP.test(source);
}

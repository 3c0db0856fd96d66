export interface Link {
  readonly start: number;
  readonly end: number;
  readonly target: string;
}

const URL_TEXT = /\bhttps?:\/\/[^\s"'`<>|\\]+/g;

/** The URLs in a text that can be opened as they stand. */
export function linksIn(text: string): readonly Link[] {
  const links: Link[] = [];
  for (const { index, 0: found } of text.matchAll(URL_TEXT)) {
    const target = found.replace(/(?<![.,;:!?)\]}])[.,;:!?)\]}]+$/, '');
    // A variable has no value here.
    if (target.includes('$') || !URL.canParse(target)) continue;
    links.push({ start: index, end: index + target.length, target });
  }
  return links;
}

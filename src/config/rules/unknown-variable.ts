import { type Body, bodiesIn } from '../bodies.ts';
import type { Fix } from '../diagnostic.ts';
import { nearest } from '../nearest.ts';
import type { Finding, Rule } from '../rule.ts';
import { markOf, piecesOf } from '../source-text.ts';
import { VARIABLE_NAMES } from '../variables.ts';

const ADDRESSES: readonly string[] = VARIABLE_NAMES.filter((name) => name.includes('_ip'));
const REFERENCE = /\$(?:\{([a-z][a-z_]*\d?)\}|([a-z][a-z_]*\d?)\b)/g;
/** What may give a text variables that do not show in it. */
const BRINGS_VARIABLES = /^\s*(?:EnvironmentFile=|\.\s|source\s|eval\s)/m;

// Variables in settings are found where settings are read.
export const unknownVariable: Rule = {
  code: 'CC307',
  name: 'unknown-variable',
  severity: 'warning',
  boot: 'keep',
  summary: 'a variable that cloud-config does not know stays as it is written',
  details:
    'In the content of files and units only the four addresses are replaced, and only as `$private_ipv4`, without braces: other names, and those in braces, are left to the shell or to systemd. One that is nearly an address and that the text gives no value is reported.',
  *check({ root, source }) {
    for (const body of bodiesIn(root)) {
      if (body.text.includes('$') && !BRINGS_VARIABLES.test(body.text)) yield* check(body, source);
    }
  },
};

function* check({ text, content: { node, at }, isEncoded }: Body, source: string): Generator<Finding> {
  if (isEncoded) return;
  let pieces: ReturnType<typeof piecesOf> | undefined;
  for (const { index, 0: written, 1: braced, 2: bare } of text.matchAll(REFERENCE)) {
    const name = braced ?? bare ?? '';
    if (bare !== undefined && ADDRESSES.includes(bare)) continue;
    const meant = nearest(name, ADDRESSES, 2);
    if (meant === undefined || isGivenIn(text, name)) continue;
    pieces ??= piecesOf(node, source);
    const place = pieces(index, index + written.length);
    const isExact = source.slice(place.start, place.end) === written;
    const fix: Fix = { title: `Write $${meant}`, edits: [{ ...place, text: `$${meant}` }], isUnsafe: true };
    const message = `\`${written}\` is not replaced in a text, and nothing here gives it a value; did you mean \`$${meant}\`?`;
    yield { message, at, ...(isExact ? { ...place, fix } : markOf(node)) };
  }
}

/** Assigned, read, or the variable of a loop or of a program such as jq and awk. */
function isGivenIn(text: string, name: string): boolean {
  return new RegExp(
    `\\b${name}\\b(?:=|\\+=)|\\b(?:read|for|local|export|--arg|-v)\\b[^\\n$]*\\b${name}\\b`,
  ).test(text);
}

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

/** Nobody mistypes four addresses in more ways. */
const SUSPECT_LIMIT = 20;

// Variables in settings are found where settings are read.
export const unknownVariable: Rule = {
  code: 'CC307',
  name: 'unknown-variable',
  severity: 'warning',
  boot: 'keep',
  summary: 'a variable that cloud-config does not know stays as it is written',
  details:
    'In the content of files and units only the four addresses are replaced, and only as `$private_ipv4`, without braces: other names, and those in braces, are left to the shell or to systemd. One that is nearly an address and that the text gives no value is reported.',
  *check({ source, root }) {
    for (const body of bodiesIn(root)) {
      if (body.text.includes('$') && !BRINGS_VARIABLES.test(body.text)) yield* check(body, source);
    }
  },
};

function* check({ text, content: { node, at }, isEncoded }: Body, source: string): Generator<Finding> {
  if (isEncoded) return;
  let pieces: ReturnType<typeof piecesOf> | undefined;
  /** By name, the address that is meant; each name is looked for in the text once. */
  const judged = new Map<string, string | undefined>();
  let suspects = 0;
  for (const { index, 0: written, 1: braced, 2: bare } of text.matchAll(REFERENCE)) {
    const name = braced ?? bare ?? '';
    if (bare !== undefined && ADDRESSES.includes(bare)) continue;
    if (!judged.has(name)) {
      const near = nearest(name, ADDRESSES, 2);
      judged.set(name, near === undefined || isGivenIn(text, name) ? undefined : near);
      if (near !== undefined) suspects += 1;
    }
    const meant = judged.get(name);
    if (meant === undefined) continue;
    if (suspects > SUSPECT_LIMIT) return;
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
    `\\b${name}\\b(?:=|\\+=)|\\b(?:read|for|local|export|--arg|-v)\\b[^\\n$]{0,200}\\b${name}\\b`,
  ).test(text);
}

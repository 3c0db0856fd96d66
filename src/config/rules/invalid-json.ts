import { type Body, bodiesIn } from '../bodies.ts';
import type { Fix } from '../diagnostic.ts';
import { textAt } from '../entries.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { markOf, piecesOf } from '../source-text.ts';
import { find } from '../tree.ts';

/** What a template engine will still change, and comments, which some programs take in such files. */
const UNFINISHED = /\{\{|\{%|<%|__[A-Z]|^\s*(?:\/\/|\/\*|#)/m;
/** Container networks are described in JSON whatever the suffix. */
const JSON_NAME = /\.json$|\.conflist$|\/cni\/net\.d\/[^/]+\.conf$/;
/** Strings, to step over, and a comma before what closes. */
const TOKENS = /"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/g;

export const invalidJson: Rule = {
  code: 'CC377',
  name: 'invalid-json',
  severity: 'warning',
  boot: 'keep',
  summary:
    'a file whose name ends in `.json` is not JSON, so that the program that it is for does not read it',
  *check({ source, root }) {
    for (const body of bodiesIn(root)) {
      const path = textAt(body.file, 'path')?.node.text ?? '';
      if (!JSON_NAME.test(path) || find(body.file, 'append') !== undefined) continue;
      if (body.text.trim() === '' || UNFINISHED.test(body.text) || isJson(body.text)) continue;
      yield findingOf(body, path, source);
    }
  },
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function findingOf({ content: { node, at }, text, isEncoded }: Body, path: string, source: string): Finding {
  const comma = [...text.matchAll(TOKENS)].find(([token]) => token === ',');
  if (comma === undefined)
    return { message: `the content of ${quote(path)} is not JSON; mend it`, at, ...markOf(node) };
  const message = `JSON has no comma before what closes a list or an object, so ${quote(path)} is not read; remove it`;
  if (isEncoded) return { message, at, ...markOf(node) };
  const place = piecesOf(node, source)(comma.index, comma.index + 1);
  const isExact = source.slice(place.start, place.end) === ',';
  const fix: Fix = { title: 'Remove the comma', edits: [{ ...place, text: '' }] };
  return { message, at, ...place, ...(isExact ? { fix } : {}) };
}

import { base64Problem, decodeBase64 } from '../base64.ts';
import type { Fix } from '../diagnostic.ts';
import { filesIn, textAt } from '../entries.ts';
import { type Gunzip, SIZE_LIMIT } from '../envelope.ts';
import type { Rule } from '../rule.ts';
import { markOf } from '../source-text.ts';
import { find, type Place, type ScalarNode } from '../tree.ts';

export const undecodableContent: Rule = {
  code: 'CC304',
  name: 'undecodable-content',
  severity: 'error',
  boot: 'drop-item',
  summary: 'the content of a file is not in the encoding that its entry states',
  reportedIn2018: true,
  *check({ root, gunzip }) {
    const tryUnpacking = gunzip === undefined ? undefined : unpackingWithin(SIZE_LIMIT, gunzip);
    for (const file of filesIn(root)) {
      const encoding = textAt(file, 'encoding');
      const content = textAt(file, 'content');
      // A mapping in its place is reported for what it is, such as the `{{ }}` of a template.
      const isMissing = content === undefined && find(file, 'content')?.node.kind !== 'map';
      if (encoding !== undefined && isMissing && encoding.node.text.includes('gz')) {
        const message = 'there is no content to unpack; add `content`, or remove `encoding`';
        yield { message, at: encoding.at, ...markOf(encoding.node), boot: 'keep' };
      }
      if (content === undefined || !/b64|base64|gz/.test(encoding?.node.text ?? '')) continue;
      const { at, node } = content;
      const problem = problemOf(node.text, encoding, tryUnpacking);
      if (problem === undefined) continue;
      const { message, ...rest } = problem;
      yield { message: `the content ${message}`, at, ...markOf(node), ...rest };
    }
  },
};

/** Whether base64 of a gzip is whole; what is too much to look into counts as whole. */
type TryUnpacking = (text: string) => boolean;

interface Problem {
  readonly message: string;
  readonly fix?: Fix;
  /** Where applying says itself that it cannot unpack the content. */
  readonly boot?: 'keep';
}

const REMEDY = 'encode it again, or correct `encoding`';
/** White space is let pass in base64, so that words may be of its letters by chance. */
const PLAIN: Problem = { message: 'looks like words, not like base64; remove `encoding`', boot: 'keep' };
/** The first bytes of every gzip, 1f 8b 08, in base64. */
const GZIP_IN_BASE64 = /^\s*H4sI/;

function problemOf(
  text: string,
  encoding: Place<ScalarNode> | undefined,
  isWhole: TryUnpacking | undefined,
): Problem | undefined {
  const stated = encoding?.node.text ?? '';
  if (!/b64|base64/.test(stated)) return notGzip(text, encoding);
  const problem = base64Problem(text);
  if (problem !== undefined) return { message: `is not base64: ${problem}; ${REMEDY}` };
  if (!stated.includes('gz')) return /^[A-Za-z]+(?: [A-Za-z]+)+\s*$/.test(text) ? PLAIN : undefined;
  if (!GZIP_IN_BASE64.test(text)) return { message: `is base64, but not of a gzip; ${REMEDY}` };
  const isFine = isWhole === undefined || isWhole(text);
  return isFine
    ? undefined
    : { message: 'is a gzip that is damaged or cut off; pack it again', boot: 'keep' };
}

/** Bytes of a gzip cannot stand in YAML. */
function notGzip(text: string, encoding: Place<ScalarNode> | undefined): Problem {
  if (encoding === undefined || !GZIP_IN_BASE64.test(text))
    return {
      message: 'is not a gzip, which YAML cannot hold; encode it as base64 and write `encoding: gzip+base64`',
    };
  const { start, end } = encoding.node;
  const edits = [{ start, end, text: 'gzip+base64' }];
  return {
    message: 'is base64 of a gzip; write `encoding: gzip+base64`',
    fix: { title: 'Write gzip+base64', edits },
    boot: 'keep',
  };
}

/** What one document may cost in all: many small bombs must not take longer than one. */
function unpackingWithin(limit: number, gunzip: Gunzip): TryUnpacking {
  let left = limit;
  return (text) => {
    const bytes = left > 0 ? decodeBase64(text) : undefined;
    if (bytes === undefined) return true;
    try {
      left -= gunzip(bytes, left).length;
      return true;
    } catch (error) {
      const isLarge = error instanceof Error && 'code' in error && error.code === 'GZIP_TOO_LARGE';
      // How much was unpacked before the damage is not known.
      left -= isLarge ? left : limit / 8;
      return isLarge;
    }
  };
}

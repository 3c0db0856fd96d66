import { bodiesIn, isWorldReadable } from '../bodies.ts';
import type { Rule } from '../rule.ts';
import { scalarsOutsideBodies } from '../scalars.ts';
import { urlCredentialsIn } from '../secrets.ts';
import { markOf, piecesOf } from '../source-text.ts';
import type { Place, ScalarNode } from '../tree.ts';

export const urlCredentials: Rule = {
  code: 'CC507',
  name: 'url-credentials',
  severity: 'warning',
  boot: 'keep',
  summary: 'a URL carries a password; URLs end up in logs, process lists and readable files',
  *check({ root, source }) {
    for (const place of scalarsOutsideBodies(root)) {
      yield* found(place, place.node.text, source, 'the password in this URL ends up in logs');
    }
    for (const { content, text, mode, isEncoded } of bodiesIn(root)) {
      const why = 'everybody on the machine may read the password in this URL';
      if (isWorldReadable(mode)) yield* found(content, text, isEncoded ? undefined : source, why);
    }
  },
};

function* found({ node, at }: Place<ScalarNode>, text: string, source: string | undefined, why: string) {
  const piece = source === undefined ? undefined : piecesOf(node, source);
  for (const { offset, length } of urlCredentialsIn(text)) {
    const place = piece?.(offset, offset + length) ?? markOf(node);
    const message = `${why}; keep it in a file with \`permissions: "0600"\``;
    yield { message, at, ...place };
  }
}

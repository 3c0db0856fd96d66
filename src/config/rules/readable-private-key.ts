import { bodiesIn, isWorldReadable } from '../bodies.ts';
import { privateKeyIn } from '../private-key.ts';
import type { Rule } from '../rule.ts';
import { markOf, modeFix, piecesOf, unsafe } from '../source-text.ts';

export const readablePrivateKey: Rule = {
  code: 'CC503',
  name: 'readable-private-key',
  severity: 'error',
  boot: 'keep',
  summary: 'a private key is written to a file that everybody on the machine may read',
  details:
    'A file without `permissions` is 0644. Let its `owner` be the user whose program needs the key, with 0600. A key that has a pass phrase is a warning.',
  *check({ source, root }) {
    for (const { content, text, mode, isEncoded, file } of bodiesIn(root)) {
      const key = isWorldReadable(mode) ? privateKeyIn(text) : undefined;
      if (key === undefined) continue;
      const { at, node } = content;
      const mark = text.slice(key.offset).split('\n', 1)[0]?.trim() ?? '';
      const piece = piecesOf(node, source);
      const place = isEncoded ? markOf(node) : piece(key.offset, key.offset + mark.length);
      const remedy = file === undefined ? 'write it to a file of its own with' : 'give the file';
      const message = `everybody on the machine may read this private key; ${remedy} \`permissions: "0600"\``;
      const fix = file && unsafe(modeFix(file.node, '0600', source));
      yield {
        message,
        at,
        ...place,
        ...(fix === undefined ? {} : { fix }),
        ...(key.isEncrypted ? { severity: 'warning' } : {}),
      };
    }
  },
};

import { documentText } from '../entries.ts';
import { quote, type Rule } from '../rule.ts';
import { markOf, stretchOf, writing } from '../source-text.ts';

export const fleetMetadata: Rule = {
  code: 'CC376',
  name: 'fleet-metadata',
  severity: 'warning',
  boot: 'keep',
  summary: 'fleet skips metadata that is not `KEY=VALUE`, so that no unit finds the machine by it',
  *check({ root, source }) {
    const setting = documentText(root, 'coreos', 'fleet', 'metadata');
    if (setting === undefined) return;
    const { node, at } = setting;
    const better = node.text.replace(/[\s;,]+(?=[\w.-]+=)/g, ',').replace(/[,;\s]+$/, '');
    const isJoined = /=[^,]*[\s;]+[\w.-]+=/.test(node.text);
    if ((isJoined || /,\s*$/.test(node.text)) && !/\{\{|<%/.test(node.text)) {
      const fix = writing(node, `"${better}"`, better);
      const message = isJoined
        ? 'fleet parts its metadata at commas only, so that this is one value; write commas between'
        : 'fleet skips what follows the last comma of its metadata, which is nothing; remove the comma';
      yield { message, at, ...markOf(node), ...(/^[\w.=,-]+$/.test(better) ? { fix } : {}) };
      return;
    }
    for (const part of node.text.split(',')) {
      const text = part.trim();
      if (text === '' || text.includes('=') || /\{\{|<%/.test(text)) continue;
      const key = /^([\w.-]+):\s*(\S+)$/.exec(text);
      const remedy =
        key === null
          ? 'write `KEY=VALUE` pairs with commas between'
          : `write ${quote(`${key[1]}=${key[2]}`)}`;
      const place = stretchOf(text, node, source) ?? markOf(node);
      yield { message: `fleet skips ${quote(text)}; ${remedy}`, at, start: place.start, end: place.end };
    }
  },
};

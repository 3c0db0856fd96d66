import assert from 'node:assert/strict';
import { parse } from '../../src/config/parse.ts';
import { quote } from '../../src/config/rule.ts';
import { markOf, piecesOf, type Stretch, stretchOf } from '../../src/config/source-text.ts';
import { find, type ScalarNode, scalar } from '../../src/config/tree.ts';
import { validate } from '../../src/config/validate.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';

function valueIn(source: string): ScalarNode {
  const { root } = parse(source);
  const place = scalar(root && find({ node: root, at: [] }, 'a'));
  assert.ok(place);
  return place.node;
}

const cut = (source: string, place: Stretch | undefined): string | undefined =>
  place && source.slice(place.start, place.end);

describe('places in a source', () => {
  it('of words are found across line breaks, and not at all where they are not', () => {
    const source = 'a: one\n  two three\n';
    const node = valueIn(source);
    assert.equal(cut(source, stretchOf('one two', node, source)), 'one\n  two');
    assert.equal(cut(source, stretchOf('  two three', node, source)), 'two three');
    for (const words of ['four', ' four', '', ' ']) assert.equal(stretchOf(words, node, source), undefined);
  });

  it('of pieces are theirs, not those of the first equal words', () => {
    const source = 'a: |\n  same\n  same\n';
    const node = valueIn(source);
    assert.equal(piecesOf(node, source)(5, 9).start, source.lastIndexOf('same'));
    const folded = 'a: >\n  same\n  same\n';
    assert.deepEqual(piecesOf(valueIn(folded), folded)(5, 9), markOf(valueIn(folded)));
  });

  it('of two secrets of one name are two', () => {
    const line = 'API_TOKEN=q8w7e6r5t4y3u2';
    const source = `#cloud-config\nwrite_files:\n- path: /etc/a\n  content: |\n    ${line}\n    ${line}\n`;
    const starts = validate(source, gunzip)
      .diagnostics.filter(({ rule }) => rule === 'readable-secret')
      .map(({ start }) => start);
    assert.deepEqual(starts, [source.indexOf('API_'), source.lastIndexOf('API_')]);
  });
});

describe('a quoted text', () => {
  it('is short, on one line, and without credentials', () => {
    assert.equal(quote('a\nb'), '`a\ufffdb`');
    assert.equal(quote('http://jo:canary@10.0.0.1:2379/'), '`http://…@10.0.0.1:2379/`');
    assert.ok(quote('a'.repeat(100_000)).length < 70);
  });
});

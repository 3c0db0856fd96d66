import assert from 'node:assert/strict';
import { gunzip } from '../../src/host/node/gunzip.ts';
import { analyse } from '../../src/language/analysis.ts';
import { tokensIn } from '../../src/language/tokens.ts';

function tokens(text: string): readonly string[] {
  return [...tokensIn(text, analyse(text, gunzip).root)]
    .sort((left, right) => left.start - right.start)
    .map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
}

describe('tokens', () => {
  it('are keys, values as they are read, and comments outside of values', () => {
    const text = '#cloud-config\nhostname: a#b # c\nmanage_etc_hosts: "# d"\nusers: [{uid: 1}]\n';
    assert.deepEqual(tokens(text), [
      'comment #cloud-config',
      'key hostname',
      'text a#b',
      'comment # c',
      'key manage_etc_hosts',
      'text "# d"',
      'key users',
      'key uid',
      'literal 1',
    ]);
  });

  it('are those of the text, however often aliases repeat it', () => {
    const lines = [...Array(30).keys()].map((index) => {
      const below = index === 0 ? 'x' : `*a${index - 1}`;
      return `a${index}: &a${index} [${Array(9).fill(below).join(', ')}]\n`;
    });
    const text = `#cloud-config\n${lines.join('')}`;
    assert.ok(tokens(text).length < 200);
  });
});

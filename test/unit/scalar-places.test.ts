import assert from 'node:assert/strict';
import { readDocument } from '../../src/config/index.ts';
import { scalarPlaces } from '../../src/config/scalar-places.ts';
import { find, scalar } from '../../src/config/tree.ts';

/** What the source shows of the first occurrence of a word in the value of `hostname`. */
function shown(source: string, word: string): string | undefined {
  const { root } = readDocument(source);
  const value = root && scalar(find({ node: root, at: [] }, 'hostname'));
  assert.ok(value !== undefined);
  const start = value.node.text.indexOf(word);
  assert.notEqual(start, -1, JSON.stringify(value.node.text));
  const place = scalarPlaces(source, value.node)(start, start + word.length);
  return place.isExact ? source.slice(place.start, place.end) : undefined;
}

function exact(source: string, ...words: readonly string[]): void {
  for (const word of words) assert.equal(shown(source, word), word);
}

describe('the place of a piece of a scalar', () => {
  it('is found in literal blocks of any indentation', () => {
    exact('#cloud-config\nhostname: |\n  one\n\n    two\n  three\n', 'one', 'two', 'three');
    exact('#cloud-config\nhostname: |2-\n    one\n  two\n\n\n', '  one', 'two');
    exact('#cloud-config\nhostname: |+ # kept\n\n\n  one\n  two\n\n', 'one', 'two');
    exact('#cloud-config\nhostname: |\n  one\n  two', 'one', 'two');
  });

  it('is found where lines end in CRLF', () => {
    exact('#cloud-config\r\nhostname: |\r\n  one\r\n  two\r\n', 'one', 'two');
  });

  it('does not reach over the indentation of the next line', () => {
    const source = '#cloud-config\nhostname: |\n  one\n  two\n';
    assert.equal(shown(source, 'one\n'), 'one\n');
    assert.equal(shown(source, 'e\ntwo'), 'e\n  two');
  });

  it('is found in plain and quoted scalars on one line, behind escapes too', () => {
    exact('#cloud-config\nhostname: one two\n', 'two');
    exact("#cloud-config\nhostname: 'it''s two'\n", 'two');
    exact('#cloud-config\nhostname: "one\\n\\x41\\u0042 two"\n', 'two');
  });

  it('is the whole scalar where the source is folded', () => {
    assert.equal(shown('#cloud-config\nhostname: >\n  one\n  two\n', 'two'), undefined);
    assert.equal(shown('#cloud-config\nhostname: one\n  two\n', 'two'), undefined);
    assert.equal(shown('#cloud-config\nhostname: "one\n  two"\n', 'two'), undefined);
  });
});

import assert from 'node:assert/strict';
import { SIZE_LIMIT } from '../../src/config/envelope.ts';
import { parseByLibrary } from '../../src/config/parse.ts';
import { readPlainDocument } from '../../src/config/plain-document.ts';
import { checkPlainReading } from '../fuzz/checks.ts';
import { corpusOf } from '../fuzz/corpus.ts';
import { mutated } from '../fuzz/mutate.ts';
import { randomOf } from '../fuzz/random.ts';

const READ: Readonly<Record<string, string>> = {
  'maps in maps': 'a:\n  b:\n    c: d\n  e: f\ng: h\n',
  'lists below their key and beside it': 'a:\n  - b\n  - c\nd:\n- e\n- f\ng: h\n',
  'lists of maps': 'a:\n  - b: c\n    d: e\n  -\n    b: c\n  - b:\n    - c\n    d: e\n',
  'lists of lists': '- - a\n  - b\n- c\n',
  'words with signs': 'a: b:c\nb: x#y\nc: -1\nd: ?x\ne: :x\nf: a - b\ng: a, b] c}\nh: 1 & 2\ni: it\'s "so"\n',
  comments: '# a\na: b # c\n\n# d\n  # e\nb:  # f\n  # g\n  c: d\n  # h\n\n  e: f\n # i\n  g: h\n# j\n',
  'a comment after the last key of a map in a list': 'a:\n  - b: c\n    # d\n  - b: e\nf: g\n',
  'single quotes': "a: 'it''s # b: [c]' # d\nb: ''\n",
  'double quotes': 'a: "b \\"c\\" \\\\ \\n\\t # d" # e\nb: ""\n',
  'lists in brackets': 'a: [b, "c d", \'e\', 0644 , /f]\nb: []\nc: [ g, ] # h\n',
  'texts in lines': 'a: |\n  b\n   c\n\n  # d\n  e: f\n\n\n# g\nh: |- # i\n    \n    j\n  \n\n',
  'texts in lists': '- |\n  a\n- b: |-\n    c\n  d: e\n',
  'blanks at the ends of lines': 'a: b  \nb:  \n  c: d\n   \n',
  'an end without a line break': 'a:\n  - b: c # d',
  'text without a line break': 'a: |\n  b\n  c',
  'a mark at the beginning': '# a\n---\nb: c\n',
};

const LEFT: Readonly<Record<string, string>> = {
  'nothing at all': '',
  'blanks at the end': 'a: |\n  b\n  ',
  'line breaks of Windows': 'a: b\r\n',
  'a byte order mark': '\ufeffa: b\n',
  tabs: 'a:\n\tb: c\n',
  'a key without a value': 'a:\nb: c\n',
  'a dash without a value': '- a\n-\n',
  'a repeated key': 'a-b: c\na_b: d\n',
  'a quoted key': '"a": b\n',
  anchors: 'a: &b c\nd: *b\n',
  tags: 'a: !!str b\n',
  'merge keys': 'a: b\n<<: {c: d}\n',
  'maps in braces': 'a: {b: c}\n',
  'a list in brackets over lines': 'a: [b,\n  c]\n',
  'words over lines': 'a: b\n  c\n',
  'folded text': 'a: >\n  b\n',
  'text with a stated margin': 'a: |2\n   b\n',
  'text that keeps its blank lines': 'a: |+\n  b\n\n',
  'empty text': 'a: |\nb: c\n',
  'text that begins further in': 'a: |\n    b\n  c\n',
  'text below a wider blank line': 'a: |\n     \n  b\n',
  'a colon in words': 'a: b: c\n',
  'a colon at the end of words': 'a: b:\n',
  'escapes of which it knows nothing': 'a: "\\x41"\n',
  'several documents': 'a: b\n---\nc: d\n',
  'the end of a document': 'a: b\n...\n',
  'a mark that is indented': '  ---\na: b\n',
  directives: '%YAML 1.1\n---\na: b\n',
  'a line that is too far in': 'a: b\n  c: d\n',
  'a line between two columns': 'a:\n    b: c\n  d: e\n',
  'a comment that ends two collections': 'a:\n  - b: c\n    # d\ne: f\n',
  'a comment further in than what it follows': 'a:\n  b: c\n    # d\ne: f\n',
  'nesting that no document has': `${Array.from({ length: 60 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}${' '.repeat(60)}b: c\n`,
};

describe('reading a plain document', () => {
  for (const [name, source] of Object.entries(READ)) {
    it(`reads ${name} as the library does`, () => {
      assert.deepEqual({ root: readPlainDocument(source), diagnostics: [] }, parseByLibrary(source));
    });
  }

  for (const [name, source] of Object.entries(LEFT)) {
    it(`leaves ${name} to the library`, () => {
      assert.equal(readPlainDocument(source), undefined);
    });
  }

  for (const [name, quote, escaped] of [
    ['double', '"', '\\n'],
    ['single', "'", "''"],
  ] as const) {
    it(`is not overwhelmed by the longest text in ${name} quotes`, () => {
      const length = SIZE_LIMIT - 10;
      assert.equal(readPlainDocument(`a: ${quote}${'b'.repeat(length)}${quote}\n`)?.kind, 'map');
      assert.equal(readPlainDocument(`a: ${quote}${'b'.repeat(length)}\n`), undefined);
      for (const part of [escaped, `b${escaped}`])
        assert.doesNotThrow(() =>
          readPlainDocument(`a: ${quote}${part.repeat(length / part.length)}${quote}\n`),
        );
    });
  }

  it('reads thousands of damaged documents as the library does, or not at all', () => {
    const corpus = corpusOf(undefined);
    let count = 0;
    for (const text of corpus) if (checkPlainReading(text)) count++;
    assert.ok(count > corpus.length / 2, `${count} of ${corpus.length} documents are plain`);
    for (let index = 0; index < 4000; index++) checkPlainReading(mutated(randomOf(11, index), corpus));
  });
});

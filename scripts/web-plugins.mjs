// How the page is made small: what of its sources no reader of documents needs.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Texts, put together by `+`. */
const PROSE =
  /^ {2}(?:summary|details):(?:\s|\+|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`(?:\\.|[^`\\])*`)*,\n/gm;

/** What a rule says on its page is not said here. */
const withoutProse = {
  name: 'without-prose',
  setup({ onLoad }) {
    onLoad({ filter: /\/src\/config\/rules\/[\w-]+\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(PROSE, ''),
      loader: 'ts',
    }));
  },
};

/** The schema by its shape, which is there anyway. */
const withShape = {
  name: 'with-shape',
  setup({ onResolve }) {
    const path = fileURLToPath(new URL('../web/src/schema-errors.ts', import.meta.url));
    onResolve({ filter: /\/validate\.gen\.ts$/ }, () => ({ path }));
  },
};

const TEXT_TAGS = `import { map } from './common/map.js';
import { seq } from './common/seq.js';
import { string } from './common/string.js';
import { binary } from './yaml-1.1/binary.js';
const names = ['merge', 'omap', 'pairs', 'set', 'timestamp'].map((name) => 'tag:yaml.org,2002:' + name);
export const coreKnownTags = { 'tag:yaml.org,2002:binary': binary, ...Object.fromEntries(names.map((tag) => [tag, { ...string, tag, default: false }])) };
export const getTags = () => [map, seq, string];`;

const WRITING =
  /\/yaml\/browser\/dist\/(?:stringify\/\w+|visit|doc\/(?:createNode|applyReviver|anchors)|nodes\/(?:addPairToJSMap|toJS)|parse\/cst-(?:visit|stringify|scalar))\.js$/;

/** Methods of documents and their nodes, but for what their constructors need. */
const METHODS = /^ {4}(?:static )?(?!(?:constructor|setSchema)\b)\w+\(.*\) \{\n(?: {8}.*\n|\n)*? {4}\}\n/gm;

/** Messages of the library for mistakes that `src/config/yaml-errors.ts` has words of its own for. */
const MESSAGES =
  /('(?:TAB_AS_INDENT|BAD_INDENT|BAD_SCALAR_START|BLOCK_AS_IMPLICIT_KEY|MULTILINE_IMPLICIT_KEY|KEY_OVER_1024_CHARS|UNEXPECTED_TOKEN|BAD_ALIAS|BAD_PROP_ORDER)'), (?:'[^']*'|`[^`]*`)/g;

/** Of these one word is looked for. */
const MISSING = /('MISSING_CHAR',|const (?:message|msg) =) (?:'([^']*)'|`(?:Block|Unexpected)[^`]*`)/g;

/** Documents are read here and never written, nor made into values. */
const withoutWriting = {
  name: 'without-writing',
  setup({ onLoad }) {
    onLoad({ filter: WRITING }, ({ path }) => {
      const [, names] = /^export \{ ([^}]+) \};?$/m.exec(readFileSync(path, 'utf8'));
      const stands = names.split(', ').map((name) => `unused as ${name}`);
      return {
        contents: `function unused() { throw new Error('unused'); }\nexport { ${stands.join(', ')} };`,
      };
    });
    onLoad(
      { filter: /\/yaml\/browser\/dist\/(?:doc\/Document|schema\/Schema|nodes\/\w+)\.js$/ },
      ({ path }) => ({
        contents: readFileSync(path, 'utf8').replace(METHODS, ''),
      }),
    );
    onLoad({ filter: /\/yaml\/browser\/dist\/compose\/[\w-]+\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8')
        .replace(MESSAGES, "$1, ''")
        .replace(MISSING, (_, before, text) => `${before} '${/quote|flow|space/.exec(text ?? '') ?? ''}'`),
    }));
    // Nor are values made of them: every scalar is read by its text, but for bytes that are none.
    onLoad({ filter: /\/yaml\/browser\/dist\/schema\/tags\.js$/ }, () => ({ contents: TEXT_TAGS }));
    // Where machine code is made of what runs often, the YAML library alone is quick enough.
    onLoad({ filter: /\/config\/plain-document\.ts$/ }, () => ({
      contents: 'export const readPlainDocument = () => {};',
    }));
  },
};

/** What the editor says to programs that use it wrongly; where it was is in the stack. */
const ERRORS = /(throw new \w*Error\()(?:"[^"\n]*"|`[^`\n]*`)\)/g;

const withoutErrors = {
  name: 'without-errors',
  setup({ onLoad }) {
    onLoad({ filter: /\/@codemirror\/\w+\/dist\/index\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(ERRORS, '$1)'),
    }));
  },
};

/** For esbuild. */
export const plugins = [withoutProse, withShape, withoutWriting, withoutErrors];

// Builds the page that checks documents in a browser: dist/web/index.html, one file that needs no server.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { ensureDependencies } from './ensure-dependencies.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
ensureDependencies();
const { build, transform } = await import('esbuild');
const { minify } = await import('terser');

const OUTPUT = 'dist/web/index.html';
/** KiB that the page may have when it is sent compressed. */
const LIMIT = 200;

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
    // Nor are values made of them: every scalar is read by its text, but for bytes that are none.
    onLoad({ filter: /\/yaml\/browser\/dist\/schema\/tags\.js$/ }, () => ({ contents: TEXT_TAGS }));
    // Where machine code is made of what runs often, the YAML library alone is quick enough.
    onLoad({ filter: /\/config\/plain-document\.ts$/ }, () => ({
      contents: 'export const readPlainDocument = () => {};',
    }));
  },
};

const bundled = await build({
  entryPoints: ['web/src/main.ts'],
  bundle: true,
  write: false,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  minifySyntax: true,
  legalComments: 'none',
  plugins: [withoutProse, withShape, withoutWriting],
  loader: { '.yml': 'text' },
  alias: { '@codemirror/language': './web/src/no-language.ts', '@lezer/common': './web/src/no-language.ts' },
  logLevel: 'warning',
});
// A `</script>` in a text would end the script.
const { code } = await minify(bundled.outputFiles[0].text, {
  ecma: 2020,
  compress: { passes: 6, pure_getters: true, unsafe_methods: true },
});
const script = code.replaceAll('</', '<\\/').trim();
const { code: style } = await transform(readFileSync('web/style.css', 'utf8'), {
  loader: 'css',
  minify: true,
});
const hash = (text) => createHash('sha256').update(text).digest('base64');
// The editor adds rules of its own to the page, marked with the nonce.
const nonce = createHash('sha256').update(script).digest('hex').slice(0, 32);
const policy = [
  "default-src 'none'",
  `script-src 'sha256-${hash(script)}'`,
  `style-src 'nonce-${nonce}'`,
  'img-src data:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const page = [
  ['content=""', `content="${policy}"`],
  ['<style></style>', `<style nonce="${nonce}">${style.trim()}</style>`],
  ['<script></script>', `<script>${script}</script>`],
].reduce(
  (text, [place, filled]) => {
    if (!text.includes(place)) throw new Error(`web/index.html has no ${place}`);
    return text.replace(place, () => filled);
  },
  readFileSync('web/index.html', 'utf8'),
);
mkdirSync('dist/web', { recursive: true });
writeFileSync(OUTPUT, page);
const size = gzipSync(page, { level: 9 }).length / 1024;
console.log(
  `${OUTPUT}: ${(page.length / 1024).toFixed(0)} KiB, ${size.toFixed(0)} KiB gzip (at most ${LIMIT})`,
);
if (size > LIMIT) process.exitCode = 1;

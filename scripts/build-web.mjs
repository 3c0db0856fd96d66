// Builds the page that checks documents in a browser: dist/web/index.html, one file that needs no server.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { ensureDependencies } from './ensure-dependencies.mjs';
import { plugins } from './web-plugins.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
ensureDependencies();
const { build, transform } = await import('esbuild');
const { minify } = await import('terser');

const OUTPUT = 'dist/web/index.html';
/** KiB that the page may have when it is sent compressed. */
const LIMIT = 200;

const bundled = await build({
  entryPoints: ['web/src/main.ts'],
  bundle: true,
  write: false,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  minifySyntax: true,
  legalComments: 'none',
  plugins,
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

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const DOWN: Readonly<Record<string, readonly string[]>> = {
  base: [],
  config: ['base', 'yaml'],
  datasources: ['base', 'config', 'yaml'],
  cluster: ['base', 'config', 'datasources'],
  apply: ['base', 'config', 'datasources'],
  report: ['base', 'config', 'datasources', 'cluster', 'apply'],
  language: ['base', 'config', 'datasources', 'apply', 'report'],
  host: ['base', 'config', 'datasources', 'cluster', 'apply', 'node:*', '@homebridge/dbus-native'],
  dev: ['base', 'node:*'],
  library: ['base', 'config', 'datasources', 'apply', 'report', 'language', 'host'],
  lsp: [
    'base',
    'config',
    'apply',
    'report',
    'language',
    'host',
    'node:*',
    'vscode-languageserver/node',
    'vscode-languageserver-textdocument',
  ],
  cli: ['base', 'dev', 'config', 'datasources', 'cluster', 'apply', 'report', 'host', 'language', 'lsp'],
};
// Words that only one place may use: a run-time port stands in for them everywhere else.
const WORDS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/(?<!\.)\bconsole\.|\bprocess\.(?:env|argv|exit|exitCode|stdout|stderr)\b/, ['cli']],
  [/\bprocess\b(?=[.[])/, ['cli', 'host']],
  [/\bDate\.now\b|\bMath\.random\b|\bnew Date\(\)/, ['host']],
];
const IMPORT = /(?:\bfrom\s+|\bimport\(\s*|^import\s+|getBuiltinModule\(\s*)'([^']+)'/gm;

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const textOf = (file: string): string =>
  readFileSync(join('src', file), 'utf8').replace(/\/\*\*[\s\S]*?\*\/|\/\/ .*$/gm, '');
const areaOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] ?? '') : 'base');

interface Import {
  readonly file: string;
  /** A file below src, or a package. */
  readonly target: string;
}

const imports: readonly Import[] = files.flatMap((file) =>
  [...textOf(file).matchAll(IMPORT)].map(([, name = '']) => ({
    file,
    target: name.startsWith('.') ? join(dirname(file), name) : name,
  })),
);

function isAllowed({ file, target }: Import): boolean {
  const area = areaOf(file);
  if (!target.endsWith('.ts')) return DOWN[area]?.includes(target.replace(/^node:.*/, 'node:*')) === true;
  return areaOf(target) === area || DOWN[area]?.includes(areaOf(target)) === true;
}

/** Files of the list of datasources: what it imports by value. */
const SOURCES: ReadonlySet<string> = new Set(
  [...textOf('datasources/index.ts').matchAll(/^import \{[^}]*\} from '\.\/([^']+)'/gm)].map(
    ([, name = '']) => join('datasources', name),
  ),
);

const show = ({ file, target }: Import): string => `${file} imports ${target}`;

describe('imports', () => {
  it('go down only: cli, report, apply, datasources, config, errors; node:* in the host alone', () => {
    assert.deepEqual(imports.filter((each) => !isAllowed(each)).map(show), []);
  });

  it('do not go from one datasource to another, or from one rule to another', () => {
    const isRule = (file: string): boolean => file.startsWith('config/rules/') && !file.endsWith('/index.ts');
    const isSource = (file: string): boolean => SOURCES.has(file);
    const sideways = imports.filter(
      ({ file, target }) =>
        (isRule(file) && isRule(target)) || (isSource(target) && file !== 'datasources/index.ts'),
    );
    assert.deepEqual(sideways.map(show), []);
  });

  it('leave the process, the console, the clock and randomness where they belong', () => {
    const misplaced = files.flatMap((file) =>
      WORDS.filter(([word, areas]) => word.test(textOf(file)) && !areas.includes(areaOf(file))).map(
        ([word]) => `${file}: ${word}`,
      ),
    );
    assert.deepEqual(misplaced, []);
  });
});

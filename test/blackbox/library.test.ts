import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const PROGRAM = `import { plan, validate } from 'cloud-config';

const wrong = validate('#cloud-config\\nhostnam: n1\\n');
const [finding] = wrong.diagnostics;
const planned = plan('#cloud-config\\nhostname: n-$private_ipv4\\nwrite_files:\\n  - path: /etc/a\\n    content: b\\n', {
  metadata: { privateIpv4: '10.0.0.5' },
});
console.log(
  JSON.stringify({
    isValid: wrong.isValid,
    code: finding?.code,
    range: finding?.range,
    fix: finding?.fix?.edits[0]?.text,
    steps: planned.plan.steps.map(({ action }) => (action.kind === 'setHostname' ? action.hostname : action.kind)),
    bad: planned.diagnostics.length,
  }),
);
`;

/** The package as `npm pack` makes it, installed into a directory that has nothing else. */
describe('the library', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cloud-config-library-'));
    const npm = (args: readonly string[], cwd: string): string =>
      execFileSync('npm', [...args, '--loglevel=error'], { cwd, encoding: 'utf8' });
    npm(['pack', '--ignore-scripts', '--pack-destination', folder], '.');
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }\n');
    npm(['install', '--offline', '--no-audit', '--no-fund', join(folder, tarball)], folder);
    writeFileSync(join(folder, 'tool.ts'), PROGRAM);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('validates and plans, with its types, from a packed package without any dependency', () => {
    const tsc = resolve('node_modules/typescript/bin/tsc');
    const options = ['--strict', '--module', 'nodenext', '--target', 'es2023', '--lib', 'es2023,dom'];
    execFileSync(process.execPath, [tsc, ...options, 'tool.ts'], { cwd: folder, stdio: 'pipe' });
    const printed: unknown = JSON.parse(
      execFileSync(process.execPath, ['tool.js'], { cwd: folder, encoding: 'utf8' }),
    );
    assert.deepEqual(printed, {
      isValid: false,
      code: 'CC201',
      range: { start: { line: 2, column: 1 }, end: { line: 2, column: 8 } },
      fix: 'hostname',
      steps: ['n-10.0.0.5', 'writeFile', 'setVariables', 'reloadDaemon', 'reloadNetwork'],
      bad: 0,
    });
    assert.deepEqual(
      readdirSync(join(folder, 'node_modules')).filter((name) => !name.startsWith('.')),
      ['cloud-config'],
    );
  });

  it('carries the program and the schemas', () => {
    const schema = execFileSync(
      process.execPath,
      ['-p', "require('cloud-config/schemas/cloud-config.schema.json').title"],
      { cwd: folder, encoding: 'utf8' },
    );
    assert.equal(schema.trim(), 'cloud-config');
    const program = join(folder, 'node_modules/.bin/cloud-config');
    assert.match(execFileSync(program, ['--version'], { encoding: 'utf8' }), /^cloud-config \d/);
  });
});

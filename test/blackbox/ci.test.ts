import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { asObject, asObjects } from '../support/json.ts';
import { cloudConfig, type Result } from '../support/program.ts';

type Inputs = Readonly<Record<string, string>>;

interface Step {
  readonly script: string;
  readonly workingDirectory?: string;
  readonly environment: Inputs;
}

const action = asObject(parse(readFileSync('action.yml', 'utf8')));
const defaults = Object.fromEntries(
  Object.entries(asObject(action['inputs'])).map(([name, input]) => [
    name,
    String(asObject(input)['default'] ?? ''),
  ]),
);

/** What GitHub puts in for expressions. */
function filled(value: unknown, actionPath: string, inputs: Inputs): string {
  return String(value).replace(/\$\{\{ *([\w.-]+) *\}\}/g, (_, name: string) => {
    if (name === 'github.action_path') return actionPath;
    const input = inputs[name.replace(/^inputs\./, '')];
    assert.ok(input !== undefined, `the action has no ${name}`);
    return input;
  });
}

function stepsOf(actionPath: string, given: Inputs): readonly Step[] {
  const inputs = { ...defaults, ...given };
  return asObjects(asObject(action['runs'])['steps']).map((step) => {
    assert.equal(step['shell'], 'bash');
    const folder = step['working-directory'];
    return {
      script: filled(step['run'], actionPath, inputs),
      ...(folder === undefined ? {} : { workingDirectory: filled(folder, actionPath, inputs) }),
      environment: Object.fromEntries(
        Object.entries(asObject(step['env'] ?? {})).map(([name, value]) => [
          name,
          filled(value, actionPath, inputs),
        ]),
      ),
    };
  });
}

describe('the GitHub action', () => {
  let folder: string;
  let actionPath: string;

  /** Runs a step as a runner does, in the workspace. */
  function run(step: Step | undefined): Result {
    assert.ok(step);
    const script = join(folder, 'step.sh');
    writeFileSync(script, step.script);
    const { status, stdout, stderr } = spawnSync(
      'bash',
      ['--noprofile', '--norc', '-e', '-o', 'pipefail', script],
      {
        cwd: step.workingDirectory ?? join(folder, 'workspace'),
        encoding: 'utf8',
        env: { PATH: process.env['PATH'] ?? '', HOME: folder, GITHUB_ACTIONS: 'true', ...step.environment },
      },
    );
    return { status, stdout, stderr };
  }

  const check = (inputs: Inputs): Result => run(stepsOf(actionPath, inputs).at(-1));

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cloud-config-action-'));
    actionPath = join(folder, "the 'action");
    mkdirSync(actionPath);
    for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.library.json'])
      cpSync(name, join(actionPath, name), { preserveTimestamps: true });
    for (const name of ['scripts', 'src', 'schemas', 'packaging'])
      cpSync(name, join(actionPath, name), { recursive: true });
    symlinkSync(resolve('node_modules'), join(actionPath, 'node_modules'));
    mkdirSync(join(folder, 'workspace', 'nodes', 'a b'), { recursive: true });
    writeFileSync(join(folder, 'workspace', 'good.yml'), '#cloud-config\nhostname: n1\n');
    writeFileSync(join(folder, 'workspace', 'nodes', 'a b', 'bad.yml'), '#cloud-config\nhostnam: n1\n');
    writeFileSync(
      join(folder, 'workspace', 'etcd.yml'),
      '#cloud-config\ncoreos:\n  etcd_member:\n    discovery: https://discovery.example.com/4f2e9d1b7c6a4e5f8d3c2b1a09f791c0\n',
    );
    const [build] = stepsOf(actionPath, { files: 'x' });
    const built = run(build);
    assert.equal(built.status, 0, built.stderr);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('annotates what it finds, and fails the job', () => {
    const { status, stdout } = check({ files: 'good.yml nodes/**/*.yml' });
    assert.equal(status, 1);
    assert.match(stdout, /^::error file=nodes\/a b\/bad\.yml,line=2,.*hostname/m);
    assert.equal(check({ files: 'good.yml\n  good.yml\n' }).status, 0);
    assert.equal(check({ files: 'nodes/**/*.yml', 'fail-on': 'never' }).status, 0);
    assert.equal(check({ files: 'etcd.yml', target: 'flatcar etcd=3.7' }).status, 1);
  });

  it('writes SARIF too, and annotates also when a file is missing', () => {
    const { status, stdout } = check({ files: 'nodes/**/*.yml gone.yml', sarif: 'out.sarif' });
    assert.equal(status, 3);
    assert.match(stdout, /^::error file=nodes\/a b\/bad\.yml/m);
    const log = asObject(JSON.parse(readFileSync(join(folder, 'workspace', 'out.sarif'), 'utf8')));
    assert.equal(log['version'], '2.1.0');
    assert.equal(check({ files: 'good.yml', sarif: 'no/such/folder/out.sarif' }).status, 3);
  });

  it('takes inputs for values, whatever is in them', () => {
    const evil = '$(touch${IFS}pwned) `touch${IFS}pwned` ;touch${IFS}pwned "\' --fix';
    const before = readFileSync(join(folder, 'workspace', 'nodes', 'a b', 'bad.yml'), 'utf8');
    for (const inputs of [
      { files: `${evil} nodes/**/*.yml` },
      { files: 'nodes/**/*.yml', target: evil },
      { files: 'nodes/**/*.yml', target: '--fix' },
      { files: 'nodes/**/*.yml', 'fail-on': evil },
      { files: 'nodes/**/*.yml', 'fail-on': '--fix' },
      { files: ' ' },
    ])
      assert.ok([2, 3].includes(check(inputs).status ?? 0), JSON.stringify(inputs));
    assert.equal(check({ files: 'nodes/**/*.yml', sarif: '--fix' }).status, 1);
    assert.equal(existsSync(join(folder, 'workspace', 'pwned')), false);
    assert.equal(readFileSync(join(folder, 'workspace', 'nodes', 'a b', 'bad.yml'), 'utf8'), before);
  });
});

describe('the problem matcher', () => {
  const file = asObject(JSON.parse(readFileSync('packaging/problem-matcher.json', 'utf8')));
  const matchers = asObjects(file['problemMatcher']).map(({ pattern, severity }) => {
    const { regexp, ...groups } = asObjects(pattern)[0] ?? {};
    return { expression: new RegExp(String(regexp)), groups, severity };
  });

  function matched(line: string): Record<string, unknown> {
    const found = matchers.flatMap(({ expression, groups, severity }) => {
      const match = expression.exec(line);
      if (match === null) return [];
      const named = Object.entries(groups).map(([name, group]) => [name, match[Number(group)]]);
      return [{ severity, ...Object.fromEntries(named) }];
    });
    assert.equal(found.length, 1, line);
    return asObject(found[0]);
  }

  it('reads every line of the concise format, and from it what the JSON says', () => {
    const text =
      '#cloud-config\n"hostnam: [CC001]": a\nwrite_files: [{path: /a, permissions: 420}]\ncoreos: {units: [{name: a.service.d/b.conf, content: "[Unit]"}]}\n';
    const options = ['--stdin-filename', 'a: b/c.yml', '-'];
    const lines = cloudConfig(['validate', '--format', 'concise', ...options], {
      input: text,
    }).stdout.trimEnd();
    const json = cloudConfig(['validate', '--format', 'json', ...options], { input: text }).stdout;
    const diagnostics = asObjects(asObject(JSON.parse(json))['diagnostics']);
    const expected = diagnostics.map(({ file: name, severity, message, code, range }) => {
      const { line, column } = asObject(asObject(range)['start']);
      const level = severity === 'info' ? 'notice' : severity;
      return { file: name, line: String(line), column: String(column), severity: level, message, code };
    });
    assert.equal(new Set(diagnostics.map(({ severity }) => severity)).size, 3);
    assert.deepEqual(lines.split('\n').map(matched), expected);
  });
});

describe('the hooks for pre-commit', () => {
  const hooks: unknown = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'));

  it('start a program of the package, for documents by the names that they have', () => {
    const { bin } = asObject(JSON.parse(readFileSync('package.json', 'utf8')));
    for (const { entry, files } of asObjects(hooks)) {
      assert.ok(Object.hasOwn(asObject(bin), String(entry).split(' ')[0] ?? ''));
      const names = new RegExp(String(files));
      for (const name of ['user-data', 'a/user_data.yml', 'cloud-config.yaml', 'b/web.cloud-config.yml'])
        assert.ok(names.test(name), name);
      for (const name of ['values.yml', 'user-data.txt', 'my-user-data']) assert.ok(!names.test(name), name);
    }
  });

  it('get the name of the package from npm, and nothing else, whatever the build prints', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cloud-config-pack-'));
    copyFileSync('.npmrc', join(folder, '.npmrc'));
    const scripts = { prepack: 'echo built', prepare: 'echo prepared' };
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'a', version: '1.0.0', scripts }));
    const { stdout } = spawnSync('npm', ['pack'], { cwd: folder, encoding: 'utf8' });
    assert.equal(stdout.trim(), 'a-1.0.0.tgz');
    rmSync(folder, { recursive: true, force: true });
  });
});

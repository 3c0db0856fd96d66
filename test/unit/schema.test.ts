import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { shape } from '../../src/config/generated/shape.ts';
import { isCloudConfig, schemaErrors } from '../../src/config/generated/validator.ts';
import { documentWith, keysOf } from './schema-places.ts';

const GOOD = {
  hostname: 'node1',
  manage_etc_hosts: 'localhost',
  ssh_authorized_keys: ['ssh-ed25519 AAAA'],
  users: [
    { name: 'jo', uid: 1500, groups: ['sudo'], sudo: [], lock_passwd: false, expiredate: '2030-01-31' },
  ],
  write_files: [
    { path: '/etc/motd', content: 'hello', permissions: '0o644', append: true },
    { path: '/opt/tool', source: 'https://example.com/tool', sha256: 'a'.repeat(64) },
  ],
  coreos: {
    etcd: { snapshot: false, retry_interval: 0.5, discovery: 'http://example.com/token' },
    etcd2: { name: 'node1', proxy: 'off', heartbeat_interval: 500 },
    fleet: { metadata: 'role=worker' },
    flannel: { interface: 'eth0' },
    locksmith: { window_start: 'Thu 04:00', window_length: '1h30m' },
    update: { reboot_strategy: 'off' },
    oem: { id: 'vmware' },
    units: [{ name: 'a.service', command: 'start', drop_ins: [{ name: '10-a.conf', content: '[Unit]' }] }],
  },
};

/** A node of the schema, as far as these tests look at it. */
interface Node {
  readonly $ref?: string;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly items?: Node;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly definitions?: Readonly<Record<string, Node>>;
}

const SCHEMA_PATH = 'schemas/cloud-config.schema.json';

function readSchema(): Node {
  return JSON.parse(readFileSync(SCHEMA_PATH, 'utf8'));
}

function compile(): ValidateFunction {
  const ajv = new Ajv({ strict: true, allErrors: true, unicodeRegExp: false });
  const names = ['type', 'env', 'secret', 'substitute', 'accepts', 'extension', 'deprecated'];
  ajv.addVocabulary(names.map((name) => `x-${name}`));
  return ajv.compile(readSchema());
}

describe('the schema', () => {
  it('compiles under the strict rules of ajv', () => {
    assert.doesNotThrow(compile);
  });

  it('has a description and an example for every key', () => {
    const visit = (where: string, node: Node): void => {
      assert.ok(node.$ref ?? node.description, `${where} has no description`);
      for (const [key, child] of Object.entries({ ...node.properties, ...node.definitions })) {
        visit(`${where}.${key}`, child);
        const isLeaf = child.$ref === undefined && child.properties === undefined;
        if (isLeaf)
          assert.equal(child.examples?.length !== undefined, true, `${where}.${key} has no example`);
      }
    };
    visit('', readSchema());
  });

  it('allows its own examples and defaults', () => {
    const validate = compile();
    const { definitions = {} } = readSchema();
    const visit = (path: readonly string[], node: Node): void => {
      const target = node.$ref === undefined ? node : definitions[node.$ref.replace('#/definitions/', '')];
      for (const value of [
        ...(target?.examples ?? []),
        ...(target?.default === undefined ? [] : [target.default]),
      ]) {
        const document = documentWith(path, value);
        validate(document);
        const errors = (validate.errors ?? []).filter(({ keyword }) => keyword !== 'dependencies');
        assert.deepEqual(errors, [], path.join('.'));
      }
      const inner =
        target?.items?.$ref === undefined
          ? target
          : definitions[target.items.$ref.replace('#/definitions/', '')];
      for (const [key, child] of Object.entries(inner?.properties ?? {})) visit([...path, key], child);
    };
    visit([], readSchema());
  });
});

describe('the generated files', () => {
  it('are what the schema gives', () => {
    execFileSync('node', ['scripts/generate.mjs', '--check'], { stdio: 'pipe' });
  });

  it('hold a validator that imports nothing at run time', () => {
    const code = readFileSync('src/config/generated/validate.gen.ts', 'utf8');
    assert.doesNotMatch(code, /\b(?:import|require)\b/);
  });

  it('hold a validator that agrees with the schema about values of every type at every key', () => {
    const validate = compile();
    for (const { path } of keysOf(shape)) {
      for (const value of ['text', '/path', 'off', true, 1, 1.5, -5, [], ['text'], [1], {}, null]) {
        const document = documentWith(path, value);
        const isValid = validate(document);
        const expected = (validate.errors ?? []).map(
          ({ instancePath, keyword }) => `${instancePath} ${keyword}`,
        );
        const found = schemaErrors(document).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
        assert.deepEqual([...found].sort(), expected.sort(), `${path.join('.')}: ${JSON.stringify(value)}`);
        assert.equal(isCloudConfig(document), isValid);
      }
    }
  });
});

describe('a whole document', () => {
  it('is a CloudConfig when it keeps to the schema', () => {
    assert.deepEqual(schemaErrors(GOOD), []);
    assert.equal(isCloudConfig(GOOD), true);
    assert.equal(isCloudConfig({}), true);
  });

  const bad: readonly (readonly [what: string, value: unknown, keyword: string, instancePath: string])[] = [
    ['an unknown key', { hostnam: 'a' }, 'additionalProperties', ''],
    ['an unknown option', { coreos: { etcd2: { nam: 'a' } } }, 'additionalProperties', '/coreos/etcd2'],
    ['a number for a text', { coreos: { etcd2: { name: 1 } } }, 'type', '/coreos/etcd2/name'],
    ['a text for a number', { coreos: { etcd2: { max_wals: '5' } } }, 'type', '/coreos/etcd2/max_wals'],
    [
      'a fraction for a whole number',
      { coreos: { etcd2: { max_wals: 0.5 } } },
      'type',
      '/coreos/etcd2/max_wals',
    ],
    ['a user without a name', { users: [{ shell: '/bin/sh' }] }, 'required', '/users/0'],
    ['a user name that is an option', { users: [{ name: '--root' }] }, 'pattern', '/users/0/name'],
    ['a relative path', { write_files: [{ path: 'etc/motd' }] }, 'pattern', '/write_files/0/path'],
    [
      'a mode that is not octal',
      { write_files: [{ path: '/a', permissions: '0689' }] },
      'pattern',
      '/write_files/0/permissions',
    ],
    [
      'an unknown encoding',
      { write_files: [{ path: '/a', encoding: 'rot13' }] },
      'enum',
      '/write_files/0/encoding',
    ],
    [
      'a source without its checksum',
      { write_files: [{ path: '/a', source: 'http://a/b' }] },
      'dependencies',
      '/write_files/0',
    ],
    ['a unit without a name', { coreos: { units: [{ name: '' }] } }, 'minLength', '/coreos/units/0/name'],
    [
      'an unknown command',
      { coreos: { units: [{ name: 'a.service', command: 'strat' }] } },
      'enum',
      '/coreos/units/0/command',
    ],
    [
      'an unknown strategy',
      { coreos: { update: { reboot_strategy: 'never' } } },
      'enum',
      '/coreos/update/reboot_strategy',
    ],
    [
      'a window without a time',
      { coreos: { locksmith: { window_start: 'Thu' } } },
      'pattern',
      '/coreos/locksmith/window_start',
    ],
  ];
  for (const [what, value, keyword, instancePath] of bad) {
    it(`is refused with ${what}`, () => {
      assert.equal(isCloudConfig(value), false);
      const [first, ...rest] = schemaErrors(value);
      assert.equal(first?.keyword, keyword);
      assert.equal(first?.instancePath, instancePath);
      assert.deepEqual(rest, []);
    });
  }
});

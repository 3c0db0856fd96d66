import assert from 'node:assert/strict';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { cloudConfig } from '../support/program.ts';
import { freshRoot, treeOf } from '../support/tree.ts';

const HASH = '$6$canarysalt$canaryHashThatNobodyMayRead';
const TOKEN = '0123456789abcdef0123456789abcdef';
const SECRET = 'canary-of-a-private-body';

describe('cloud-config apply and plan', () => {
  let scratch = '';
  let root = '';
  beforeEach(() => {
    scratch = mkdtempSync(join(tmpdir(), 'cloud-config-apply-'));
    root = freshRoot();
  });
  afterEach(() => {
    rmSync(scratch, { recursive: true, force: true });
    rmSync(root, { recursive: true, force: true });
  });

  function document(text: string): string {
    const path = join(scratch, 'document.yml');
    writeFileSync(path, `#cloud-config\n${text}`);
    return path;
  }

  function run(command: string, text: string, ...args: string[]) {
    return cloudConfig([command, document(text), '--root', root, ...args]);
  }

  const FILE =
    'write_files: [{path: /etc/app/a.conf, content: "a=1\\n", permissions: 0640}]\nhostname: node1\n';

  it('makes what the plan said, and a second run changes nothing', () => {
    assert.match(run('plan', FILE).stdout, /~ \/etc\/app\/a\.conf {2}new, mode 0640/);
    assert.equal(run('apply', FILE).status, 0);
    assert.equal(readFileSync(join(root, 'etc/app/a.conf'), 'utf8'), 'a=1\n');
    assert.equal(lstatSync(join(root, 'etc/app/a.conf')).mode & 0o7777, 0o640);
    const tree = treeOf(root);
    assert.match(run('apply', FILE).stdout, /: 0 done, \d+ unchanged\n$/);
    assert.deepEqual(treeOf(root), tree);
    assert.match(run('plan', FILE).stdout, /: 0 changes, \d+ unchanged\n$/);
  });

  it('changes nothing by plan or with --dry-run', () => {
    const tree = treeOf(root);
    assert.equal(run('plan', FILE).status, 0);
    assert.equal(run('apply', FILE, '--dry-run').stdout, run('plan', FILE).stdout);
    assert.deepEqual(treeOf(root), tree);
  });

  it('prints JSON that the schemas describe', () => {
    for (const [command, schema] of [
      ['plan', 'plan'],
      ['apply', 'report'],
    ] as const) {
      const { stdout } = run(command, FILE, '--format', 'json');
      const check = new Ajv().compile(JSON.parse(readFileSync(`schemas/${schema}.schema.json`, 'utf8')));
      assert.ok(check(JSON.parse(stdout)), JSON.stringify(check.errors));
    }
  });

  it('applies what is good of a document with mistakes, and exits with 1', () => {
    const { status, stderr } = run('apply', `hostnme: x\n${FILE}`);
    assert.equal(status, 1);
    assert.match(
      stderr,
      /document\.yml:2:1: error: unknown key `hostnme`, did you mean `hostname`\? \[CC201\]/,
    );
    assert.ok(existsSync(join(root, 'etc/app/a.conf')));
  });

  it('says what is wrong with what it applies as it is written, and has not failed', () => {
    const document = join(scratch, 'document.yml');
    const unit = '[Service]\n        ExecStart=/usr/bin/true\n        Restrat=always';
    writeFileSync(
      document,
      `#cloud-config\ncoreos:\n  units:\n    - name: a.service\n      content: |\n        ${unit}\n`,
    );
    const { status, stderr } = cloudConfig(['apply', document, '--root', root]);
    assert.match(stderr, /error: .*`Restrat=`.*\[CC317\]/);
    assert.equal(status, 0);
    assert.match(readFileSync(join(root, 'etc/systemd/system/a.service'), 'utf8'), /Restrat=always/);
    assert.equal(cloudConfig(['apply', '--strict', document, '--root', root]).status, 1);
  });

  it('applies the host name and keys alone with --strict or broken YAML', () => {
    for (const [text, ...args] of [[`${FILE}nonsense: 1\n`, '--strict'], [`${FILE}users: [{name: "x\n`]]) {
      const { status } = run('apply', text ?? '', ...args);
      assert.equal(status, 1);
      assert.equal(readFileSync(join(root, 'etc/hostname'), 'utf8'), 'node1\n');
      assert.ok(!existsSync(join(root, 'etc/app')));
    }
  });

  it('follows no link out of the root, and says which', () => {
    const outside = join(scratch, 'outside');
    mkdirSync(outside);
    symlinkSync(outside, join(root, 'leak'));
    symlinkSync('../../../../../../..', join(root, 'up'));
    const { status, stdout } = run(
      'apply',
      'write_files: [{path: /leak/a, content: x}, {path: /up/tmp/b, content: x}, {path: /etc/c, content: x}]\n',
    );
    assert.equal(status, 1);
    assert.match(stdout, /failed {4}\/leak\/a: .*\/leak.*leaves the root.*\[FS_ESCAPE\]/);
    assert.match(stdout, /failed {4}\/up\/tmp\/b: .*\[FS_ESCAPE\]/);
    assert.deepEqual(treeOf(outside), []);
    assert.ok(existsSync(join(root, 'etc/c')));
  });

  it('keeps setuid, replaces a link, leaves no temporary file', () => {
    symlinkSync('/etc/elsewhere', join(root, 'etc/link'));
    run('apply', 'write_files: [{path: /etc/link, content: x, permissions: "4755"}]\n');
    const stat = lstatSync(join(root, 'etc/link'));
    assert.ok(stat.isFile());
    assert.equal(stat.mode & 0o7777, 0o4755);
    assert.ok(!treeOf(root).some((path) => path.includes('.cloud-config-')));
  });

  it('reports a script and jobs as not possible in a root without systemd', () => {
    const path = join(scratch, 'script');
    writeFileSync(path, '#!/bin/sh\nexit 0\n');
    assert.match(cloudConfig(['apply', path, '--root', root]).stdout, /^skipped {3}script /);
    const { stdout } = run('apply', 'coreos: {units: [{name: a.service, command: start}]}\n');
    assert.match(stdout, /^skipped {3}start a\.service: no systemd runs in this root/m);
  });

  it('shows and leaves no secret where others can read it', () => {
    const text = `users: [{name: alice, passwd: "${HASH}"}]
write_files: [{path: /etc/private, permissions: 0600, content: ${SECRET}}]
coreos: {etcd2: {discovery: "https://discovery.example.com/${TOKEN}"}}
`;
    const outputs = [
      run('plan', text),
      run('plan', text, '--format', 'json'),
      run('apply', text),
      run('apply', text, '--format', 'json'),
      run('apply', `${text}users: [{name: bob, passwd: "${HASH}"}]\nusers: {passwd: "${HASH}"}\n`),
      cloudConfig(['fetch', '--datasource', 'file', '--location', document(text)]),
    ];
    for (const canary of [HASH, SECRET, TOKEN]) {
      for (const { stdout, stderr } of outputs) {
        assert.ok(!stdout.includes(canary) && !stderr.includes(canary), canary);
      }
      for (const line of treeOf(root)) {
        const [path = '', mode = '', content = ''] = line.split(' ');
        const isOpen = (Number.parseInt(mode, 8) & 0o004) !== 0;
        // The image's own shadow file is as open as git keeps it.
        if (!isOpen || path === '/etc/shadow') continue;
        assert.ok(!Buffer.from(content, 'base64').toString().includes(canary), `${canary} in ${path}`);
      }
    }
  });

  it('reads an address from the environment, and never makes a missing one empty', () => {
    const text = 'coreos: {etcd2: {listen_peer_urls: "http://$private_ipv4:2380"}}\n';
    const dropIn = join(root, 'run/systemd/system/etcd2.service.d/20-cloudinit.conf');
    const { status, stderr } = run('apply', text);
    assert.equal(status, 1);
    assert.match(stderr, /:2:\d+: error: `\$private_ipv4` has no value/);
    assert.ok(!existsSync(dropIn));
    const environment = { COREOS_PRIVATE_IPV4: '10.0.0.7' };
    assert.equal(cloudConfig(['apply', document(text), '--root', root], { environment }).status, 0);
    assert.match(readFileSync(dropIn, 'utf8'), /http:\/\/10\.0\.0\.7:2380/);
  });
});

describe('the command line of coreos-cloudinit', () => {
  let scratch = '';
  before(() => {
    scratch = mkdtempSync(join(tmpdir(), 'cloud-config-compat-'));
  });
  after(() => rmSync(scratch, { recursive: true, force: true }));

  function validate(text: string): number | null {
    const path = join(scratch, 'user_data');
    writeFileSync(path, text);
    return cloudConfig(['coreos-cloudinit', `-from-file=${path}`, '-validate']).status;
  }

  it('refuses by -validate what the 2018 agent reported, and nothing that it took', () => {
    assert.equal(validate('#cloud-config\nwrite-files: [{path: /a, permissions: 0644}]\n'), 0);
    assert.equal(validate('#!/bin/sh\n'), 0);
    assert.equal(validate(''), 0);
    assert.equal(validate('#cloud-config\nunknown: 1\n'), 1);
    assert.equal(validate('#cloud-config\nwrite_files: [{path: /usr/bin/x}]\n'), 1);
    assert.equal(validate('hostname: a\n'), 1);
  });

  it('exits as that program does', () => {
    assert.equal(cloudConfig(['coreos-cloudinit', '-version']).status, 0);
    assert.equal(cloudConfig(['coreos-cloudinit']).status, 2);
    assert.equal(cloudConfig(['coreos-cloudinit', '-oem=nowhere']).status, 2);
    assert.equal(cloudConfig(['coreos-cloudinit', '-convert-netconf=nothing', '-from-file=/x']).status, 2);
    assert.equal(cloudConfig(['coreos-cloudinit', '-from-file=/does/not/exist']).status, 1);
  });
});

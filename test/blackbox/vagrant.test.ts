import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cloudConfig } from '../support/program.ts';

const EXAMPLE = 'examples/vagrant';
const REWRITTEN = 'fixtures/documents/vagrant-rewritten.yml';
const URL_OF_TOKEN = 'https://discovery.example.com/3e86b59982e49066c5d813af1c2e2579';

const hasRuby = spawnSync('ruby', ['--version']).status === 0;

/** A test that needs Ruby, which the container tier installs; elsewhere it says that it did not run. */
function itByRuby(behaviour: string, body: () => void | Promise<void>): void {
  if (hasRuby) it(behaviour, body);
  else it.skip(`${behaviour} (not run: there is no ruby here)`, body);
}

function ruby(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('ruby', args, { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout;
}

describe('the example for Vagrant', () => {
  it('has user-data in which nothing is found once a token is there', () => {
    const written = readFileSync(`${EXAMPLE}/user-data`, 'utf8');
    const input = written.replace('https://discovery.etcd.io/<token>', URL_OF_TOKEN);
    assert.equal(cloudConfig(['validate', '-'], { input }).stdout, '<stdin>: no findings\n');
    assert.match(cloudConfig(['validate', '-'], { input: written }).stdout, /CC361/);
  });

  it('is a shell script in what runs on the machines', () => {
    assert.equal(spawnSync('sh', ['-n', `${EXAMPLE}/provision.sh`]).status, 0);
  });

  itByRuby('is Ruby', () => {
    for (const file of ['Vagrantfile', 'config.rb'])
      assert.equal(ruby('-c', `${EXAMPLE}/${file}`), 'Syntax OK\n');
  });

  itByRuby('changes one line of the user-data when it puts a token into it', () => {
    const script = 'require ARGV[0]; print with_discovery(File.read(ARGV[1], encoding: "UTF-8"), ARGV[2])';
    const before = readFileSync(`${EXAMPLE}/user-data`, 'utf8');
    const after = ruby('-e', script, resolve(`${EXAMPLE}/config.rb`), `${EXAMPLE}/user-data`, URL_OF_TOKEN);
    assert.equal(after, before.replace('https://discovery.etcd.io/<token>', URL_OF_TOKEN));
    assert.equal(cloudConfig(['validate', '-'], { input: after }).status, 0);
  });
});

describe('`vagrant up`', () => {
  let directory = '';
  const asked: string[] = [];
  const service = createServer(({ url }, response) => {
    asked.push(url ?? '');
    response.end(`${URL_OF_TOKEN}\n`);
  });

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'cloud-config-vagrant-'));
    cpSync(EXAMPLE, directory, { recursive: true });
    asked.length = 0;
    service.listen(0, '127.0.0.1');
    await once(service, 'listening');
  });
  afterEach(() => {
    service.close();
    rmSync(directory, { recursive: true });
  });

  async function up(): Promise<void> {
    const address = service.address();
    assert.ok(typeof address === 'object' && address !== null);
    const environment = { ...process.env, DISCOVERY: `http://127.0.0.1:${address.port}` };
    const child = spawn('ruby', [join(directory, 'config.rb'), 'up'], { stdio: 'inherit', env: environment });
    assert.deepEqual(await once(child, 'exit'), [0, null]);
  }

  itByRuby('fetches a token for machines that are made together, and only for those', async () => {
    await up();
    assert.deepEqual(asked, ['/new?size=3']);
    const made = readFileSync(join(directory, '.vagrant/user-data'), 'utf8');
    assert.match(made, new RegExp(`^ {4}discovery: ${URL_OF_TOKEN}$`, 'm'));
    assert.match(readFileSync(join(directory, 'user-data'), 'utf8'), /discovery: .*<token>$/m);
    mkdirSync(join(directory, '.vagrant/machines/core-01/virtualbox'), { recursive: true });
    writeFileSync(join(directory, '.vagrant/machines/core-01/virtualbox/id'), 'a');
    await up();
    assert.equal(asked.length, 1);
  });
});

describe('user-data that the config.rb of coreos-vagrant has rewritten', () => {
  itByRuby('is this', () => {
    const rewritten = ruby('test/support/coreos-vagrant.rb', `${EXAMPLE}/user-data`, URL_OF_TOKEN);
    assert.equal(rewritten, readFileSync(REWRITTEN, 'utf8'));
  });

  it('is read with its `---` and its `off`, and its decimal mode is named', () => {
    const { status, stdout } = cloudConfig(['validate', '--format', 'json', REWRITTEN]);
    assert.equal(status, 0);
    const [finding, ...more] = JSON.parse(stdout).diagnostics;
    assert.deepEqual(more, []);
    assert.equal(finding.code, 'CC301');
    assert.match(finding.message, /`420` .* decimal for 0644/);
    assert.equal(finding.fix.edits[0].text, '"0644"');
    const { coreos } = JSON.parse(cloudConfig(['render', '--format', 'json', REWRITTEN]).stdout);
    assert.equal(coreos.update.reboot_strategy, 'off');
    assert.equal(coreos.etcd2.discovery, URL_OF_TOKEN);
  });
});

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

/** What `with_discovery` of the example's config.rb makes of a document. */
function withDiscovery(document: string): string {
  const script = 'require ARGV[0]; print with_discovery(STDIN.read, ARGV[1])';
  const args = ['-EUTF-8', '-e', script, resolve(`${EXAMPLE}/config.rb`), URL_OF_TOKEN];
  const { status, stdout, stderr } = spawnSync('ruby', args, { encoding: 'utf8', input: document });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** A user-data in the layout that coreos-vagrant handed out, with these lines below `etcd2:`. */
function sample(...below: readonly string[]): string {
  const lines = [
    '#cloud-config',
    '',
    '---',
    'coreos:',
    '  etcd2:',
    ...below,
    '    # elsewhere than in one network it is $public_ipv4',
    '    advertise-client-urls: http://$public_ipv4:2379',
    '    initial-advertise-peer-urls: http://$private_ipv4:2380',
    '    listen-client-urls: http://0.0.0.0:2379,http://0.0.0.0:4001',
    '    listen-peer-urls: http://$private_ipv4:2380',
    '  fleet:',
    '    public-ip: "$public_ipv4"',
    '  update:',
    '    reboot-strategy: off',
    '  units:',
    '    - name: etcd2.service',
    '      command: start',
    '    - name: fleet.service',
    '      command: start',
    'write_files:',
    '  - path: /etc/notes',
    '    permissions: 420',
    '    content: |',
    '      etcd2:',
    '        discovery: as it stands',
  ];
  return `${lines.join('\n')}\n`;
}

describe('the token in a user-data', () => {
  const line = `    discovery: ${URL_OF_TOKEN}`;
  const hint = '    # a token for each cluster: https://discovery.etcd.io/new?size=3';

  /** CC301 names the decimal mode. */
  function assertFound(document: string, ...codes: readonly string[]): void {
    const { status, stdout } = cloudConfig(['validate', '--format', 'json', '-'], { input: document });
    assert.equal(status, 0, stdout);
    const { diagnostics } = JSON.parse(stdout);
    assert.deepEqual(
      diagnostics.map(({ code }: { readonly code: string }) => code),
      codes,
    );
  }

  itByRuby('takes the place of a line that is commented out', () => {
    for (const commented of [
      '    #discovery: https://discovery.etcd.io/<token>',
      '    # discovery: "https://discovery.etcd.io/0123"',
      '#    discovery:',
    ]) {
      const made = withDiscovery(sample(hint, commented));
      assert.equal(made, sample(hint, line));
      assertFound(made, 'CC301');
    }
  });

  itByRuby('becomes the first key where there is no such line', () => {
    const made = withDiscovery(sample(hint, '    # discovery: see there'));
    assert.equal(made, sample(line, hint, '    # discovery: see there'));
    assertFound(made, 'CC301');
    assert.equal(
      withDiscovery('#cloud-config\ncoreos:\n    etcd:\n          name: a\n'),
      `#cloud-config\ncoreos:\n    etcd:\n          discovery: ${URL_OF_TOKEN}\n          name: a\n`,
    );
    assert.equal(
      withDiscovery('#cloud-config\ncoreos:\n  etcd2:'),
      `#cloud-config\ncoreos:\n  etcd2:\n    discovery: ${URL_OF_TOKEN}\n`,
    );
  });

  itByRuby('takes the place of the one before, and what was commented out stays so', () => {
    const commented = '    #discovery: https://discovery.etcd.io/<token>';
    const before = '    discovery: https://discovery.etcd.io/0123 # of May\r';
    assert.equal(withDiscovery(sample(commented, before)), sample(commented, `${line} # of May\r`));
  });

  itByRuby('goes into each section of etcd, and into none that says its members', () => {
    const both = '  etcd:\n    addr: $private_ipv4:4001\n';
    const document = sample(hint).replace('  fleet:\n', `${both}  fleet:\n`);
    const made = withDiscovery(document);
    assert.equal(made.split(`${line}\n`).length, 3);
    assert.equal(made.replaceAll(`${line}\n`, ''), document);
    // etcd and etcd2 do not run together: the document starts one of them.
    assertFound(made, 'CC365', 'CC301');
    for (const other of [
      'initial-cluster: a=http://192.0.2.1:2380',
      'initial_cluster: a=http://192.0.2.1:2380',
      'discovery-srv: example.com',
    ]) {
      const known = sample(`    ${other}`);
      assert.equal(withDiscovery(known), known);
    }
  });
});

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

  async function up(): Promise<string> {
    const address = service.address();
    assert.ok(typeof address === 'object' && address !== null);
    const environment = { ...process.env, DISCOVERY: `http://127.0.0.1:${address.port}` };
    const child = spawn('ruby', [join(directory, 'config.rb'), 'up'], { env: environment });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    assert.deepEqual(await once(child, 'close'), [0, null], said);
    return said;
  }

  itByRuby('fetches a token for machines that are made together, and only for those', async () => {
    assert.equal(await up(), '');
    assert.deepEqual(asked, ['/new?size=3']);
    const made = readFileSync(join(directory, '.vagrant/user-data'), 'utf8');
    assert.match(made, new RegExp(`^ {4}discovery: ${URL_OF_TOKEN}$`, 'm'));
    assert.match(readFileSync(join(directory, 'user-data'), 'utf8'), /discovery: .*<token>$/m);
    mkdirSync(join(directory, '.vagrant/machines/core-01/virtualbox'), { recursive: true });
    writeFileSync(join(directory, '.vagrant/machines/core-01/virtualbox/id'), 'a');
    await up();
    assert.equal(asked.length, 1);
  });

  itByRuby('fetches no token for a user-data that has no place for one, and says so', async () => {
    for (const document of ['#cloud-config\nhostname: a\n', '#cloud-config\ncoreos: {etcd2: {name: a}}\n']) {
      writeFileSync(join(directory, 'user-data'), document);
      assert.match(await up(), /^user-data: no token is fetched, .* coreos\.etcd2/);
      assert.deepEqual(asked, []);
      assert.equal(readFileSync(join(directory, '.vagrant/user-data'), 'utf8'), document);
    }
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

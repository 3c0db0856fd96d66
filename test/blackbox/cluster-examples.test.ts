import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { cloudConfig, PROGRAM } from '../support/program.ts';

const DIRECTORY = 'examples/cluster';
const TOKEN = '0123456789abcdef0123456789abcdef';
const NODES = ['node1=10.0.0.11', 'node2=10.0.0.12', 'node3=10.0.0.13'];
const NODE = ['--node-address', '10.0.0.12', '--node-name', 'node2'];

function example(name: string): string {
  return readFileSync(`${DIRECTORY}/${name}.yml`, 'utf8');
}

/** A token of three places that nobody has taken, on loopback. */
async function withDiscovery<T>(use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(({ url = '' }, response) => {
    const node = url.endsWith('/_config/size') ? { key: url, value: '3' } : { key: url, dir: true };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ action: 'get', node }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    return await use(`http://127.0.0.1:${port}/${TOKEN}`);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** Beside the server of this process, which must go on answering. */
async function checked(document: string): Promise<string> {
  const [command = '', ...first] = PROGRAM;
  const child = spawn(command, [...first, 'cluster', 'check', ...NODE, '-'], {
    env: { PATH: process.env['PATH'] ?? '' },
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stdin.end(document);
  await once(child, 'close');
  return output;
}

describe('the examples of clusters', () => {
  it('are such that nothing is found, for the releases of etcd that they say', () => {
    const releases = { discovery: ['2.3', '3.4', '3.6'], static: ['3.4', '3.7'], srv: ['3.4', '3.7'] };
    assert.deepEqual(
      readdirSync(DIRECTORY).sort(),
      Object.keys(releases)
        .map((name) => `${name}.yml`)
        .sort(),
    );
    for (const [name, versions] of Object.entries(releases)) {
      const input = example(name).replace('<token>', '8d003e688d682aa1e67938391e13cae3');
      for (const target of [[], ...versions.map((version) => ['--target', `etcd=${version}`])]) {
        const { status, stdout } = cloudConfig(['validate', ...target, '-'], { input });
        assert.deepEqual({ status, stdout }, { status: 0, stdout: '<stdin>: no findings\n' });
      }
    }
  });

  it('work with `etcd2` in place of `etcd_member`, where they say so', () => {
    const input = example('static')
      .replaceAll('etcd_member:', 'etcd2:')
      .replaceAll('etcd-member.service', 'etcd2.service');
    const { status, stdout } = cloudConfig(['validate', '--target', 'etcd=2.3', '-'], { input });
    assert.deepEqual({ status, stdout }, { status: 0, stdout: '<stdin>: no findings\n' });
  });

  it('by discovery starts with a token, and is refused with the placeholder', async () => {
    const document = example('discovery');
    assert.match(await checked(document), /\[CLUSTER_TOKEN_SHAPE\]/);
    const output = await withDiscovery((url) =>
      checked(document.replace('https://discovery.etcd.io/<token>', url)),
    );
    assert.match(output, /info: nobody is registered .*\[CLUSTER_WAITING\]|\[CLUSTER_WAITING\]/);
    assert.match(output, /etcd2\.service can start$/m);
  });

  it('with a list has what `cluster static` prints, and starts on each machine of it', () => {
    const { stdout } = cloudConfig(['cluster', 'static', ...NODES]);
    assert.ok(example('static').includes(`    initial_cluster: ${stdout}`));
    for (const node of NODES) {
      const [name = '', address = ''] = node.split('=');
      const argv = ['cluster', 'check', '--node-address', address, '--node-name', name];
      const check = cloudConfig([...argv, `${DIRECTORY}/static.yml`]);
      assert.equal(check.status, 0);
      assert.match(
        check.stdout,
        new RegExp(`info: .*; this machine is ${name} \\[CLUSTER_STATIC_LISTED\\]$`, 'm'),
      );
    }
    const stranger = cloudConfig(['cluster', 'check', ...NODE.with(3, 'node9'), `${DIRECTORY}/static.yml`]);
    assert.equal(stranger.status, 1);
    assert.match(
      stranger.stdout,
      /static\.yml:\d+: error: this machine is node9, .*\[CLUSTER_STATIC_NOT_LISTED\]$/m,
    );
  });
});

describe('cloud-config cluster static', () => {
  function list(args: readonly string[], input = '') {
    return cloudConfig(['cluster', 'static', ...args], { input });
  }

  it('takes nodes from the command line, files and standard input', () => {
    const input = '# rack 1\nnode1 10.0.0.11\n\nnode2=10.0.0.12   # spare\r\n';
    const { status, stdout } = list(['-', 'node3=10.0.0.13', '--scheme', 'https', '--port', '7001'], input);
    const members = 'node1=https://10.0.0.11:7001,node2=https://10.0.0.12:7001,node3=https://10.0.0.13:7001';
    assert.deepEqual({ status, stdout }, { status: 0, stdout: `${members}\n` });
  });

  it('puts IPv6 addresses into brackets', () => {
    assert.equal(list(['a=2001:DB8:0::1']).stdout, 'a=http://[2001:db8::1]:2380\n');
    assert.equal(list(['a=[2001:db8::1]']).stdout, 'a=http://[2001:db8::1]:2380\n');
  });

  it('warns of an even number, and prints it all the same', () => {
    const { status, stdout, stderr } = list(['a=10.0.0.1', 'b=10.0.0.2']);
    assert.deepEqual(
      { status, stdout },
      { status: 0, stdout: 'a=http://10.0.0.1:2380,b=http://10.0.0.2:2380\n' },
    );
    assert.match(stderr, /^cloud-config: warning: a cluster of 2 survives the loss of no member/);
  });

  const refused: Readonly<Record<string, readonly [args: readonly string[], why: RegExp]>> = {
    'no nodes': [[], /needs the nodes/],
    'the same name twice': [
      ['a=10.0.0.1', 'A=10.0.0.2', 'c=10.0.0.3'],
      /a=10\.0\.0\.1 and A=10\.0\.0\.2 have the same name/,
    ],
    'the same address twice': [['a=2001:db8::1', 'b=2001:db8:0::1', 'c=::2'], /have the same address/],
    'what is no address': [['a=10.0.0.300'], /10\.0\.0\.300 is no IPv4 or IPv6 address/],
    'an address with a port': [['a=10.0.0.1:2380'], /is no IPv4 or IPv6 address/],
    'a host name': [['a=a.example.com'], /is no IPv4 or IPv6 address/],
    'an address of the machine itself': [['a=127.0.0.1'], /other machines cannot reach/],
    'the address of none': [['a=0.0.0.0'], /other machines cannot reach/],
    'a link-local address': [['a=fe80::1'], /other machines cannot reach/],
    'a name that no host has': [['a_/=10.0.0.1'], /a name is letters/],
    'two equals signs': [['a=b=10.0.0.1'], /a node is a name and an address/],
    'a port that is none': [['a=10.0.0.1', '--port', '0'], /--port is where/],
    'a document for two families': [
      ['a=10.0.0.1', 'b=2001:db8::2', '--document', 'etcd2'],
      /all addresses as IPv4 or all as IPv6/,
    ],
  };
  for (const [what, [args, why]] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      const { status, stdout, stderr } = list(args);
      assert.deepEqual({ status, stdout }, { status: 2, stdout: '' });
      assert.match(stderr, why);
    });
  }

  it('names the line of a file that is no node', () => {
    const { status, stderr } = list(['-'], 'a 10.0.0.1\nb\n');
    assert.equal(status, 2);
    assert.match(stderr, /<stdin>:2: b: a node is a name and an address/);
  });

  it('prints a document that is the same for every node, in which nothing is found', () => {
    for (const section of ['etcd_member', 'etcd2']) {
      for (const scheme of ['http', 'https']) {
        const { stdout } = list([...NODES, '--document', section, '--scheme', scheme]);
        const { status, stdout: said } = cloudConfig(['validate', '-'], { input: stdout });
        assert.deepEqual({ status, said }, { status: 0, said: '<stdin>: no findings\n' });
        const check = cloudConfig(['cluster', 'check', ...NODE, '-'], { input: stdout });
        assert.match(check.stdout, /this machine is node2 \[CLUSTER_STATIC_LISTED\]$/m);
        assert.equal(check.status, 0);
      }
    }
  });
});

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { TOKEN } from '../support/discovery.ts';
import { PROGRAM, type Result } from '../support/program.ts';

const ADDRESS = '192.0.2.7';

/** Beside the server of this process, which must go on answering. */
async function cluster(...args: readonly string[]): Promise<Result> {
  const [command = '', ...first] = PROGRAM;
  const child = spawn(command, [...first, 'cluster', ...args], { env: { PATH: process.env['PATH'] ?? '' } });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { status, ...output };
}

function assertSchema(name: string, text: string): void {
  const ajv = new Ajv();
  const check = ajv.compile(JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')));
  assert.ok(check(JSON.parse(text)), ajv.errorsText(check.errors));
}

/** The keys of a discovery service with one token, and the health of one member. */
function startDiscovery(entries: Map<string, string>, asked: string[]): Server {
  const directory = `/${TOKEN}`;
  return createServer((request, response) => {
    const { url = '', method = '' } = request;
    asked.push(`${method} ${url}`);
    const answer = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (url === '/new?size=3') {
      response.end(`http://${request.headers.host}${directory}`);
    } else if (url === `${directory}/_config/size`) {
      answer(200, { node: { key: url, value: '3' } });
    } else if (url === directory) {
      const nodes = [...entries].map(([id, value], index) => ({
        key: `/r/${id}`,
        value,
        createdIndex: index,
      }));
      answer(200, { node: { key: url, dir: true, nodes } });
    } else if (url.startsWith('/forbidden/')) {
      answer(403, {});
    } else if (url === '/members') {
      answer(200, [{ name: 'b', clientURLs: [`http://${request.headers.host}`] }]);
    } else if (url === '/health') {
      answer(200, { health: 'true' });
    } else if (url === '/v3/cluster/member/list') {
      const urls = { peerURLs: ['http://127.0.0.1:2380'], clientURLs: [`http://${request.headers.host}`] };
      answer(200, { members: [{ ID: '17', name: 'b', ...urls }] });
    } else if (method === 'DELETE' && entries.delete(url.slice(directory.length + 1))) {
      answer(200, {});
    } else {
      answer(404, { errorCode: 100, message: 'Key not found' });
    }
  });
}

describe('cloud-config cluster', () => {
  const entries = new Map<string, string>();
  const asked: string[] = [];
  const server = startDiscovery(entries, asked);
  const directory = mkdtempSync(join(tmpdir(), 'cloud-config-cluster-'));
  const file = join(directory, 'node.yml');
  let base = '';
  before(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    base = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
    const lines = [
      '#cloud-config',
      'coreos:',
      '  etcd2:',
      `    discovery: ${base}/${TOKEN}`,
      '    initial-advertise-peer-urls: http://$private_ipv4:2380',
      '    advertise-client-urls: http://$private_ipv4:2379',
      '    listen-peer-urls: http://0.0.0.0:2380',
    ];
    writeFileSync(file, `${lines.join('\n')}\n`);
  });
  beforeEach(() => {
    entries.clear();
    asked.length = 0;
    entries.set('bb', `b=${base}`);
  });
  after(async () => {
    server.close();
    server.closeAllConnections();
    rmSync(directory, { recursive: true });
  });

  it('checks a document for a node, in text and in JSON of its schema, without the token', async () => {
    const { status, stdout } = await cluster('check', '--node-address', ADDRESS, file);
    assert.equal(status, 0, stdout);
    assert.match(
      stdout,
      /^etcd2\.service: peers connect to http:\/\/192\.0\.2\.7:2380, member id [0-9a-f]+$/m,
    );
    assert.match(stdout, /node\.yml:4: info: 1 of 3 are registered .* \[CLUSTER_WAITING\]$/m);
    assert.ok(!stdout.includes(TOKEN));
    const json = await cluster('check', '--node-address', ADDRESS, '--format', 'json', file);
    assertSchema('cluster-check', json.stdout);
    assert.ok(!json.stdout.includes(TOKEN));
  });

  it('asks a discovery service twice and changes nothing there', async () => {
    const { status, stdout } = await cluster('check', '--node-address', ADDRESS, file);
    assert.equal(status, 0, stdout);
    assert.deepEqual(asked.toSorted(), [`GET /${TOKEN}`, `GET /${TOKEN}/_config/size`]);
    asked.length = 0;
    assert.equal((await cluster('check', file)).status, 1);
    assert.deepEqual(asked, []);
  });

  it('refuses a document whose address nobody supplies, naming the line', async () => {
    const { status, stdout } = await cluster('check', file);
    assert.equal(status, 1);
    assert.match(stdout, /node\.yml:5: error: .* \[CLUSTER_ADDRESS_UNSUPPLIED\]$/m);
    assert.match(stdout, /etcd2\.service must not start$/m);
  });

  it('names an address that fleet misses, too', async () => {
    const both = join(directory, 'fleet.yml');
    writeFileSync(both, `${readFileSync(file, 'utf8')}  fleet:\n    public-ip: $public_ipv6\n`);
    const { status, stdout } = await cluster('check', '--node-address', ADDRESS, both);
    assert.equal(status, 1);
    assert.match(stdout, /^\S+fleet\.yml: etcd2\.service can start, with a warning$/m);
    assert.match(
      stdout,
      /fleet\.yml:9: error: `\$public_ipv6` has no value.* \[CLUSTER_ADDRESS_UNSUPPLIED\]\n/,
    );
    assert.match(stdout, /fleet\.yml: fleet\.service must not start\n$/);
    const json = await cluster('check', '--node-address', ADDRESS, '--format', 'json', both);
    assertSchema('cluster-check', json.stdout);
    assert.match(json.stdout, /"verdict": "refuse",\n {2}"etcds"/);
    assert.match(json.stdout, /"unit": "fleet\.service"/);
  });

  it('refuses a discovery URL for etcd 3.7', async () => {
    const { status, stdout } = await cluster(
      'check',
      '--node-address',
      ADDRESS,
      '--etcd-version',
      '3.7',
      file,
    );
    assert.equal(status, 1);
    assert.match(
      stdout,
      /node\.yml:4: error: etcd 3\.7 ignores `discovery`, .*\[CLUSTER_DISCOVERY_REMOVED\]$/m,
    );
  });

  it('makes a token', async () => {
    const { status, stdout } = await cluster('new-token', '--size', '3', '--endpoint', base);
    assert.deepEqual({ status, stdout }, { status: 0, stdout: `${base}/${TOKEN}\n` });
  });

  it('says who is registered and how they are, by document and by URL', async () => {
    const { status, stdout } = await cluster('status', file);
    assert.equal(status, 1);
    assert.match(
      stdout,
      /0123…cdef: 1 of 3 registered, 2 missing, 1 healthy\n {2}b {2}http:\S+ {2}bb: healthy\n$/,
    );
    const json = await cluster('status', '--format', 'json', `${base}/${TOKEN}`);
    assertSchema('cluster-status', json.stdout);
    assert.ok(!(stdout + json.stdout).includes(TOKEN));
  });

  it('frees the place of a member by its name, and says so when there is none', async () => {
    const { status, stdout } = await cluster('forget', 'b', file);
    assert.equal(status, 0);
    assert.match(stdout, /^removed b \(bb, http:\S+\) from \S+0123…cdef: 0 of 3 places are taken\n$/);
    const again = await cluster('forget', 'b', file);
    assert.equal(again.status, 3);
    assert.match(again.stderr, /b is not registered with this token; nobody is \[CLUSTER_NO_MEMBER\]/);
  });

  it('says what joining a cluster that runs would do', async () => {
    const own = ['--unit', 'etcd2-of-nobody.service', '--name', 'c', '--peer-url', 'http://192.0.2.9:2380'];
    const { status, stdout, stderr } = await cluster('join', '--peer', base, ...own, '--dry-run');
    assert.equal(status, 0, stderr);
    assert.match(stderr, /^the cluster of one takes no writes until this machine has started$/m);
    assert.match(stdout, /^would add c \(http:\/\/192\.0\.2\.9:2380\)$/m);
    assert.match(
      stdout,
      /^Environment="ETCD_INITIAL_CLUSTER=b=http:\/\/127\.0\.0\.1:2380,c=http:\/\/192\.0\.2\.9:2380"$/m,
    );
  });

  it('takes from a document what the options of join leave out', async () => {
    const { status, stderr } = await cluster('join', '--peer', base, '--name', 'c', file, '--dry-run');
    assert.equal(status, 2);
    assert.match(stderr, /--peer-url is where other members reach this machine/);
  });

  it('never prints a token of a service that does not give it', async () => {
    const { status, stderr } = await cluster('status', `${base}/forbidden/${TOKEN}`);
    assert.equal(status, 3);
    assert.match(stderr, /answers with an error: HTTP 403 \[CLUSTER_UNREACHABLE_HTTP\]/);
    assert.ok(!stderr.includes(TOKEN));
  });

  it('says what it wants when called wrongly', async () => {
    for (const args of [
      [],
      ['chekc', file],
      ['check'],
      ['new-token'],
      ['new-token', '--size', '0'],
      ['forget'],
      ['join'],
      ['join', '--peer', 'web1', '--name', 'c'],
    ]) {
      assert.equal((await cluster(...args)).status, 2, args.join(' '));
    }
  });
});

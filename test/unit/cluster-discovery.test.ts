import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readToken, removeRegistration } from '../../src/cluster/discovery.ts';
import { type DiscoveryUrl, readDiscoveryUrl } from '../../src/cluster/discovery-url.ts';
import { memberId } from '../../src/cluster/member-id.ts';
import { newToken } from '../../src/cluster/new-token.ts';
import { peerUrlOf } from '../../src/cluster/peer-url.ts';
import type { Http } from '../../src/datasources/datasource.ts';
import { CloudConfigError } from '../../src/errors.ts';
import {
  NOT_FOUND,
  NOT_PLAIN,
  scriptedPorts,
  TOKEN,
  tokenAnswers,
  URL_OF_TOKEN,
} from '../support/discovery.ts';
import { createFakeClock } from '../support/fake-clock.ts';

const sha1 = (content: Uint8Array): string => createHash('sha1').update(content).digest('hex');
const DEADLINE = { deadline: 3_000 };

function discovery(text: string = URL_OF_TOKEN): DiscoveryUrl {
  const read = readDiscoveryUrl(text);
  assert.equal(read.kind, 'url');
  return read.discovery;
}

describe('a member id', () => {
  it('is what etcd computes of peer URLs and discovery URL', () => {
    assert.equal(memberId(['http://10.0.0.1:2380'], URL_OF_TOKEN, sha1), 'bd4ce820e27af8c0');
    const both = ['http://10.0.0.1:7001', 'http://10.0.0.1:2380'];
    assert.equal(memberId(both, URL_OF_TOKEN, sha1), '5c8137b01553c3df');
  });

  it('has no leading zeros', () => {
    assert.equal(
      memberId([], '', () => `00a${'0'.repeat(37)}`),
      'a0000000000000',
    );
  });
});

describe('a peer address', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['http://10.0.0.1:2380', undefined],
    ['https://[2001:db8::1]:2380', undefined],
    ['http://node-1.example.com:2380', undefined],
    ['http://:2380', 'empty'],
    ['http://0.0.0.0:2380', 'unspecified'],
    ['http://[::]:2380', 'unspecified'],
    ['http://127.0.0.1:2380', 'loopback'],
    ['http://127.3.2.1:2380', 'loopback'],
    ['http://localhost:2380', 'loopback'],
    ['http://[::1]:2380', 'loopback'],
    ['http://$private_ipv4:2380', 'variable'],
    ['http://10.0.0.1', 'malformed'],
    ['http://10.0.0.1:2380/', 'malformed'],
    ['10.0.0.1:2380', 'malformed'],
    ['http://10.0.0.1:70000', 'malformed'],
  ];
  for (const [url, fault] of cases) {
    it(`${url} is ${fault ?? 'fine'}`, () => assert.equal(peerUrlOf(url).fault, fault));
  }
});

describe('a discovery URL', () => {
  it('is taken apart and shown without its token', () => {
    const { url, shown, isTokenShaped, token } = discovery(`${URL_OF_TOKEN}/`);
    assert.deepEqual(
      { url, shown, isTokenShaped, token },
      {
        url: URL_OF_TOKEN,
        shown: 'https://discovery.etcd.io/0123…cdef',
        isTokenShaped: true,
        token: TOKEN,
      },
    );
  });

  it('may be any key of an etcd, and keeps credentials out of what is shown', () => {
    const { isTokenShaped, shown, url } = discovery('http://a:secret@10.0.0.9:2379/v2/keys/clusters/blue');
    assert.equal(isTokenShaped, true);
    assert.equal(url, 'http://a:secret@10.0.0.9:2379/v2/keys/clusters/blue');
    assert.equal(shown, 'http://10.0.0.9:2379/…');
  });

  for (const bad of [
    'discovery.etcd.io/abc',
    'https://discovery.etcd.io',
    'https://discovery.etcd.io/new?size=3',
    'https://discovery.etcd.io/<token>',
    'ftp://discovery.etcd.io/abc',
    URL_OF_TOKEN.slice(0, -1),
    `${URL_OF_TOKEN}0`,
    `https://discovery.etcd.io/${TOKEN.toUpperCase()}`,
    `https://discovery.etcd.io/${TOKEN.replace('a', 'g')}`,
    `https://discovery.etcd.io/v2/${TOKEN}`,
    `${URL_OF_TOKEN}/_config/size`,
    `${URL_OF_TOKEN},${URL_OF_TOKEN}`,
    `http://10.0.0.9:8087/${TOKEN},http://10.0.0.8:8087/${TOKEN}`,
  ]) {
    it(`cannot be ${bad}`, () => assert.equal(readDiscoveryUrl(bad).kind, 'bad'));
  }

  it('may end in a slash, with which etcd registers all the same', () => {
    assert.equal(discovery(`${URL_OF_TOKEN}/`).url, URL_OF_TOKEN);
  });

  it('says what is wrong with a token, and does not repeat it', () => {
    const problem = (token: string): string => {
      const read = readDiscoveryUrl(`https://discovery.etcd.io/${token}`);
      assert.ok(read.kind === 'bad');
      assert.ok(!read.problem.includes(token));
      return read.problem;
    };
    assert.match(problem(TOKEN.slice(1)), /^ends in no token: .* 32 lower-case .*, this has 31 characters;/);
    assert.match(problem(TOKEN.toUpperCase()), /^has upper case in its token: /);
    assert.match(problem(TOKEN.replace('a', 'g')), /, this has "g";/);
    assert.match(problem(`v2/${TOKEN}`), /^has more in its path than a token;/);
  });
});

describe('reading a token', () => {
  it('gives size and members in the order in which they came, in two requests', async () => {
    const ports = scriptedPorts(
      tokenAnswers('3', [
        ['aa', 'a=http://10.0.0.1:2380,a=http://10.0.0.1:7001'],
        ['bb', 'b=http://10.0.0.2:2380'],
      ]),
    );
    assert.deepEqual(await readToken(discovery(), ports, DEADLINE), {
      kind: 'token',
      size: '3',
      members: [
        { id: 'aa', name: 'a', peerUrls: ['http://10.0.0.1:2380', 'http://10.0.0.1:7001'], createdIndex: 20 },
        { id: 'bb', name: 'b', peerUrls: ['http://10.0.0.2:2380'], createdIndex: 21 },
      ],
    });
    assert.equal(ports.http.sent.length, 2);
  });

  it('tells an unknown token, a size that is not there and another web server apart', async () => {
    const unknown = scriptedPorts({
      [`GET ${URL_OF_TOKEN}`]: NOT_FOUND,
      [`GET ${URL_OF_TOKEN}/_config/size`]: NOT_FOUND,
    });
    assert.deepEqual(await readToken(discovery(), unknown, DEADLINE), { kind: 'unknown' });
    const sizeless = scriptedPorts(tokenAnswers(undefined, []));
    assert.deepEqual(await readToken(discovery(), sizeless, DEADLINE), {
      kind: 'token',
      size: undefined,
      members: [],
    });
    const other = scriptedPorts({});
    assert.deepEqual(await readToken(discovery(), other, DEADLINE), { kind: 'not-discovery', status: 404 });
    const page = { status: 200, body: '<html>' };
    const web = scriptedPorts({ [`GET ${URL_OF_TOKEN}`]: page, [`GET ${URL_OF_TOKEN}/_config/size`]: page });
    assert.deepEqual(await readToken(discovery(), web, DEADLINE), { kind: 'not-discovery', status: 200 });
  });

  for (const [code, kind] of [
    ['HTTP_DNS', 'DNS'],
    ['HTTP_CONNECT', 'CONNECT'],
    ['HTTP_TLS', 'TLS'],
    ['HTTP_TIMEOUT', 'TIMEOUT'],
    ['HTTP_PROTOCOL', 'MALFORMED'],
  ] as const) {
    it(`names ${code} as ${kind}, without the token, within the deadline`, async () => {
      const ports = scriptedPorts({
        [`GET ${URL_OF_TOKEN}`]: code,
        [`GET ${URL_OF_TOKEN}/_config/size`]: code,
        ...NOT_PLAIN,
      });
      const answer = await readToken(discovery(), ports, DEADLINE);
      assert.equal(answer.kind, 'failed');
      assert.equal(answer.failure.kind, kind);
      assert.ok(!answer.failure.reason.includes(TOKEN));
      assert.ok(ports.clock.monotonic() <= DEADLINE.deadline);
    });
  }

  it('asks no second time where a certificate is not trusted', async () => {
    const ports = scriptedPorts({
      [`GET ${URL_OF_TOKEN}`]: 'HTTP_TLS',
      [`GET ${URL_OF_TOKEN}/_config/size`]: 'HTTP_TLS',
    });
    await readToken(discovery(), ports, DEADLINE);
    assert.equal(ports.http.sent.length, 2);
  });

  for (const [how, code, there, kind] of [
    ['that says so', 'HTTP_PLAIN', { status: 200 }, 'PLAIN'],
    ['that closes the connection', 'HTTP_CONNECT', { status: 200 }, 'PLAIN'],
    ['that speaks TLS only', 'HTTP_CONNECT', { status: 400 }, 'CONNECT'],
    ['that is dead', 'HTTP_CONNECT', 'HTTP_CONNECT', 'CONNECT'],
  ] as const) {
    it(`asked by https, knows a service ${how} for ${kind}, and gives the token to none`, async () => {
      const ports = scriptedPorts({
        [`GET ${URL_OF_TOKEN}`]: code,
        [`GET ${URL_OF_TOKEN}/_config/size`]: code,
        'GET http://discovery.etcd.io:443/': there,
      });
      const answer = await readToken(discovery(), ports, DEADLINE);
      assert.equal(answer.kind, 'failed');
      assert.equal(answer.failure.kind, kind);
      if (kind === 'PLAIN') {
        assert.equal(answer.failure.reason, 'answers without TLS; write http://');
        assert.equal(ports.clock.monotonic(), 0);
      }
      const plain = ports.http.sent.filter(({ url }) => url.startsWith('http:'));
      assert.ok(plain.length <= 1);
      assert.ok(ports.clock.monotonic() <= DEADLINE.deadline);
    });
  }

  it('names the status of a service that fails, also after it was asked again', async () => {
    for (const status of [503, 403]) {
      const answer = { status };
      const ports = scriptedPorts({
        [`GET ${URL_OF_TOKEN}`]: answer,
        [`GET ${URL_OF_TOKEN}/_config/size`]: answer,
      });
      assert.deepEqual(await readToken(discovery(), ports, DEADLINE), {
        kind: 'failed',
        failure: { kind: 'HTTP', reason: `HTTP ${status}` },
      });
    }
  });

  it('is answered by a service that fails once', async () => {
    const script = tokenAnswers('1', []);
    const size = script[`GET ${URL_OF_TOKEN}/_config/size`] ?? NOT_FOUND;
    const ports = scriptedPorts({ ...script, [`GET ${URL_OF_TOKEN}/_config/size`]: [{ status: 503 }, size] });
    assert.equal((await readToken(discovery(), ports, DEADLINE)).kind, 'token');
    assert.equal(ports.http.sent.length, 3);
  });

  it('doubts the clock when a certificate is not valid at its time', async () => {
    const cause = Object.assign(new Error('certificate is not yet valid'), { code: 'CERT_NOT_YET_VALID' });
    const http: Http = {
      close: () => {},
      send: async () => {
        throw new CloudConfigError('HTTP_TLS', `${URL_OF_TOKEN}: certificate is not yet valid`, { cause });
      },
    };
    const clock = { ...createFakeClock(), now: () => 0 };
    const answer = await readToken(discovery(), { http, clock }, { deadline: 0 });
    assert.deepEqual(answer, {
      kind: 'failed',
      failure: {
        kind: 'TLS',
        reason:
          "certificate is not yet valid; this machine's clock says 1970-01-01T00:00Z, set it if that is wrong",
      },
    });
  });
});

describe('freeing a place', () => {
  it('deletes the member, and knows one that is gone already', async () => {
    const ports = scriptedPorts({ [`DELETE ${URL_OF_TOKEN}/aa`]: [{ status: 200, body: '{}' }, NOT_FOUND] });
    assert.deepEqual(await removeRegistration(discovery(), 'aa', ports, DEADLINE), { kind: 'removed' });
    assert.deepEqual(await removeRegistration(discovery(), 'aa', ports, DEADLINE), { kind: 'absent' });
  });
});

describe('a new token', () => {
  const randomToken = (): string => 'f'.repeat(32);

  it('is what a discovery service makes', async () => {
    const ports = scriptedPorts({
      'GET http://10.0.0.9:8087/new?size=3': { status: 200, body: `${URL_OF_TOKEN}\n` },
    });
    const made = await newToken({ endpoint: 'http://10.0.0.9:8087/', size: 3, randomToken }, ports);
    assert.equal(made, URL_OF_TOKEN);
  });

  it('is put into the keys of an etcd where there is no discovery service', async () => {
    const url = `http://10.0.0.9:2379/v2/keys/_etcd/registry/${'f'.repeat(32)}`;
    const ports = scriptedPorts({ [`PUT ${url}/_config/size`]: { status: 201, body: '{}' } });
    assert.equal(await newToken({ endpoint: 'http://10.0.0.9:2379', size: 5, randomToken }, ports), url);
    assert.equal(ports.http.sent.at(-1)?.body, 'value=5');
  });

  it('is refused with a reason where neither answers', async () => {
    const asked = newToken({ endpoint: 'http://10.0.0.9', size: 3, randomToken }, scriptedPorts({}));
    await assert.rejects(asked, { code: 'CLUSTER_NO_TOKEN', message: /^10\.0\.0\.9: HTTP 404; neither / });
  });
});

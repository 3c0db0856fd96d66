import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type CheckedEtcd, checkCluster } from '../../src/cluster/check.ts';
import { readToken, removeRegistration } from '../../src/cluster/discovery.ts';
import type { DiscoveryUrl } from '../../src/cluster/discovery-url.ts';
import { readV3Discovery } from '../../src/cluster/discovery-v3.ts';
import type { FactsOf } from '../../src/cluster/facts.ts';
import { newToken } from '../../src/cluster/new-token.ts';
import { elsewhere, machine, scriptedPorts, TOKEN } from '../support/discovery.ts';
import type { FakeAnswer } from '../support/fake-http.ts';

const ENDPOINT = 'http://10.0.0.9:2379';
const RANGE = `POST ${ENDPOINT}/v3/kv/range`;
const PREFIX = `/_etcd/registry/${TOKEN}`;
const PEER = 'http://10.0.0.1:2380';
const ID: string = createHash('sha1').update(`${PEER}${TOKEN}`).digest('hex').slice(0, 16).replace(/^0+/, '');
const DEADLINE = { deadline: 3_000 };

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** What the gateway of an etcd answers that holds these keys, by their names below the token's. */
function stored(keys: Readonly<Record<string, string>>): FakeAnswer {
  const kvs = Object.entries(keys).map(([key, value], index) => ({
    key: base64(`${PREFIX}/${key}`),
    create_revision: String(20 - index),
    value: base64(value),
  }));
  return {
    status: 200,
    body: JSON.stringify({ header: { revision: '20' }, ...(kvs.length === 0 ? {} : { kvs }) }),
  };
}

function discovery(): DiscoveryUrl {
  const read = readV3Discovery((key) => ({ discovery_token: TOKEN, discovery_endpoints: ENDPOINT })[key]);
  assert.equal(read?.kind, 'url');
  return read.discovery;
}

interface Case {
  readonly options?: Readonly<Record<string, string>>;
  readonly facts?: FactsOf;
  readonly answer?: FakeAnswer;
}

async function check({ options = {}, facts = elsewhere, answer = stored({}) }: Case): Promise<CheckedEtcd> {
  const peers = { initial_advertise_peer_urls: PEER, listen_peer_urls: 'http://0.0.0.0:2380' };
  const settings = { name: 'a', ...peers, discovery_token: TOKEN, ...options };
  const document = {
    config: { coreos: { etcd_member: { discovery_endpoints: '10.0.0.9:2379', ...settings } } },
  };
  const { etcds } = await checkCluster([document], facts, scriptedPorts({ [RANGE]: answer }));
  const [etcd] = etcds;
  assert.ok(etcd);
  assert.ok(etcd.findings.every(({ message }) => !message.includes(TOKEN)));
  return etcd;
}

async function codes(asked: Case): Promise<readonly string[]> {
  const { findings } = await check(asked);
  return findings.map(({ severity, code }) => `${severity} ${code}`);
}

describe('a discovery token of etcd 3.6', () => {
  it('is read by one request, its members in the order in which they came', async () => {
    const keys = {
      'members/bb': 'b=http://10.0.0.2:2380',
      'members/aa': 'a=http://10.0.0.1:2380',
      '_config/size': '3',
    };
    const ports = scriptedPorts({ [RANGE]: stored(keys) });
    const answer = await readToken(discovery(), ports, DEADLINE);
    assert.equal(answer.kind, 'token');
    assert.deepEqual([answer.size, answer.members.map(({ id }) => id)], ['3', ['aa', 'bb']]);
    assert.deepEqual(answer.members[1]?.peerUrls, ['http://10.0.0.2:2380']);
    assert.deepEqual(
      ports.http.sent.map(({ body }) => body),
      [JSON.stringify({ key: base64(`${PREFIX}/`), range_end: base64(`${PREFIX}0`) })],
    );
  });

  it('is told apart from an unknown one, from another server and from one that is down', async () => {
    assert.deepEqual(await codes({}), ['error CLUSTER_TOKEN_UNKNOWN']);
    assert.deepEqual(await codes({ answer: { status: 404 } }), ['warning CLUSTER_NOT_DISCOVERY']);
    assert.deepEqual(await codes({ answer: { status: 200, body: '<html>' } }), [
      'warning CLUSTER_NOT_DISCOVERY',
    ]);
    assert.deepEqual(await codes({ answer: 'HTTP_CONNECT' }), ['warning CLUSTER_UNREACHABLE_CONNECT']);
    assert.deepEqual(await codes({ answer: stored({ 'members/bb': 'b=http://10.0.0.2:2380' }) }), [
      'error CLUSTER_SIZE_BAD',
    ]);
  });

  it('shows who is there, by the id that etcd makes of the token, and where the setting stands', async () => {
    const waiting = await check({ answer: stored({ '_config/size': '3' }) });
    assert.equal(waiting.subject.id, ID);
    assert.deepEqual(
      waiting.findings.map(({ code, path }) => [code, path]),
      [['CLUSTER_WAITING', 'coreos.etcd_member.discovery_token']],
    );
    const own = stored({ [`members/${ID}`]: `a=${PEER}`, '_config/size': '3' });
    assert.deepEqual(await codes({ answer: own }), ['info CLUSTER_REGISTERED']);
    const gone = await check({ answer: own, facts: machine({}, '3.6.1') });
    assert.match(gone.findings[0]?.message ?? '', /starts as if the cluster were new/);
  });

  it('that is full is an error, since etcd 3.6 becomes no proxy', async () => {
    const full = stored({ 'members/bb': 'b=http://10.0.0.2:2380', '_config/size': '1' });
    assert.deepEqual(await codes({ answer: full }), ['error CLUSTER_FULL']);
  });

  it('is fine for etcd 3.7, and refused for an etcd that does not know it', async () => {
    const answer = stored({ '_config/size': '3' });
    assert.deepEqual(await codes({ answer, facts: machine({}, '3.7.0') }), ['info CLUSTER_WAITING']);
    assert.deepEqual(await codes({ answer, facts: machine({}, '3.5.9') }), [
      'error CLUSTER_DISCOVERY_TOO_NEW',
    ]);
  });

  it('needs its endpoints, and stands beside no other way', async () => {
    assert.deepEqual(await codes({ options: { discovery_endpoints: '' } }), ['error CLUSTER_TOKEN_SHAPE']);
    assert.deepEqual(await codes({ options: { initial_cluster: `a=${PEER}` } }), [
      'error CLUSTER_TWO_BOOTSTRAPS',
    ]);
    assert.deepEqual(await codes({ options: { discovery_user: 'a:b' } }), ['info CLUSTER_NOT_CHECKED']);
  });

  it('loses a member by its key', async () => {
    const script = { [`POST ${ENDPOINT}/v3/kv/deleterange`]: { status: 200, body: '{}' } };
    const ports = scriptedPorts(script);
    assert.deepEqual(await removeRegistration(discovery(), 'bb', ports, DEADLINE), { kind: 'removed' });
    assert.equal(ports.http.sent[0]?.body, JSON.stringify({ key: base64(`${PREFIX}/members/bb`) }));
  });

  it('is made in an etcd without the v2 API', async () => {
    const script = { [`POST ${ENDPOINT}/v3/kv/put`]: { status: 200, body: '{"header":{}}' } };
    const ports = scriptedPorts(script);
    const made = await newToken({ endpoint: ENDPOINT, size: 3, randomToken: () => TOKEN }, ports);
    assert.equal(made, `discovery_token: ${TOKEN}\ndiscovery_endpoints: ${ENDPOINT}`);
    const body = JSON.stringify({ key: base64(`${PREFIX}/_config/size`), value: base64('3') });
    assert.equal(ports.http.sent.at(-1)?.body, body);
  });
});

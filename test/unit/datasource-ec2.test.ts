import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import type { Clock, Datasource, Http, Interfaces } from '../../src/datasources/datasource.ts';
import { detect } from '../../src/datasources/detect.ts';
import { ec2 } from '../../src/datasources/ec2.ts';
import { DATASOURCES } from '../../src/datasources/index.ts';
import { createHttp } from '../../src/host/node/http.ts';
import {
  type Ec2Answer,
  type Ec2Server,
  type Ec2ServerOptions,
  startEc2Server,
} from '../support/ec2-server.ts';
import { failureOf } from '../support/failure.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFakeHttp, type FakeAnswer } from '../support/fake-http.ts';
import { createFixtureMachine } from '../support/fixture-machine.ts';

const FULL = tree('full');
const SMALL = tree('small');
const NEWEST = '/2021-03-23';
const interfaces: Interfaces = { list: () => [], changed: () => new Promise(() => {}) };

function tree(name: string): Readonly<Record<string, string>> {
  return JSON.parse(fs.readFileSync(`fixtures/datasources/ec2/trees/${name}.json`, 'utf8'));
}

describe('datasource ec2', () => {
  let http: Http;
  let clock: Clock;
  let server: Ec2Server;

  beforeEach(() => {
    http = createHttp();
    clock = createFakeClock();
  });

  afterEach(async () => {
    http.close();
    await server.close();
  });

  async function source(options: Partial<Ec2ServerOptions>): Promise<Datasource> {
    server = await startEc2Server({ tree: FULL, tokens: 'required', ...options });
    return ec2({ http, clock, interfaces }, { location: `${server.url}/` });
  }

  function answering(path: string, ...answers: readonly Ec2Answer[]): Partial<Ec2ServerOptions> {
    return { override: (asked, count) => (asked === path ? answers[count - 1] : undefined) };
  }

  it('reads everything with a token where tokens are required', async () => {
    const data = await (await source({})).fetch();
    assert.equal(data.location, `${server.url}${NEWEST}`);
    assert.equal(new TextDecoder().decode(data.userData), FULL['user-data']);
    const { sshKeys, ...metadata } = data.metadata;
    assert.deepEqual(metadata, {
      instanceId: 'i-0123456789abcdef0',
      hostname: 'ip-10-0-34-18.eu-central-1.compute.internal',
      publicIpv4: '203.0.113.25',
      privateIpv4: '10.0.34.18',
      publicIpv6: '2a05:d014:7e1:8d00:1c7b:5a3f:9e2d:4b61',
      region: 'eu-central-1',
      availabilityZone: 'eu-central-1a',
    });
    assert.deepEqual(
      sshKeys?.map((key) => key.split(' ')[2]),
      ['laptop', 'desk'],
    );
    assert.ok(server.requests.slice(1).every(({ token }) => token !== undefined));
  });

  it('needs three round trips: the token, everything at once, the keys', async () => {
    const ec2Source = await source({ rounds: [1, 12, 2] });
    assert.equal(await ec2Source.isAvailable(), true);
    assert.equal((await ec2Source.fetch()).metadata.sshKeys?.length, 2);
    assert.equal(server.requests.length, 15);
    assert.ok(server.connections() <= 12);
  });

  it('needs no more of them for a network card, whose further addresses it states', async () => {
    const card = 'meta-data/network/interfaces/macs/06:17:04:d7:26:09';
    const alone = {
      ...FULL,
      'meta-data/ipv6': '',
      'meta-data/network/interfaces/macs/': '06:17:04:d7:26:09/',
      [`${card}/device-number`]: '0',
      [`${card}/local-ipv4s`]: '10.0.34.18',
      [`${card}/ipv6s`]: '2a05:d014:7e1:8d00::1',
    };
    const data = await (await source({ tree: alone, rounds: [1, 12, 8] })).fetch();
    assert.equal(data.metadata.publicIpv6, '2a05:d014:7e1:8d00::1');
    assert.equal(data.networkConfig, undefined, 'DHCP says all of it');
    await server.close();
    const tree = { ...alone, [`${card}/local-ipv4s`]: '10.0.34.18\n10.0.34.19' };
    const { networkConfig } = await (await source({ tree })).fetch();
    assert.match(new TextDecoder().decode(networkConfig?.content), /10\.0\.34\.19/);
  });

  it('needs two more for an older API, the versions being asked for at once', async () => {
    const data = await (
      await source({ versions: ['2009-04-04', '2016-09-02'], rounds: [1, 12, 3, 12, 2] })
    ).fetch();
    assert.equal(data.location, `${server.url}/2016-09-02`);
    assert.equal(data.metadata.sshKeys?.length, 2);
  });

  it('goes without a token only where the service knows none', async () => {
    const data = await (await source({ tree: SMALL, tokens: 'absent' })).fetch();
    assert.deepEqual(data.metadata, {
      instanceId: 'i-00000000000000005',
      hostname: 'ip-10-0-0-5.ec2.internal',
      privateIpv4: '10.0.0.5',
      privateIpv6: 'fd12:3456:789a::5',
    });
    assert.equal(data.userData, undefined);
    assert.ok(server.requests.every(({ token }) => token === undefined));
  });

  it('is absent where the service has no metadata', async () => {
    const absent = await source({ tokens: 'absent', versions: [] });
    assert.equal(await absent.isAvailable(), false);
    await failureOf(absent.fetch(), 'DS_NONE');
  });

  for (const status of [401, 403]) {
    it(`gives up at once when the token is refused with HTTP ${status}`, async () => {
      const refused = await source(answering('/latest/api/token', { status, body: 'sekret' }));
      const { message } = await failureOf(refused.isAvailable(), 'DS_FORBIDDEN');
      assert.match(
        message,
        /\/latest\/api\/token: HTTP 40[13]; the instance metadata service is disabled or its hop limit/,
      );
      assert.doesNotMatch(message, /sekret/);
      assert.equal(server.requests.length, 1);
    });
  }

  it('does not take another refusal of the token for a service without tokens', async () => {
    await failureOf(
      (await source(answering('/latest/api/token', { status: 400 }))).fetch(),
      'DS_HTTP_STATUS',
    );
    assert.equal(server.requests.length, 1);
  });

  it('asks again while the token service is not ready', async () => {
    const path = '/latest/api/token';
    const busy = { status: 503, headers: { 'retry-after': '3' } };
    const data = await (await source(answering(path, busy, { status: 500 }))).fetch();
    assert.equal(data.metadata.instanceId, 'i-0123456789abcdef0');
  });

  it('asks again when user-data is throttled or failing', async () => {
    const path = `${NEWEST}/user-data`;
    const data = await (await source(answering(path, { status: 429 }, { status: 500 }))).fetch();
    assert.equal(new TextDecoder().decode(data.userData), FULL['user-data']);
    assert.equal(server.requests.filter((each) => each.path === path).length, 3);
  });

  it('renews a token that is no longer taken, once for all requests', async () => {
    const expiring = await source({
      override: (path, count) => {
        if (path === `${NEWEST}/user-data` && count === 1) server.expireTokens();
        return undefined;
      },
    });
    assert.equal((await expiring.fetch()).metadata.sshKeys?.length, 2);
    assert.equal(server.requests.filter(({ method }) => method === 'PUT').length, 2);
  });

  it('does not renew a token for ever', async () => {
    const path = `${NEWEST}/user-data`;
    const { message } = await failureOf(
      (await source(answering(path, { status: 401 }, { status: 401 }))).fetch(),
      'DS_FORBIDDEN',
    );
    assert.doesNotMatch(message, /AQAEA/);
    assert.equal(server.requests.filter((each) => each.path === path).length, 2);
  });

  it('takes no garbage for a token', async () => {
    const garbled = await source(answering('/latest/api/token', { status: 200, body: 'sekret\r\nx: y' }));
    const { message } = await failureOf(garbled.fetch(), 'DS_MALFORMED');
    assert.doesNotMatch(message, /sekret/);
  });

  it('ends at its deadline when one part keeps failing', async () => {
    const failing = await source({
      override: (path) => (path === `${NEWEST}/user-data` ? { status: 500, body: 'sekret' } : undefined),
    });
    const { message } = await failureOf(failing.fetch(), 'DS_TIMEOUT');
    assert.match(
      message,
      /within 120 s, at last http:\/\/127\.0\.0\.1:\d+\/2021-03-23\/user-data: HTTP 500$/,
    );
  });

  it('reads from an IPv6 address', async function () {
    try {
      const data = await (await source({ host: '::1' })).fetch();
      assert.match(data.location, /^http:\/\/\[::1\]:\d+\//);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EADDRNOTAVAIL') this.skip();
      throw error;
    }
  });
});

const V4 = 'http://169.254.169.254';
const V6 = 'http://[fd00:ec2::254]';
const TOKEN: FakeAnswer = { status: 200, body: 'abc' };

function raced(script: Readonly<Record<string, FakeAnswer | readonly FakeAnswer[]>>): {
  readonly http: ReturnType<typeof createFakeHttp>;
  readonly source: Datasource;
} {
  const http = createFakeHttp(script);
  return { http, source: ec2({ http, clock: createFakeClock(), interfaces }, {}) };
}

describe('the two addresses of the metadata service', () => {
  const root = { status: 200, body: 'instance-id' };

  it('are raced: the one that answers is used', async () => {
    const { source, http } = raced({
      [`PUT ${V4}/latest/api/token`]: 'HTTP_CONNECT',
      [`PUT ${V6}/latest/api/token`]: ['HTTP_CONNECT', TOKEN],
      [`GET ${V6}${NEWEST}/meta-data/`]: root,
    });
    assert.equal((await source.fetch()).location, `${V6}${NEWEST}`);
    // The deadline would allow for more than twenty.
    assert.ok(http.sent.filter(({ url }) => url.startsWith(V4)).length < 10);
  });

  it('prefer the first', async () => {
    const { source } = raced({
      [`PUT ${V4}/latest/api/token`]: TOKEN,
      [`PUT ${V6}/latest/api/token`]: TOKEN,
      [`GET ${V4}${NEWEST}/meta-data/`]: root,
    });
    assert.equal((await source.fetch()).location, `${V4}${NEWEST}`);
  });

  it('are both given up when one refuses', async () => {
    const { source } = raced({
      [`PUT ${V4}/latest/api/token`]: { status: 403 },
      [`PUT ${V6}/latest/api/token`]: 'HTTP_CONNECT',
    });
    await failureOf(source.fetch(), 'DS_FORBIDDEN');
  });

  it('are waited for until the deadline, which names the first', async () => {
    const { source } = raced({
      [`PUT ${V4}/latest/api/token`]: 'HTTP_CONNECT',
      [`PUT ${V6}/latest/api/token`]: 'HTTP_CONNECT',
    });
    const { message } = await failureOf(source.isAvailable(), 'DS_TIMEOUT');
    assert.match(
      message,
      /^ec2: no usable answer within 120 s, at last http:\/\/169\.254\.169\.254\/.*hop limit/,
    );
  });
});

describe('the identity of a machine at EC2', () => {
  const UUID = 'ec2e1916-9099-7caf-fd21-012345abcdef';

  function isRecognised(dmi: Readonly<Record<string, string>>, files = {}): boolean {
    const { evidence } = createFixtureMachine({ source: [], dmi, files });
    return detect(DATASOURCES, evidence).some(({ name }) => name === 'ec2');
  }

  it('is its UUID and its serial number, in capitals or not, the UUID in either byte order', () => {
    for (const uuid of [UUID, UUID.toUpperCase(), '16192eec-9990-af7c-fd21-012345abcdef'])
      for (const serial of [UUID, UUID.toUpperCase()])
        assert.ok(isRecognised({ product_uuid: uuid, product_serial: serial }), `${uuid} ${serial}`);
  });

  it('is not one of them alone, which any machine may have by chance', () => {
    assert.ok(!isRecognised({ product_uuid: UUID }));
    assert.ok(!isRecognised({ product_serial: UUID }));
    assert.ok(!isRecognised({ sys_vendor: 'Xen', product_name: 'HVM domU', product_uuid: UUID }));
    assert.ok(!isRecognised({ product_uuid: '16192fec-9990-af7c-fd21-012345abcdef', product_serial: '1' }));
  });

  it('is what the Xen hypervisor says', () => {
    for (const uuid of [UUID, UUID.toUpperCase()])
      assert.ok(isRecognised({ sys_vendor: 'Xen' }, { '/sys/hypervisor/uuid': `${uuid}\n` }));
  });
});

import assert from 'node:assert/strict';
import { provider } from '../../src/datasources/cloudstack.ts';
import type { Datasource } from '../../src/datasources/datasource.ts';
import { failureOf } from '../support/failure.ts';
import { createFakeHttp, type FakeAnswer } from '../support/fake-http.ts';
import { createFixtureMachine } from '../support/fixture-machine.ts';

const NAME = 'http://data-server.';
const LEASE = '/run/systemd/netif/leases/2';
const ROUTES = 'Iface\tDestination\tGateway\neth0\t00000000\t0101010A\neth0\t0001010A\t00000000\n';
const ID: FakeAnswer = { status: 200, body: 'i-2-31-VM' };

function machine(
  files: Readonly<Record<string, string>>,
  script: Readonly<Record<string, FakeAnswer>>,
): { readonly http: ReturnType<typeof createFakeHttp>; readonly source: Datasource } {
  const { ports, evidence } = createFixtureMachine({ source: [], files });
  const http = createFakeHttp(script);
  return { http, source: provider.create({ ...ports, http }, { environment: {}, evidence }) };
}

function instanceId(base: string): string {
  return `GET ${base}/latest/meta-data/instance-id`;
}

describe('the virtual router of CloudStack', () => {
  it('is the DHCP server where its name is not known', async () => {
    const { source } = machine(
      { [LEASE]: 'ROUTER=10.1.1.254\nSERVER_ADDRESS=10.1.1.2\n', '/proc/net/route': ROUTES },
      { [instanceId(NAME)]: 'HTTP_DNS', [instanceId('http://10.1.1.2')]: ID },
    );
    assert.equal((await source.fetch()).location, 'http://10.1.1.2/latest');
  });

  it('is the gateway only where no lease names a server', async () => {
    const { source, http } = machine(
      { '/proc/net/route': ROUTES },
      { [instanceId(NAME)]: 'HTTP_DNS', [instanceId('http://10.1.1.1')]: ID },
    );
    assert.equal((await source.fetch()).location, 'http://10.1.1.1/latest');
    assert.ok(http.sent.every(({ url }) => /^http:\/\/(?:data-server\.|10\.1\.1\.1)\//.test(url)));
  });

  it('is asked for by its name alone when the network never says more, until the deadline', async () => {
    const { source, http } = machine({}, { [instanceId(NAME)]: 'HTTP_DNS' });
    const { message } = await failureOf(source.fetch(), 'DS_TIMEOUT');
    assert.match(message, /does the network have the service User Data\?$/);
    assert.ok(http.sent.every(({ url }) => url.startsWith(`${NAME}/`)));
  });

  it('is not looked for inside a container of a guest', () => {
    const { evidence } = createFixtureMachine({
      source: [],
      dmi: { product_name: 'CloudStack KVM Hypervisor' },
      files: { '/proc/1/environ': 'container=lxc\0PATH=/bin' },
    });
    assert.ok(provider.signs.every((sign) => !sign.check(evidence).held));
  });
});

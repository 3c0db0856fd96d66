import assert from 'node:assert/strict';
import type { Datasource } from '../../src/datasources/datasource.ts';
import { provider as ovf } from '../../src/datasources/ovf.ts';
import type { Provider } from '../../src/datasources/provider.ts';
import { provider as vmware } from '../../src/datasources/vmware.ts';
import { provider as vmwareUrl } from '../../src/datasources/vmware-url.ts';
import { failureOf } from '../support/failure.ts';
import { createFixtureMachine, type Fixture } from '../support/fixture-machine.ts';

function sourceOn(fixture: Omit<Fixture, 'source'>, provider: Provider, location?: string): Datasource {
  const { ports, evidence } = createFixtureMachine({ source: [], ...fixture });
  return provider.create(ports, {
    environment: {},
    evidence,
    ...(location === undefined ? {} : { location }),
  });
}

function guestinfo(variables: Readonly<Record<string, string>>): Omit<Fixture, 'source'> {
  const commands = Object.entries(variables).map(([name, value]) => {
    return { argv: ['vmware-rpctool', `info-get guestinfo.${name}`], status: 0, output: `${value}\n` };
  });
  return { commands };
}

const ENVIRONMENT = (properties: string): string =>
  `<Environment xmlns:oe="x"><PropertySection>${properties}</PropertySection></Environment>`;

describe('datasource vmware', () => {
  it('names the variable that is not what its encoding says, never its content', async () => {
    for (const [variables, problem] of [
      [{ userdata: 'hunter2', 'userdata.encoding': 'rot13' }, /guestinfo\.userdata: its encoding is neither/],
      [
        { userdata: 'hunter2', 'userdata.encoding': 'base64' },
        /guestinfo\.userdata is cut off or not base64/,
      ],
      [{ userdata: 'aHVudGVyMg==', 'userdata.encoding': 'gz+b64' }, /guestinfo\.userdata .* not gzip/],
      [{ metadata: '[hunter2' }, /guestinfo\.metadata:1:9: not YAML/],
      [{ metadata: 'network: hunter2\nnetwork.encoding: b64' }, /metadata: network is cut off/],
      [{ ovfEnv: '<a hunter2' }, /guestinfo\.ovfEnv:1:1: cut off or not XML/],
      [
        { 'interface.0.name': 'a', 'interface.0.role': 'hunter2', 'interface.0.ip.0.address': '::/0' },
        /0\.role is/,
      ],
    ] as const) {
      const { message } = await failureOf(sourceOn(guestinfo(variables), vmware).fetch(), 'DS_MALFORMED');
      assert.match(message, problem);
      assert.doesNotMatch(message, /hunter2/);
    }
  });

  it('says what is missing where no tool is installed', async () => {
    const source = sourceOn({}, vmware);
    assert.equal(await source.isAvailable(), false);
    assert.match((await failureOf(source.fetch(), 'DS_NONE')).message, /open-vm-tools is not installed/);
  });

  it('reports a tool that fails where there is no other', async () => {
    const commands = [
      { argv: ['vmware-rpctool', 'info-get guestinfo.ovfEnv'], status: 255, output: 'hunter2' },
    ];
    const { message } = await failureOf(sourceOn({ commands }, vmware).isAvailable(), 'DS_COMMAND');
    assert.equal(message, 'vmware: vmware-rpctool failed with status 255, and there is no vmtoolsd');
  });

  it('takes a variable from the OVF environment when guestinfo itself has none', async () => {
    const ovfEnv = ENVIRONMENT('<Property oe:key="guestinfo.userdata" oe:value="of-the-environment"/>');
    const one = await sourceOn(guestinfo({ ovfEnv, metadata: 'instance-id: i-1' }), vmware).fetch();
    assert.equal(new TextDecoder().decode(one.userData), 'of-the-environment');
    const other = await sourceOn(guestinfo({ ovfEnv, userdata: 'direct' }), vmware).fetch();
    assert.equal(new TextDecoder().decode(other.userData), 'direct');
  });

  it('finds the network configuration inside of `config`, and keeps its scalars as they are written', async () => {
    const metadata = 'network:\n  config:\n    version: 2\n    ethernets: {a: {dhcp4: on}}\n';
    const { networkConfig } = await sourceOn(guestinfo({ metadata }), vmware).fetch();
    assert.match(new TextDecoder().decode(networkConfig?.content), /^version: 2\nethernets:.*dhcp4: on/);
  });

  it('leaves user-data at a URL to vmware-url, which has nothing to do otherwise', async () => {
    const variables = guestinfo({ 'coreos.config.url': 'https://example.org/a' });
    assert.equal(await sourceOn(variables, vmware).isAvailable(), false);
    assert.equal(await sourceOn(variables, vmwareUrl).isAvailable(), true);
    assert.equal(await sourceOn(guestinfo({ userdata: 'x' }), vmwareUrl).isAvailable(), false);
  });

  it('unpacks what the URL has by the stated encoding, and names a URL that has nothing', async () => {
    const variables = { 'coreos.config.url': 'http://192.0.2.1/a', 'coreos.config.data.encoding': 'base64' };
    const http = [{ path: '/a', answer: { body: 'I2Nsb3VkLWNvbmZpZwo=' } }];
    const { userData } = await sourceOn({ ...guestinfo(variables), http }, vmwareUrl).fetch();
    assert.equal(new TextDecoder().decode(userData), '#cloud-config\n');
    const absent = sourceOn({ ...guestinfo(variables), http: [] }, vmwareUrl);
    assert.match((await failureOf(absent.fetch(), 'DS_HTTP_STATUS')).message, /HTTP 404, correct guestinfo/);
  });
});

describe('datasource ovf', () => {
  it('reads the file that a location names, or the directory that has it', async () => {
    const properties = '<Property oe:key="guestinfo.coreos.config.data" oe:value="#cloud-config"/>';
    const files = { '/media/ovfenv/ovf-env.xml': ENVIRONMENT(properties) };
    for (const location of ['/media/ovfenv/ovf-env.xml', '/media/ovfenv', '/media/ovfenv/']) {
      const { userData } = await sourceOn({ files }, ovf, location).fetch();
      assert.equal(new TextDecoder().decode(userData), '#cloud-config');
    }
  });

  it('names the property that is not base64, never its content', async () => {
    const files = { '/env.xml': ENVIRONMENT('<Property oe:key="user-data" oe:value="hunter2"/>') };
    const { message } = await failureOf(sourceOn({ files }, ovf, '/env.xml').fetch(), 'DS_MALFORMED');
    assert.equal(message, 'ovf: /env.xml: the property user-data is cut off or not base64');
  });

  it('says where user-data at a URL can be read', async () => {
    const property = '<Property oe:key="guestinfo.coreos.config.url" oe:value="http://192.0.2.1/"/>';
    const source = sourceOn({ files: { '/env.xml': ENVIRONMENT(property) } }, ovf, '/env.xml');
    assert.match((await failureOf(source.fetch(), 'DS_MALFORMED')).message, /use the datasource url$/);
  });
});

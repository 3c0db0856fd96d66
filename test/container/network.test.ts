import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NetworkFile } from '../../src/apply/network/network-file.ts';
import { renderNetwork } from '../../src/apply/network/networkd/render.ts';
import { readCloudInit } from '../../src/apply/network/readers/cloud-init.ts';
import { createLab, type Lab, type Machine } from './lab.ts';
import { imagePath } from './machine.ts';

const DIRECTORY = '/run/systemd/network';
const GOLDENS = 'fixtures/network';

const CONFIGURATION = `
version: 2
ethernets:
  lan0:
    match: {macaddress: 02:00:00:00:00:01}
    addresses: [192.0.2.10/24, 203.0.113.7/32, "2001:db8::10/64"]
    accept-ra: false
    mtu: 1450
    routes:
      - {to: default, via: 172.31.1.1, metric: 50}
      - {to: "::/0", via: "2001:db8::1"}
      - {to: 198.51.100.0/24, via: 192.0.2.1, table: 101, from: 192.0.2.10, mtu: 1400}
      - {to: 10.66.0.0/16, type: unreachable}
    routing-policy:
      - {from: 192.0.2.10, table: 101, priority: 100}
      - {from: "2001:db8::10", to: "2001:db8:7::/64", table: 101, priority: 101, mark: 7}
    nameservers: {addresses: [192.0.2.53], search: [example.internal]}
  port: {match: {name: "port*"}}
  dyn0:
    dhcp4: true
    dhcp4-overrides: {route-metric: 77, use-dns: false}
    dhcp-identifier: mac
    link-local: []
bridges:
  bridge0:
    interfaces: [port]
    addresses: [10.8.0.1/24]
    macaddress: 02:00:00:00:00:b0
    link-local: []
    parameters: {stp: false, forward-delay: 4, path-cost: {port: 75}}
`;

// The other end of dyn0's pair gives it a lease.
const SERVER: NetworkFile = {
  name: '20-server.network',
  content: `[Match]
Name=server0
[Network]
Address=10.7.0.1/24
DHCPServer=yes
[DHCPServer]
EmitRouter=yes
DNS=10.7.0.53
`,
};

/** What `networkctl --json` and `ip -j` print, as far as it is looked at. */
type Json = Readonly<Record<string, unknown>>;

function rowsOf(text: string): readonly Json[] {
  const rows: unknown = JSON.parse(text);
  return Array.isArray(rows) ? rows.filter(isJson) : [];
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

/** Those fields that are asked for. */
function pick(row: Json, ...keys: readonly string[]): Json {
  return Object.fromEntries(keys.filter((key) => row[key] !== undefined).map((key) => [key, row[key]]));
}

describe('rendered files in systemd-networkd', () => {
  let lab: Lab;
  let machine: Machine;

  before(async () => {
    lab = createLab(imagePath());
    machine = await lab.boot();
    machine.sh(`mkdir -p ${DIRECTORY}; systemctl start systemd-networkd`);
  });
  after(() => lab?.destroy());

  /** Replaces networkd's files, lets it read them, and gives what it says of them. */
  function load(files: readonly NetworkFile[]): readonly string[] {
    machine.sh(`rm -f ${DIRECTORY}/*; journalctl --sync`);
    const cursor = machine.sh('journalctl -q -n 0 --show-cursor | sed -n "s/^-- cursor: //p"');
    for (const { name, content } of files) machine.write(`${DIRECTORY}/${name}`, content);
    machine.sh('networkctl reload; journalctl --sync');
    // Without a filter by unit, under which journalctl 252 passes over the first line after a cursor.
    const said = machine.sh(`journalctl -q --no-pager -o cat --after-cursor='${cursor}'`);
    return said.split('\n').filter((line) => line.startsWith(DIRECTORY));
  }

  it('would be heard complaining', () => {
    const [complaint = '', ...more] = load([
      { name: '10-bad.network', content: '[Match]\nName=no\n[Network]\nNoKey=1\n' },
    ]);
    assert.match(complaint, /10-bad\.network:4: Unknown key 'NoKey'/);
    assert.deepEqual(more, []);
  });

  const goldens = readdirSync(GOLDENS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('/expected'))
    .sort();
  for (const golden of goldens) {
    it(`are understood: ${golden.replace('/expected', '')}`, () => {
      const directory = join(GOLDENS, golden);
      const files = readdirSync(directory).map((name) => ({
        name,
        content: readFileSync(join(directory, name), 'utf8'),
      }));
      assert.deepEqual(load(files), []);
    });
  }

  describe('bring about', () => {
    const link = (name: string): Json =>
      rowsOf(`[${machine.sh(`networkctl --json=short status ${name}`)}]`)[0] ?? {};
    const routes = (filter: string): readonly Json[] => rowsOf(machine.sh(`ip -j route show ${filter}`));

    before(() => {
      machine.sh('ip link add lan0 address 02:00:00:00:00:01 type veth peer name lan1');
      machine.sh('ip link add port0 type veth peer name peer0');
      machine.sh('ip link add dyn0 type veth peer name server0');
      for (const peer of ['lan1', 'peer0', 'server0']) machine.sh(`ip link set ${peer} up`);
      assert.deepEqual(load([...renderNetwork(readCloudInit(CONFIGURATION).model), SERVER]), []);
      const links = ['lan0', 'bridge0', 'dyn0'].map((name) => `-i ${name}:routable`).join(' ');
      machine.sh(`/lib/systemd/systemd-networkd-wait-online --timeout=60 ${links}`);
    });

    it('each link with the file that is for it', () => {
      const used = ['lan0', 'port0', 'dyn0', 'bridge0'].map((name) => link(name)['NetworkFile']);
      const names = ['lan0', 'port', 'dyn0', 'bridge0'];
      assert.deepEqual(
        used,
        names.map((name) => `${DIRECTORY}/10-cloud-config-${name}.network`),
      );
    });

    it('static addresses, the MTU and name servers', () => {
      const addresses = machine
        .sh('ip -br addr show lan0')
        .split(/\s+/)
        .filter((word) => word.includes('/') && !word.startsWith('fe80'));
      assert.deepEqual(addresses.sort(), ['192.0.2.10/24', '2001:db8::10/64', '203.0.113.7/32']);
      const { MTU, DNS, SearchDomains } = link('lan0');
      assert.equal(MTU, 1450);
      assert.deepEqual(DNS, [{ Family: 2, Address: [192, 0, 2, 53], ConfigSource: 'static' }]);
      assert.deepEqual(SearchDomains, [{ Domain: 'example.internal', ConfigSource: 'static' }]);
    });

    it('routes over a gateway outside every subnet, of IPv6, of other tables and types', () => {
      const seen = (filter: string): readonly Json[] =>
        routes(filter).map((row) => pick(row, 'type', 'gateway', 'prefsrc', 'metric', 'flags', 'metrics'));
      assert.deepEqual(seen('default dev lan0'), [{ gateway: '172.31.1.1', metric: 50, flags: ['onlink'] }]);
      assert.deepEqual(
        rowsOf(machine.sh('ip -j -6 route show default dev lan0'))[0]?.['gateway'],
        '2001:db8::1',
      );
      assert.deepEqual(seen('198.51.100.0/24 table 101'), [
        { gateway: '192.0.2.1', prefsrc: '192.0.2.10', flags: [], metrics: [{ mtu: 1400 }] },
      ]);
      assert.deepEqual(seen('10.66.0.0/16'), [{ type: 'unreachable', flags: [] }]);
    });

    it('policy rules of both families', () => {
      const seen = ['-4', '-6'].flatMap((family) =>
        rowsOf(machine.sh(`ip -j ${family} rule`))
          .filter((row) => row['table'] === '101')
          .map((row) => pick(row, 'priority', 'src', 'dst', 'dstlen', 'fwmark')),
      );
      assert.deepEqual(seen, [
        { priority: 100, src: '192.0.2.10' },
        { priority: 101, src: '2001:db8::10', dst: '2001:db8:7::', dstlen: 64, fwmark: '0x7' },
      ]);
    });

    it('a bridge with its port and their settings', () => {
      assert.equal(machine.sh('ip -br link show master bridge0 | cut -d@ -f1'), 'port0');
      const [row = {}] = rowsOf(machine.sh('ip -j link show bridge0'));
      assert.deepEqual(pick(row, 'address', 'operstate'), { address: '02:00:00:00:00:b0', operstate: 'UP' });
      assert.match(machine.sh('ip -d link show bridge0'), / forward_delay 400 .* stp_state 0 /);
      assert.match(machine.sh('ip -d link show port0'), / bridge_slave .* cost 75 /);
      assert.match(machine.sh('ip -br addr show bridge0'), / 10\.8\.0\.1\/24 *$/);
    });

    it('a lease of which only what is wanted is taken', () => {
      assert.match(machine.sh('ip -br -4 addr show dyn0'), / 10\.7\.0\.\d+\/24 /);
      const [route = {}] = routes('default dev dyn0');
      assert.deepEqual(pick(route, 'gateway', 'protocol', 'metric'), {
        gateway: '10.7.0.1',
        protocol: 'dhcp',
        metric: 77,
      });
      assert.equal(link('dyn0')['DNS'], undefined);
      assert.equal(machine.sh('ip -br -6 addr show dyn0'), '');
    });

    it('nothing of what the files no longer say, once networkd has read them again', () => {
      const less = CONFIGURATION.replace('203.0.113.7/32, ', '').replace(/ +- \{from: 192.*\n/, '');
      assert.deepEqual(load([...renderNetwork(readCloudInit(less).model), SERVER]), []);
      const left = "(ip -br addr show lan0; ip rule) | grep -Eq '203.0.113.7|from 192.0.2.10 '";
      machine.sh(`for try in $(seq 200); do ${left} || exit 0; sleep 0.05; done; ip addr; ip rule; exit 1`);
    });
  });
});

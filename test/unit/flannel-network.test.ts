import assert from 'node:assert/strict';
import { acceptedPart, type Diagnostic, readDocument } from '../../src/config/index.ts';

function read(config: string): { readonly found: readonly Diagnostic[]; readonly kept: unknown } {
  const reading = readDocument(
    `#cloud-config\ncoreos:\n  flannel:\n    interface: eth0\n    network_config: ${config}\n`,
  );
  const kept = acceptedPart(reading).config.coreos?.flannel?.network_config;
  return { found: reading.diagnostics, kept };
}

describe("flannel's network", () => {
  it('is JSON as it is written', () => {
    const json = '{"Network": "10.1.0.0/16"}';
    assert.deepEqual(read(`'${json}'`), { found: [], kept: json });
    assert.deepEqual(read(`|\n      ${json}`), { found: [], kept: `${json}\n` });
  });

  it('may be a mapping, and is the JSON of it then', () => {
    const { found, kept } = read(
      '\n      Network: 10.1.0.0/16\n      SubnetLen: 24\n      Backend: {Type: "vxlan", VNI: 7, DirectRouting: yes}',
    );
    assert.deepEqual(found, []);
    assert.equal(
      kept,
      '{"Network":"10.1.0.0/16","SubnetLen":24,"Backend":{"Type":"vxlan","VNI":7,"DirectRouting":true}}',
    );
    assert.equal(read('{"Network": "10.1.0.0/16"}').kept, '{"Network":"10.1.0.0/16"}');
    assert.equal(
      read('{Network: 10.1.0.0/16, Backend: {Type: x, a-b: "1", c: ~, d: [010]}}').kept,
      '{"Network":"10.1.0.0/16","Backend":{"Type":"x","a-b":"1","c":null,"d":["010"]}}',
    );
  });

  it('is taken as it is written where it holds dollar signs', () => {
    const text = '{"Network": "10.1.0.0/16", "Backend": {"Type": "ipsec", "PSK": "$private_ipv4"}}';
    assert.deepEqual(read(`'${text}'`), { found: [], kept: text });
  });

  for (const [config, expected] of [
    ["'10.1.0.0/16'", /no JSON object; write `\{"Network"/],
    ["'[]'", /no JSON object/],
    ['\'{"Network": \'', /no JSON object/],
    ['{}', /has no `Network`/],
    ['{Network: 10.1.0.0}', /such as `10\.1\.0\.0\/16`/],
    ['{Network: 10.1.0.300/16}', /such as `10\.1\.0\.0\/16`/],
    ['{Network: 10.1.0.0/33}', /such as `10\.1\.0\.0\/16`/],
    ['{Network: [10.1.0.0/16]}', /such as `10\.1\.0\.0\/16`/],
    ['{Network: 10.1.0.0/29}', /too small/],
    ['{Network: 10.1.0.0/16, SubnetLen: 17}', /from 18, .* to 30/],
    ['{Network: 10.1.0.0/16, SubnetLen: "24"}', /must be a number/],
    ['{Network: 10.1.0.0/16, Backend: vxlan}', /must have a `Type`/],
    ['{EnableIPv4: false, EnableIPv6: true}', /`IPv6Network`/],
  ] as const) {
    it(`that reads ${config} is an error, is not written, and the other settings are kept`, () => {
      const { found, kept } = read(config);
      assert.equal(kept, undefined);
      assert.deepEqual(
        found.map(({ code, severity, path }) => [code, severity, path]),
        [['CC316', 'error', 'coreos.flannel.network_config']],
      );
      assert.match(found[0]?.message ?? '', expected);
    });
  }

  it('may be named in any case, be without IPv4, and is never repeated in a message', () => {
    assert.deepEqual(read('{network: 10.1.0.0/16, subnetlen: 24}').found, []);
    assert.deepEqual(read('{EnableIPv4: false, EnableIPv6: true, IPv6Network: "fd00::/48"}').found, []);
    for (const { message } of read('\'{"Backend": {"Type": "ipsec", "PSK": "hush"\'').found)
      assert.ok(!message.includes('hush'));
  });

  it('is no list', () => {
    assert.match(read('[a]').found[0]?.message ?? '', /must be a text or a mapping .*, not a list/);
  });
});

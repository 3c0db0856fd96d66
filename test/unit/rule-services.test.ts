import assert from 'node:assert/strict';
import { type Diagnostic, validate } from '../../src/config/index.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';

const TOKEN = 'https://discovery.etcd.io/8d003e688d682aa1e67938391e13cae3';

/** What etcd is to tell clients beside `listen_client_urls`. */
const TLS = { cert_file: '/etc/etcd.pem', key_file: '/etc/etcd-key.pem' };
const TOLD = { advertise_client_urls: 'http://$private_ipv4:2379' };

function findings(settings: Readonly<Record<string, string>>, section = 'etcd2'): readonly Diagnostic[] {
  const lines = Object.entries(settings).map(([key, value]) => `    ${key}: ${value}\n`);
  return validate(`#cloud-config\ncoreos:\n  ${section}:\n${lines.join('')}`, gunzip).diagnostics;
}

function codesOf(settings: Readonly<Record<string, string>>, section?: string): readonly string[] {
  return findings(settings, section).map(({ code, severity }) => `${code} ${severity}`);
}

describe('rules on etcd and its services', () => {
  it('write an address as etcd reads it', () => {
    const better: readonly (readonly [key: string, value: string, fixed: string | undefined])[] = [
      ['listen_client_urls', '0.0.0.0:2379', 'http://0.0.0.0:2379'],
      ['listen_client_urls', 'http://0.0.0.0', 'http://0.0.0.0:2379'],
      ['listen_peer_urls', 'http://$private_ipv4', 'http://$private_ipv4:2380'],
      ['listen_peer_urls', 'http://$private_ipv4:2380/', 'http://$private_ipv4:2380'],
      ['listen_peer_urls', '"http://10.0.0.1:2380,10.0.0.1:7001"', 'http://10.0.0.1:7001'],
      ['initial_cluster', 'a=10.0.0.1:2380', 'a=http://10.0.0.1:2380'],
      ['initial_cluster', 'http://10.0.0.1:2380', undefined],
      [
        'listen_peer_urls',
        '"http://10.0.0.1:2380 http://10.0.0.1:7001"',
        'http://10.0.0.1:2380,http://10.0.0.1:7001',
      ],
      ['listen_peer_urls', 'tcp://10.0.0.1:2380', undefined],
    ];
    for (const [key, value, fixed] of better) {
      const found = findings({ ...TOLD, [key]: value });
      assert.deepEqual(
        found.map(({ code }) => code),
        ['CC363'],
        value,
      );
      assert.equal(found[0]?.fix?.edits[0]?.text, fixed);
    }
  });

  it('take addresses of every form that etcd takes', () => {
    for (const value of [
      'http://[::1]:2379',
      'https://$private_ipv4:2379,http://localhost:4001',
      'unix://x:1',
      'http://[$private_ipv6]:2379',
    ])
      assert.deepEqual(codesOf({ ...TOLD, ...TLS, listen_client_urls: `"${value}"` }), [], value);
    assert.deepEqual(
      codesOf({ initial_cluster: 'a=http://a:2380,a=http://a:7001,b=http://b.example.com:2380' }),
      [],
    );
    assert.deepEqual(codesOf({ addr: '$private_ipv4:4001', peer_addr: '$private_ipv4:7001' }, 'etcd'), []);
    assert.deepEqual(codesOf({ addr: 'http://$private_ipv4:4001' }, 'etcd'), ['CC363 warning']);
  });

  it('let a cluster of one advertise what only it reaches', () => {
    assert.deepEqual(codesOf({ advertise_client_urls: 'http://localhost:2379' }), []);
    const shared = { discovery: TOKEN, initial_advertise_peer_urls: 'http://localhost:2380' };
    assert.deepEqual(codesOf(shared), ['CC364 error']);
    assert.deepEqual(codesOf({ ...shared, proxy: 'on' }), []);
    assert.deepEqual(codesOf({ advertise_client_urls: 'http://0.0.0.0:2379' }), ['CC364 warning']);
    const [finding] = findings({ advertise_client_urls: 'http://0.0.0.0:2379' });
    assert.equal(finding?.fix?.edits[0]?.text, 'http://$private_ipv4:2379');
    assert.equal(codesOf({ discovery: 'http://localhost:8087/abc' }).join(), 'CC361 warning');
    const both = {
      discovery: TOKEN,
      advertise_client_urls: '"http://localhost:2379,http://$private_ipv4:2379"',
    };
    assert.deepEqual(codesOf(both), []);
  });

  it('know tokens that no service made, and never repeat one', () => {
    const tokens = [
      '<token>',
      'TOKEN',
      'new?size=3',
      '6a28e078895c5ec737174db2419bb2f3',
      '0123456789abcdef0123456789abcdef',
      '00000000000000000000000000000000',
      '8d003e688d682aa1',
    ];
    for (const token of tokens) {
      const found = findings({ discovery: `https://discovery.etcd.io/${token}` });
      assert.deepEqual(
        found.map(({ code }) => code),
        ['CC361'],
        token,
      );
      assert.ok(!JSON.stringify(found).includes(`/${token}`));
    }
    assert.deepEqual(codesOf({ discovery: 'http://10.0.0.5:8087/v2/keys/my/cluster' }), []);
  });

  it('start the service that the settings are for', () => {
    const body = '#cloud-config\ncoreos:\n  etcd2:\n    name: a\n  units:\n';
    const codes = (units: string): readonly string[] =>
      validate(body + units, gunzip).diagnostics.map(({ code, severity }) => `${code} ${severity}`);
    assert.deepEqual(codes('    - {name: etcd.service, command: start}\n'), ['CC365 warning']);
    assert.deepEqual(codes('    - {name: docker.service, command: start}\n'), ['CC365 info']);
    const client = (text: string): string =>
      `    - {name: a.service, command: start, content: "[Service]\\nExecStart=${text}"}\n`;
    assert.deepEqual(codes(client('/usr/bin/systemctl start etcd2')), []);
    assert.deepEqual(codes(client('/usr/bin/etcd2ctl watch /a')), ['CC365 info']);
    assert.deepEqual(codes('    - {name: etcd2.service, command: start}\n'), []);
    assert.deepEqual(
      codes(
        '    - {name: etcd2.service, command: start}\n    - {name: etcd-member.service, command: start}\n',
      ),
      ['CC365 warning'],
    );
    const [finding] = validate(`${body}    - name: etcd2.service\n      enable: true\n`, gunzip).diagnostics;
    assert.equal(finding?.code, 'CC366');
    assert.equal(finding?.fix?.edits[0]?.text, 'command: start');
  });

  it('hand on specifiers of systemd as they are written, and say so', () => {
    const found = (value: string, key = 'metadata', section = 'fleet'): readonly string[] =>
      findings({ [key]: value }, section)
        .filter(({ code }) => code === 'CC369')
        .map(({ message, fix }) => `${message.split(' ', 1)[0]} ${fix?.edits[0]?.text ?? 'by hand'}`);
    assert.deepEqual(found('name=%H'), ['`%H` $hostname']);
    assert.deepEqual(found('"name=%H,id=%m"'), ['`%H` $hostname', '`%m` by hand']);
    assert.deepEqual(found('"a=%H,b=%H"'), ['`%H` by hand']);
    assert.deepEqual(found('"%m"', 'name', 'etcd2'), ['`%m` by hand']);
    assert.deepEqual(found('a%i', 'group', 'locksmith'), ['`%i` by hand']);
    for (const none of ['"load=90%"', '"a=50%,b=c"', '"a=%%H"', '"a=%2F%20%afb"', '"a=5 % Hg"', '"a=%z"'])
      assert.deepEqual(found(none), [], none);
    assert.deepEqual(found('"p%Hq"', 'etcd_password'), []);
    assert.deepEqual(found('"/net%H"', 'etcd_prefix', 'flannel'), []);
  });

  it('want an address to listen on, and no name', () => {
    assert.deepEqual(codesOf({ ...TOLD, listen_client_urls: 'http://node1:2379' }), ['CC363 warning']);
    assert.deepEqual(codesOf({ ...TOLD, listen_client_urls: 'http://node1:2379' }, 'etcd_member'), [
      'CC363 error',
    ]);
    assert.deepEqual(codesOf({ advertise_client_urls: 'http://node1:2379' }), []);
    assert.deepEqual(codesOf({ ...TOLD, listen_client_urls: '"http://${private_ipv4}_a:2379"' }), []);
  });

  it('want a scheme before the addresses of services', () => {
    const [finding] = findings({ etcd_servers: 'http://10.0.0.1:2379,10.0.0.2:2379' }, 'fleet');
    assert.equal(finding?.code, 'CC375');
    assert.equal(finding?.fix?.edits[0]?.text, 'http://');
    assert.deepEqual(codesOf({ etcd_endpoints: '$private_ipv4:2379' }, 'flannel'), ['CC375 warning']);
    assert.deepEqual(codesOf({ server: 'disabled' }, 'update'), []);
    assert.deepEqual(codesOf({ server: '"{{ server }}"' }, 'update'), ['CC009 warning']);
  });

  it('want pairs in the metadata of fleet', () => {
    assert.deepEqual(codesOf({ metadata: 'role=worker,ssd' }, 'fleet'), ['CC376 warning']);
    assert.deepEqual(codesOf({ metadata: '"role=,a=b=c"' }, 'fleet'), []);
  });

  it('want a host in an address, and an address to listen on that others are told', () => {
    assert.deepEqual(codesOf({ initial_advertise_peer_urls: 'http://:2380' }), ['CC363 error']);
    assert.deepEqual(codesOf({ peer_addr: '":7001"' }, 'etcd'), ['CC363 warning']);
    const members = { discovery: TOKEN, initial_advertise_peer_urls: 'http://$private_ipv4:2380' };
    assert.deepEqual(codesOf(members), ['CC379 error']);
    assert.deepEqual(codesOf({ ...members, listen_peer_urls: 'http://127.0.0.1:2380' }), ['CC379 error']);
    assert.deepEqual(codesOf({ ...members, listen_peer_urls: 'http://0.0.0.0:2380' }), []);
    const clients = { listen_client_urls: 'http://0.0.0.0:2379' };
    assert.deepEqual(codesOf(clients), ['CC379 warning']);
    assert.deepEqual(codesOf(clients, 'etcd_member'), ['CC379 error']);
    assert.deepEqual(codesOf({ ...clients, proxy: 'on' }), []);
    assert.deepEqual(codesOf({ listen_client_urls: 'http://127.0.0.1:2379' }), []);
  });

  it('leave it to the service which well-shaped token it knows', () => {
    const public_ = 'https://discovery.etcd.io';
    assert.deepEqual(codesOf({ discovery: `${public_}/0123456789abcdef0123456789abcdef` }), [
      'CC361 warning',
    ]);
    assert.deepEqual(codesOf({ discovery: `${public_}/0123` }), ['CC361 error']);
    assert.deepEqual(codesOf({ discovery: `${TOKEN}/` }), []);
    assert.deepEqual(codesOf({ discovery: 'ftp://a.example.com/b' }), ['CC306 error']);
  });

  it('know that old releases have the v2 API anyway', () => {
    const target = { etcd: { text: '3.0', order: 300 } };
    const body = '#cloud-config\ncoreos:\n  etcd_member:\n    enable_v2: true\n';
    assert.deepEqual(validate(body, gunzip, { target }).diagnostics, []);
    const later = validate(body, gunzip, { target: { etcd: { text: '3.6', order: 306 } } }).diagnostics;
    assert.deepEqual(
      later.map(({ code, severity }) => `${code} ${severity}`),
      ['CC315 error'],
    );
  });

  it('write `off` where a YAML library wrote false', () => {
    const [finding] = findings({ 'reboot-strategy': 'false' }, 'update');
    assert.match(finding?.message ?? '', /made `false` of `off`/);
    assert.equal(finding?.fix?.edits[0]?.text, '"off"');
  });
});

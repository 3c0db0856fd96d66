import assert from 'node:assert/strict';
import { checkCluster } from '../../src/cluster/check.ts';
import type { FactsOf } from '../../src/cluster/facts.ts';
import type { CloudConfig, Etcd2Options, EtcdMemberOptions, Unit } from '../../src/config/generated/types.ts';
import {
  elsewhere,
  machine,
  scriptedPorts,
  TOKEN,
  tokenAnswers,
  URL_OF_TOKEN,
} from '../support/discovery.ts';

const PEER = 'http://10.0.0.1:2380';
const LIST = `a=${PEER},b=http://10.0.0.2:2380`;
const ANYWHERE = 'http://0.0.0.0:2380';
const OWN = { name: 'a', initial_advertise_peer_urls: PEER } as const;
const WELL = { ...OWN, listen_peer_urls: ANYWHERE, initial_cluster: LIST } as const;
const UNIT = '/usr/lib/systemd/system/etcd2.service';

interface Situation {
  readonly etcd2?: Etcd2Options;
  readonly member?: EtcdMemberOptions;
  readonly facts?: FactsOf;
  readonly units?: readonly Unit[];
  readonly files?: CloudConfig['write_files'];
  readonly size?: string;
}

async function found({ etcd2, member, facts = elsewhere, units = [], files = [], size = '3' }: Situation) {
  const coreos = {
    units,
    ...(etcd2 === undefined ? {} : { etcd2 }),
    ...(member === undefined ? {} : { etcd_member: member }),
  };
  const ports = scriptedPorts(tokenAnswers(size, []));
  const { findings } = await checkCluster([{ config: { coreos, write_files: files } }], facts, ports);
  return findings.filter(({ severity }) => severity !== 'info');
}

async function codes(situation: Situation): Promise<readonly string[]> {
  return (await found(situation)).map(({ severity, code }) => `${severity} ${code}`);
}

function dropIn(content: string): readonly Unit[] {
  return [{ name: 'etcd2.service', drop_ins: [{ name: '30-own.conf', content: `[Service]\n${content}\n` }] }];
}

describe('the preflight of where etcd listens for members', () => {
  const LOCAL = ['error CLUSTER_LISTEN_LOCAL'];

  it('refuses a member that advertises an address and listens on localhost, set or not', async () => {
    for (const way of [{ discovery: URL_OF_TOKEN }, { initial_cluster: LIST }]) {
      for (const listen of [{}, { listen_peer_urls: 'http://127.0.0.1:2380,http://localhost:7001' }]) {
        const settings = { ...OWN, ...way, ...listen };
        assert.deepEqual(await codes({ etcd2: settings }), LOCAL);
        assert.deepEqual(await codes({ member: settings }), LOCAL);
      }
      assert.deepEqual(await codes({ etcd2: { ...OWN, ...way, listen_peer_urls: ANYWHERE } }), []);
    }
    const [said] = await found({ etcd2: { ...OWN, initial_cluster: LIST } });
    assert.equal(said?.path, 'coreos.etcd2.initial_advertise_peer_urls');
    assert.match(
      said?.message ?? '',
      /^`listen_peer_urls` is missing, .* do not reach it at http:\/\/10\.0\.0\.1:2380; set it/,
    );
  });

  it('lets a cluster of one listen where it wants', async () => {
    assert.deepEqual(await codes({ etcd2: { ...OWN, discovery: URL_OF_TOKEN }, size: '1' }), []);
    assert.deepEqual(await codes({ etcd2: { ...OWN, initial_cluster: `a=${PEER}` } }), []);
  });

  it('goes by the options of etcd 0.4 too, which etcd 2 knows', async () => {
    const settings = {
      etcd2: { ...OWN, discovery: URL_OF_TOKEN },
      units: dropIn('Environment=ETCD_PEER_BIND_ADDR=0.0.0.0:2380'),
    };
    assert.deepEqual(await codes(settings), []);
    assert.deepEqual(await codes({ ...settings, facts: machine({}, '3.5.0') }), LOCAL);
  });

  it('says nothing where a unit, a drop-in or a file may give it', async () => {
    const etcd2 = { ...OWN, initial_cluster: LIST };
    for (const content of [
      `Environment=ETCD_LISTEN_PEER_URLS=${ANYWHERE}`,
      'EnvironmentFile=/etc/etcd.env',
      `ExecStart=\nExecStart=/usr/bin/etcd2 --listen-peer-urls ${ANYWHERE}`,
      'ExecStart=\nExecStart=/usr/bin/docker run -p 2380:2380 etcd',
      'ExecStart=\nExecStart=/usr/bin/etcd2 --config-file=/etc/etcd.yml',
    ]) {
      assert.deepEqual(await codes({ etcd2, units: dropIn(content) }), [], content);
      const files = [
        { path: '/etc/systemd/system/etcd2.service.d/x.conf', content: `[Service]\n${content}\n` },
      ];
      assert.deepEqual(await codes({ etcd2, files }), [], content);
      const facts = machine({ '/etc/systemd/system/etcd2.service.d/x.conf': `[Service]\n${content}\n` });
      const isOfImage = content.startsWith('EnvironmentFile');
      assert.deepEqual(await codes({ etcd2, facts }), isOfImage ? LOCAL : [], content);
    }
    assert.deepEqual(await codes({ etcd2, units: dropIn('LimitNOFILE=1') }), LOCAL);
  });

  it('says nothing where the document brings the file that the unit of the image reads', async () => {
    const facts = machine({
      [UNIT]: '[Service]\nEnvironmentFile=-/etc/default/etcd\nExecStart=/usr/bin/etcd2\n',
    });
    const etcd2 = { ...OWN, initial_cluster: LIST };
    assert.deepEqual(await codes({ etcd2, facts }), LOCAL);
    const files = [{ path: '/etc/default/etcd', content: 'ETCD_LISTEN_PEER_URLS=http://0.0.0.0:2380\n' }];
    assert.deepEqual(await codes({ etcd2, facts, files }), []);
  });
});

describe('the preflight of where etcd listens for clients', () => {
  const listen = { listen_client_urls: 'http://127.0.0.1:2379' };
  const MISSING = ['error CLUSTER_ADVERTISE_MISSING'];

  it('refuses those without an address to tell them, with data or without', async () => {
    assert.deepEqual(await codes({ etcd2: { ...WELL, ...listen } }), MISSING);
    assert.deepEqual(await codes({ member: { ...WELL, ...listen } }), MISSING);
    const facts = machine({ '/var/lib/etcd2/member/wal/0.wal': '' });
    assert.deepEqual(await codes({ etcd2: { ...WELL, ...listen }, facts }), MISSING);
    const advertise = { advertise_client_urls: 'http://10.0.0.1:2379' };
    assert.deepEqual(await codes({ etcd2: { ...WELL, ...listen, ...advertise } }), []);
    const units = dropIn('Environment=ETCD_ADDR=10.0.0.1:2379');
    assert.deepEqual(await codes({ etcd2: { ...WELL, ...listen }, units }), []);
    assert.deepEqual(await codes({ etcd2: { ...WELL, ...listen, proxy: 'on' } }), []);
  });

  it('warns where etcd may become a proxy, with which it starts', async () => {
    const { initial_cluster: _, ...own } = WELL;
    const etcd2 = { ...own, ...listen, discovery: URL_OF_TOKEN };
    assert.deepEqual(await codes({ etcd2 }), ['warning CLUSTER_ADVERTISE_MISSING']);
    assert.deepEqual(await codes({ etcd2: { ...etcd2, discovery_fallback: 'exit' } }), MISSING);
    assert.deepEqual(await codes({ etcd2, facts: machine({}, '3.6.1') }), MISSING);
  });

  it('says nothing where a drop-in gives the address', async () => {
    const units = dropIn('Environment=ETCD_ADVERTISE_CLIENT_URLS=http://10.0.0.1:2379');
    assert.deepEqual(await codes({ etcd2: { ...WELL, ...listen }, units }), []);
  });
});

describe('the preflight of names to listen on', () => {
  const named = { ...WELL, listen_peer_urls: 'http://node1.example.com:2380,http://localhost:7001' };

  it('refuses them for etcd from 3.2 on, and warns of them for others', async () => {
    assert.deepEqual(await codes({ member: named }), ['error CLUSTER_LISTEN_NAME']);
    for (const [version, severity] of [
      ['2.3.8', 'warning'],
      ['3.1.0', 'warning'],
      ['3.4.23', 'error'],
    ] as const) {
      const facts = machine({}, version);
      assert.deepEqual(await codes({ etcd2: named, facts }), [`${severity} CLUSTER_LISTEN_NAME`]);
    }
    assert.deepEqual(await codes({ etcd2: named }), ['warning CLUSTER_LISTEN_NAME']);
    assert.match(
      (await found({ member: named }))[0]?.message ?? '',
      /has the name node1\.example\.com in http/,
    );
  });

  it('takes no host for one, too, and addresses of both families for none', async () => {
    assert.deepEqual(await codes({ member: { ...WELL, listen_peer_urls: 'http://:2380' } }), [
      'error CLUSTER_LISTEN_NAME',
    ]);
    const both = { ...WELL, listen_peer_urls: 'http://[::]:2380,http://10.0.0.1:2380' };
    assert.deepEqual(await codes({ member: both }), []);
  });
});

describe('the preflight of etcd without a way to others', () => {
  const ALONE = ['warning CLUSTER_ALONE'];
  const etcd2 = { ...OWN, listen_peer_urls: ANYWHERE };

  it('warns where an address is advertised, and says what is missing', async () => {
    assert.deepEqual(await codes({ etcd2 }), ALONE);
    assert.deepEqual(await codes({ etcd2: { ...etcd2, discovery: '' } }), ALONE);
    assert.deepEqual(await codes({ member: etcd2 }), ALONE);
    const [said] = await found({ etcd2 });
    assert.match(
      said?.message ?? '',
      /set `discovery` .* or `initial_cluster`, .*`initial_cluster: a=http:\/\/10\.0\.0\.1:2380`$/,
    );
  });

  it('says nothing of one machine, a proxy, one that has data, or one that is told by other means', async () => {
    assert.deepEqual(
      await codes({ etcd2: { ...etcd2, initial_advertise_peer_urls: 'http://127.0.0.1:2380' } }),
      [],
    );
    assert.deepEqual(await codes({ etcd2: { ...etcd2, proxy: 'on' } }), []);
    assert.deepEqual(await codes({ etcd2, facts: machine({ '/var/lib/etcd2/member/wal/0.wal': '' }) }), []);
    for (const content of [
      `Environment="ETCD_DISCOVERY=${URL_OF_TOKEN}"`,
      'EnvironmentFile=/run/discovery',
      `ExecStart=\nExecStart=/usr/bin/etcd2 --initial-cluster=${LIST}`,
    ]) {
      assert.deepEqual(await codes({ etcd2, units: dropIn(content) }), [], content);
    }
    const file = {
      path: '/etc/systemd/system/etcd2.service.d/x.conf',
      encoding: 'base64',
      content: btoa(TOKEN),
    } as const;
    assert.deepEqual(await codes({ etcd2, files: [file] }), []);
  });
});

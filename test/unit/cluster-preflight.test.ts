import assert from 'node:assert/strict';
import { type CheckedEtcd, type ClusterCheck, checkCluster } from '../../src/cluster/check.ts';
import { type FactsOf, factsFrom } from '../../src/cluster/facts.ts';
import { joinDropIn } from '../../src/cluster/join/drop-in.ts';
import type { ClusterDocument } from '../../src/cluster/settings.ts';
import type { Etcd2Options, EtcdOptions, Unit } from '../../src/config/generated/types.ts';
import { readDocument, targetOf } from '../../src/config/index.ts';
import { CloudConfigError } from '../../src/errors.ts';
import {
  type Entry,
  elsewhere,
  machine,
  NOT_FOUND,
  NOT_PLAIN,
  type ScriptedPorts,
  scriptedPorts,
  TOKEN,
  tokenAnswers,
  URL_OF_TOKEN,
} from '../support/discovery.ts';
import { createFakeDisk } from '../support/fake-disk.ts';

const OWN = 'bd4ce820e27af8c0';
const PEER = 'http://10.0.0.1:2380';
const B: Entry = ['bb', 'b=http://10.0.0.2:2380'];
const C: Entry = ['cc', 'c=http://10.0.0.3:2380'];
const D: Entry = ['dd', 'd=http://10.0.0.4:2380'];
/** To a discovery service that answers, whatever it says. */
const MOST_REQUESTS = 3;
const FRESH = machine({ '/etc/machine-id': 'abcdef\n' });

function etcd2(more: Etcd2Options = {}): ClusterDocument {
  return {
    config: {
      coreos: {
        etcd2: {
          name: 'a',
          discovery: URL_OF_TOKEN,
          initial_advertise_peer_urls: PEER,
          listen_peer_urls: 'http://0.0.0.0:2380',
          ...more,
        },
      },
    },
  };
}

interface Situation {
  readonly document?: ClusterDocument;
  readonly facts?: FactsOf;
  readonly ports?: ScriptedPorts;
}

function check({
  document = etcd2(),
  facts = FRESH,
  ports = scriptedPorts(tokenAnswers('3', [])),
}: Situation): Promise<ClusterCheck> {
  return checkCluster([document], facts, ports);
}

function registered(entries: readonly Entry[], size = '3'): ScriptedPorts {
  return scriptedPorts(tokenAnswers(size, entries));
}

async function codes(situation: Situation): Promise<readonly string[]> {
  const before = situation.ports?.http.sent.length ?? 0;
  const { findings } = await check(situation);
  const asked = (situation.ports?.http.sent.length ?? 0) - before;
  const isAnswered = !findings.some(({ code }) => code.startsWith('CLUSTER_UNREACHABLE'));
  if (isAnswered) assert.ok(asked <= MOST_REQUESTS, `the discovery service was asked ${asked} times`);
  for (const { message } of findings) {
    assert.ok(!message.includes(TOKEN), message);
    assert.match(message, /^[^\n]*[^.\n]$/);
  }
  return findings.map(({ severity, code }) => `${severity} ${code}`);
}

async function only(situation: Situation): Promise<CheckedEtcd> {
  const [etcd] = (await check(situation)).etcds;
  assert.ok(etcd);
  return etcd;
}

async function message(situation: Situation): Promise<string> {
  const { findings } = await check(situation);
  return findings.map((each) => each.message).join('\n');
}

describe('the preflight of a token', () => {
  it('finds nothing to say against a free place, and who is there', async () => {
    const ports = registered([B]);
    assert.deepEqual(await codes({ ports }), ['info CLUSTER_WAITING']);
    assert.match(
      await message({ ports: registered([B]) }),
      /1 of 3 are registered with \S+0123…cdef \(b 10\.0\.0\.2\); etcd will wait for 1 more/,
    );
    assert.equal(ports.http.sent.length, 2);
    assert.equal((await only({})).subject.id, OWN);
  });

  it('asks a token once for all sections that have it, by the names of two decades', async () => {
    const ports = registered([B]);
    const { coreos } = etcd2().config;
    const etcd = { discovery: URL_OF_TOKEN, peer_addr: '10.0.0.1:7001' };
    const etcd_member = { discovery: URL_OF_TOKEN, initial_advertise_peer_urls: PEER };
    const { etcds } = await check({
      document: { config: { coreos: { ...coreos, etcd, etcd_member } } },
      ports,
    });
    assert.deepEqual(
      etcds.map(({ token }) => token?.kind),
      ['token', 'token', 'token'],
    );
    assert.ok(ports.http.sent.length <= MOST_REQUESTS, `${ports.http.sent.length}`);
  });

  it('row 1: an unknown or expired token is refused', async () => {
    const ports = scriptedPorts({
      [`GET ${URL_OF_TOKEN}`]: NOT_FOUND,
      [`GET ${URL_OF_TOKEN}/_config/size`]: NOT_FOUND,
    });
    assert.deepEqual(await codes({ ports }), ['error CLUSTER_TOKEN_UNKNOWN']);
    const { withheld } = await check({ ports });
    assert.equal(withheld[0]?.unit, 'etcd2.service');
    assert.equal(withheld[0]?.path, 'coreos.etcd2.discovery');
  });

  it('row 2: a value that is no token URL is refused, unasked where it is plain', async () => {
    const ports = registered([]);
    const document = etcd2({ discovery: 'https://discovery.etcd.io/new?size=3' });
    assert.deepEqual(await codes({ document, ports }), ['error CLUSTER_TOKEN_SHAPE']);
    assert.equal(ports.http.sent.length, 0);
    const short = etcd2({ discovery: `https://discovery.etcd.io/${TOKEN.slice(1)}` });
    assert.deepEqual(await codes({ document: short, ports }), ['error CLUSTER_TOKEN_SHAPE']);
    assert.equal(ports.http.sent.length, 0);
    const own = etcd2({ discovery: `http://10.0.0.9:8087/${TOKEN.slice(1)}` });
    assert.deepEqual(await codes({ document: own }), ['error CLUSTER_TOKEN_SHAPE']);
  });

  it('row 2: another web server at a good URL is told apart', async () => {
    assert.deepEqual(await codes({ ports: scriptedPorts({}) }), ['warning CLUSTER_NOT_DISCOVERY']);
  });

  it('row 3: in a full cluster this machine becomes a proxy, and is refused where it cannot', async () => {
    const ports = registered([B, C, D]);
    assert.deepEqual(await codes({ ports }), ['warning CLUSTER_FULL']);
    assert.match(
      await message({ ports }),
      /3 of 3 places are taken, by b 10\.0\.0\.2, c 10\.0\.0\.3, d 10\.0\.0\.4; etcd here becomes a proxy/,
    );
    assert.deepEqual(await codes({ ports, facts: machine({}, '3.6.1') }), ['error CLUSTER_FULL']);
    assert.deepEqual(await codes({ ports, document: etcd2({ discovery_fallback: 'exit' }) }), [
      'error CLUSTER_FULL',
    ]);
  });

  it('row 4: this machine registered, its data is gone', async () => {
    const ports = registered([[OWN, `a=${PEER}`], B]);
    assert.deepEqual(await codes({ ports }), ['warning CLUSTER_DATA_GONE']);
    assert.match(
      await message({ ports }),
      new RegExp(`\`cloud-config cluster join --replace --start\`.* \`cloud-config cluster forget ${OWN}\``),
    );
    assert.deepEqual(await codes({ ports, facts: elsewhere }), ['info CLUSTER_REGISTERED']);
  });

  it('row 4: etcd is not started where the unit says which directory it is, and no container hides it', async () => {
    const ports = registered([[OWN, `a=${PEER}`], B]);
    const unit = (command: string) =>
      machine({
        '/usr/lib/systemd/system/etcd2.service': `[Service]\nEnvironment=ETCD_DATA_DIR=/data\nExecStart=${command}\n`,
      });
    for (const [command, severity] of [
      ['/usr/bin/etcd2', 'error'],
      [`/bin/sh -c 'exec "$$(command -v etcd2 || command -v etcd)"'`, 'error'],
      ['/usr/bin/docker run -v /data:/inside etcd --data-dir=/inside', 'warning'],
    ] as const) {
      assert.deepEqual(await codes({ ports, facts: unit(command) }), [`${severity} CLUSTER_DATA_GONE`]);
    }
  });

  it('row 4: the drop-in of a join wins over the document, and the token is not asked', async () => {
    const ports = registered([[OWN, `a=${PEER}`], B]);
    const facts = machine({
      '/run/systemd/system/etcd2.service.d/90-cloud-config-join.conf': joinDropIn({
        name: 'a',
        peerUrls: [PEER],
        initialCluster: `a=${PEER}`,
      }),
    });
    assert.deepEqual(await codes({ ports, facts }), ['info CLUSTER_STATIC_LISTED']);
    assert.equal(ports.http.sent.length, 0);
  });

  it('row 4: a start that never joined leaves directories, and is no data', async () => {
    const ports = registered([[OWN, `a=${PEER}`]]);
    const facts = machine({ '/var/lib/etcd2/member/snap/db': '' });
    assert.deepEqual(await codes({ ports, facts }), ['warning CLUSTER_DATA_GONE']);
  });

  it('row 5: the name is taken by another machine', async () => {
    const ports = registered([['bb', 'a=http://10.0.0.2:2380']]);
    assert.deepEqual(await codes({ ports }), ['error CLUSTER_NAME_TAKEN']);
    assert.match(await message({ ports }), /the name a is registered already, by http:\/\/10\.0\.0\.2:2380/);
  });

  it('row 5: the name that the unit gives counts too', async () => {
    const unit =
      '[Service]\nEnvironment=ETCD_DATA_DIR=/var/lib/etcd2\nEnvironment=ETCD_NAME=%m\nExecStart=/usr/bin/etcd2\n';
    const facts = machine({ '/etc/machine-id': 'abcdef\n', '/usr/lib/systemd/system/etcd2.service': unit });
    const { name: _, ...nameless } = etcd2().config.coreos?.etcd2 ?? {};
    const document = { config: { coreos: { etcd2: nameless } } };
    const ports = registered([['bb', 'abcdef=http://10.0.0.2:2380']]);
    assert.deepEqual(await codes({ document, facts, ports }), ['error CLUSTER_NAME_TAKEN']);
  });

  it('row 6: entries that nobody reaches are named with what frees their place', async () => {
    for (const url of ['http://0.0.0.0:2380', 'http://127.0.0.1:2380', 'http://:2380']) {
      const ports = registered([['bb', `b=${url}`]]);
      assert.deepEqual(await codes({ ports }), ['warning CLUSTER_BAD_ENTRY', 'info CLUSTER_WAITING']);
      assert.match(await message({ ports }), /forget bb FILE/);
    }
  });

  it('row 7: more machines than places', async () => {
    const ports = registered([B, C, D, [OWN, `a=${PEER}`]]);
    assert.deepEqual(await codes({ ports, facts: elsewhere }), [
      'warning CLUSTER_OVERBOOKED',
      'info CLUSTER_REGISTERED',
    ]);
    assert.match(
      await message({ ports }),
      /4 machines registered for 3 places, a 10\.0\.0\.1 too late: .*`proxy: on`/,
    );
  });

  it('row 8: the address is registered by another machine', async () => {
    assert.deepEqual(await codes({ ports: registered([[OWN, `b=${PEER}`]]) }), [
      'warning CLUSTER_ADDRESS_TAKEN',
    ]);
    const shared = registered([['bb', `b=http://10.0.0.1:7001,b=${PEER}`]]);
    assert.deepEqual(await codes({ ports: shared }), ['error CLUSTER_ADDRESS_TAKEN']);
  });

  it('row 9: waiting is no failure, and the last one is told so', async () => {
    assert.match(
      await message({ ports: registered([B, C]) }),
      /2 of 3 are registered .*; this machine is the last/,
    );
    assert.equal((await only({ ports: registered([B, C]) })).verdict, 'start');
  });

  it('row 10: a size that is none is refused with its value', async () => {
    for (const size of ['abc', '0', '-1', '']) {
      const ports = registered([], size);
      assert.deepEqual(await codes({ ports }), ['error CLUSTER_SIZE_BAD']);
      assert.ok((await message({ ports })).includes(JSON.stringify(size)));
    }
    assert.deepEqual(await codes({ ports: scriptedPorts(tokenAnswers(undefined, [])) }), [
      'error CLUSTER_SIZE_BAD',
    ]);
    assert.deepEqual(await codes({ ports: registered([], '100') }), [
      'warning CLUSTER_SIZE_LARGE',
      'info CLUSTER_WAITING',
    ]);
  });

  for (const [fault, code] of [
    ['HTTP_DNS', 'CLUSTER_UNREACHABLE_DNS'],
    ['HTTP_CONNECT', 'CLUSTER_UNREACHABLE_CONNECT'],
    ['HTTP_TLS', 'CLUSTER_UNREACHABLE_TLS'],
    ['HTTP_PLAIN', 'CLUSTER_UNREACHABLE_TLS'],
    ['HTTP_TIMEOUT', 'CLUSTER_UNREACHABLE_TIMEOUT'],
    ['503', 'CLUSTER_UNREACHABLE_HTTP'],
  ] as const) {
    it(`row 11: ${fault} is ${code}, and etcd is started all the same`, async () => {
      const answer = fault === '503' ? { status: 503 } : fault;
      const ports = scriptedPorts({
        [`GET ${URL_OF_TOKEN}`]: answer,
        [`GET ${URL_OF_TOKEN}/_config/size`]: answer,
        ...NOT_PLAIN,
      });
      assert.deepEqual(await codes({ ports }), [`warning ${code}`]);
      assert.deepEqual((await check({ ports })).withheld, []);
      assert.ok(ports.clock.monotonic() <= 6_000);
    });
  }

  it('row 12: an empty host is refused before anything is asked', async () => {
    const ports = registered([]);
    const document = etcd2({ initial_advertise_peer_urls: 'http://:2380' });
    assert.deepEqual(await codes({ document, ports }), ['error CLUSTER_ADDRESS_EMPTY']);
    assert.equal(ports.http.sent.length, 0);
  });

  it('row 12: a unit that is withheld for want of an address stays so, and nothing is asked', async () => {
    const ports = registered([]);
    const withheld = [
      { unit: 'etcd2.service', path: 'coreos.etcd2.initial_advertise_peer_urls', reason: 'no address' },
    ];
    const { name = '', discovery = '' } = etcd2().config.coreos?.etcd2 ?? {};
    const document = { config: { coreos: { etcd2: { name, discovery } } }, withheld };
    assert.deepEqual(await codes({ document, ports }), ['error CLUSTER_ADDRESS_UNSUPPLIED']);
    assert.equal(ports.http.sent.length, 0);
  });

  it('row 13: addresses that only this machine reaches are refused before anything is asked', async () => {
    for (const host of ['localhost', '127.0.0.1', '0.0.0.0']) {
      const ports = registered([]);
      const document = etcd2({ initial_advertise_peer_urls: `http://${host}:2380` });
      assert.deepEqual(await codes({ document, ports }), ['error CLUSTER_ADDRESS_LOCAL']);
      assert.equal(ports.http.sent.length, 0);
    }
  });

  it('row 13: so is the default that etcd takes when no address is set', async () => {
    const document = { config: { coreos: { etcd2: { name: 'a', discovery: URL_OF_TOKEN } } } };
    assert.deepEqual(await codes({ document }), ['error CLUSTER_ADDRESS_MISSING']);
  });

  it('row 13: a cluster of one machine, with its discovery service, may use localhost', async () => {
    const url = `http://127.0.0.1:8087/${TOKEN}`;
    const document = etcd2({ discovery: url, initial_advertise_peer_urls: 'http://127.0.0.1:2380' });
    const of = (size: string | undefined) =>
      codes({ document, ports: scriptedPorts(tokenAnswers(size, [], url)) });
    assert.deepEqual(await of('1'), ['info CLUSTER_WAITING']);
    assert.deepEqual(await of('3'), ['error CLUSTER_ADDRESS_LOCAL', 'info CLUSTER_WAITING']);
    assert.deepEqual(await of(undefined), ['error CLUSTER_ADDRESS_LOCAL', 'error CLUSTER_SIZE_BAD']);
    const dead = { [`GET ${url}`]: 'HTTP_CONNECT', [`GET ${url}/_config/size`]: 'HTTP_CONNECT' };
    assert.deepEqual(await codes({ document, ports: scriptedPorts(dead) }), [
      'error CLUSTER_ADDRESS_LOCAL',
      'warning CLUSTER_UNREACHABLE_CONNECT',
    ]);
  });

  it('row 14: a token of another cluster is told by who has its places, and when they came', async () => {
    const ports = registered(
      [
        ['xx', 'x=http://192.168.7.1:2380'],
        ['yy', 'y=http://192.168.7.2:2380'],
      ],
      '2',
    );
    assert.deepEqual(await codes({ ports }), ['warning CLUSTER_FULL', 'warning CLUSTER_TOKEN_REUSED']);
    assert.match(await message({ ports }), /x 192\.168\.7\.1 at index 20, y 192\.168\.7\.2 at index 21/);
  });

  it('row 15: etcd 3.7 with a discovery URL is refused, and starts with data of its own', async () => {
    const ports = registered([]);
    assert.deepEqual(await codes({ ports, facts: machine({}, '3.7.1') }), [
      'error CLUSTER_DISCOVERY_REMOVED',
    ]);
    assert.equal(ports.http.sent.length, 0);
    const facts = machine({ '/var/lib/etcd2/member/wal/0.wal': '' }, '3.7.1');
    assert.deepEqual(await codes({ facts }), ['info CLUSTER_DISCOVERY_IGNORED']);
  });

  it('says what the installed etcd ignores or does not start with, in the words of validate', async () => {
    const proxy = { proxy: 'on', name: '', discovery_fallback: 'proxy' } as const;
    const document = etcd2(proxy);
    const facts = machine({}, '3.6.1');
    assert.deepEqual(await codes({ document, facts }), [
      'warning CLUSTER_OPTION_IGNORED',
      'error CLUSTER_VALUE_REFUSED',
    ]);
    const target = targetOf('etcd=3.6');
    assert.ok(target !== undefined);
    const text = `#cloud-config\n${JSON.stringify({ coreos: { etcd2: document.config.coreos?.etcd2 } })}\n`;
    const validated = readDocument(text, { target }).diagnostics.filter(({ code }) => code === 'CC315');
    const said = (await check({ document, facts })).findings;
    assert.deepEqual(
      said.map((each) => [each.path, each.message]).sort(),
      validated.map((each) => [each.path, each.message]).sort(),
    );
    assert.deepEqual(await codes({ document, facts: machine({}, '3.5.1') }), []);
  });

  it('finds etcd where a unit looks for it', async () => {
    const asked: string[] = [];
    const unit = '[Service]\nExecStart=/bin/sh -c \'exec "$$(command -v etcd2 || command -v etcd)"\'\n';
    const files = new Map([['/usr/lib/systemd/system/etcd2.service', { content: unit }]]);
    const facts = factsFrom({
      disk: createFakeDisk(files),
      commands: {
        run: async ([program = '']) => {
          asked.push(program);
          return program === '/opt/bin/etcd' ? { status: 0, output: 'etcd Version: 3.7.0\n' } : undefined;
        },
      },
    });
    assert.deepEqual(await codes({ facts }), ['error CLUSTER_DISCOVERY_REMOVED']);
    assert.deepEqual(asked, ['etcd2', '/opt/bin/etcd2', 'etcd', '/opt/bin/etcd']);
  });

  it('runs no program that only a document names, unless it is where root puts programs', async () => {
    const programs = async (documentPath: string, unitPath?: string): Promise<readonly string[]> => {
      const asked: string[] = [];
      const run = async ([program = '']: readonly string[]): Promise<undefined> => {
        asked.push(program);
      };
      const content = `[Service]\nExecStart=${unitPath}\n`;
      const unit = '/etc/systemd/system/etcd2.service';
      const files = new Map(unitPath === undefined ? [] : [[unit, { content }]]);
      const unitText = `[Service]\nExecStart=${documentPath}\n`;
      const settings = { section: 'etcd2', unit: 'etcd2.service', values: new Map(), unitText, withheld: [] };
      await factsFrom({ disk: createFakeDisk(files), commands: { run } })(settings);
      return asked;
    };
    assert.deepEqual(await programs('/home/jo/checkout/etcd --name x'), []);
    assert.deepEqual(await programs('/usr/../home/jo/etcd'), []);
    assert.deepEqual(await programs('/opt/bin/etcd'), ['/opt/bin/etcd']);
    assert.deepEqual(await programs('/srv/etcd', '/srv/etcd'), ['/srv/etcd']);
  });

  it('row 16: a setting that the unit gives as a flag too', async () => {
    const unit = '[Service]\nExecStart=/usr/bin/etcd \\\n  --name=here --data-dir /x\n';
    const files = { '/etc/systemd/system/etcd2.service': unit };
    assert.deepEqual(await codes({ facts: machine(files, '3.4.23') }), ['error CLUSTER_SET_TWICE']);
    assert.deepEqual((await codes({ facts: machine(files) })).slice(0, 1), ['warning CLUSTER_SET_TWICE']);
    const units: readonly Unit[] = [
      {
        name: 'etcd2.service',
        drop_ins: [{ name: '10-x.conf', content: '[Service]\nEnvironment="ETCD_OPTS=--name \\"here\\""\n' }],
      },
    ];
    const { coreos } = etcd2().config;
    const found = await codes({ document: { config: { coreos: { ...coreos, units } } } });
    assert.deepEqual(found.slice(0, 1), ['warning CLUSTER_SET_TWICE']);
  });
});

describe('the preflight of other settings', () => {
  it('two ways to find the members are refused', async () => {
    const document = etcd2({ initial_cluster: `a=${PEER}` });
    assert.deepEqual(await codes({ document }), ['error CLUSTER_TWO_BOOTSTRAPS']);
  });

  it('the options of etcd 2 do not work for etcd 0.4', async () => {
    const etcd: EtcdOptions = { discovery: URL_OF_TOKEN, peer_addr: '10.0.0.1:7001', proxy: 'off' };
    const document = { config: { coreos: { etcd } } };
    assert.deepEqual(await codes({ document }), ['warning CLUSTER_ETCD2_KEYS']);
  });

  it('etcd 0.4 has its own address, checked in the same way', async () => {
    const of = (etcd: EtcdOptions) => codes({ document: { config: { coreos: { etcd } } } });
    assert.deepEqual(
      await of({ discovery: URL_OF_TOKEN, addr: '10.0.0.1:4001', peer_addr: '10.0.0.1:7001' }),
      [],
    );
    assert.deepEqual(await of({ discovery: URL_OF_TOKEN, peer_addr: ':7001' }), [
      'error CLUSTER_ADDRESS_EMPTY',
    ]);
    assert.deepEqual(await of({ discovery: URL_OF_TOKEN }), ['error CLUSTER_ADDRESS_MISSING']);
  });

  it('data of an earlier start ends the questions', async () => {
    const ports = registered([]);
    const member = machine({ '/var/lib/etcd2/member/wal/0.wal': '' });
    assert.deepEqual(await codes({ ports, facts: member }), ['info CLUSTER_DISCOVERY_IGNORED']);
    const proxy = machine({ '/srv/etcd/proxy/cluster': '{}' });
    const document = etcd2({ data_dir: '/srv/etcd' });
    assert.deepEqual(await codes({ ports, document, facts: proxy }), ['warning CLUSTER_PROXY_DATA']);
    assert.equal(ports.http.sent.length, 0);
  });

  it('a proxy needs no place and no address', async () => {
    const document = etcd2({ proxy: 'on', initial_advertise_peer_urls: 'http://localhost:2380' });
    assert.deepEqual(await codes({ document, ports: registered([B, C, D]) }), []);
  });

  it('behind a proxy for discovery the token is not read', async () => {
    const ports = registered([]);
    const document = etcd2({ discovery_proxy: 'http://10.0.0.8:3128' });
    assert.deepEqual(await codes({ document, ports }), ['info CLUSTER_NOT_CHECKED']);
    assert.equal(ports.http.sent.length, 0);
  });

  it('service records of DNS are listed, and looked through for this machine', async () => {
    const document = {
      config: {
        coreos: {
          etcd2: {
            discovery_srv: 'example.com',
            initial_advertise_peer_urls: PEER,
            listen_peer_urls: 'http://0.0.0.0:2380',
          },
        },
      },
    };
    const record = { target: 'a.example.com', port: 2380, addresses: ['10.0.0.1'] };
    const of = (addresses: readonly string[]) =>
      codes({
        document,
        ports: scriptedPorts({}, { '_etcd-server._tcp.example.com': [{ ...record, addresses }] }),
      });
    assert.deepEqual(await of(['10.0.0.1']), ['info CLUSTER_SRV_FOUND']);
    assert.deepEqual(await of(['10.0.0.2']), ['warning CLUSTER_SRV_NOT_LISTED']);
    assert.deepEqual(await codes({ document }), ['error CLUSTER_SRV_NONE']);
    const lookUpService = async (name: string): Promise<undefined> => {
      throw new CloudConfigError('HTTP_DNS', `${name}: no name server answers`);
    };
    const silent = { document, ports: { ...scriptedPorts({}), lookUpService } };
    assert.deepEqual(await codes(silent), ['warning CLUSTER_UNREACHABLE_DNS']);
    assert.match(
      await message(silent),
      /no name server answers; without an answer etcd ends, and its unit starts it again$/,
    );
  });

  it('service records of DNS are for peers by http or by https, and etcd 3.4 needs the latter', async () => {
    const of = (scheme: 'http' | 'https', name: string, version: string) =>
      codes({
        document: {
          config: {
            coreos: {
              etcd2: {
                discovery_srv: 'example.com',
                initial_advertise_peer_urls: `${scheme}://10.0.0.1:2380`,
              },
            },
          },
        },
        facts: machine({}, version),
        ports: scriptedPorts(
          {},
          {
            [`${name}._tcp.example.com`]: [{ target: 'a.example.com', port: 2380, addresses: ['10.0.0.1'] }],
          },
        ),
      });
    const [found, wrong] = [['info CLUSTER_SRV_FOUND'], ['warning CLUSTER_SRV_SCHEME']];
    assert.deepEqual(await of('http', '_etcd-server', '3.3.27'), found);
    assert.deepEqual(await of('http', '_etcd-server', '3.4.23'), wrong);
    assert.deepEqual(await of('http', '_etcd-server', '3.5.0'), found);
    assert.deepEqual(await of('https', '_etcd-server-ssl', '3.4.23'), found);
    assert.deepEqual(await of('http', '_etcd-server-ssl', '3.5.0'), wrong);
    assert.deepEqual(await of('https', '_etcd-server', '3.5.0'), wrong);
  });

  it('nothing is said of documents without etcd', async () => {
    assert.deepEqual(await codes({ document: { config: {} } }), []);
  });

  it('the strongest document with a section is the one that counts', async () => {
    const { etcds } = await checkCluster([etcd2({ discovery: 'no' }), etcd2()], FRESH, registered([]));
    assert.deepEqual(
      etcds.map(({ verdict }) => verdict),
      ['start'],
    );
  });
});

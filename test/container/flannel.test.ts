import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { createLab, type Lab, type Machine } from './lab.ts';
import { imagePath, PROGRAM } from './machine.ts';

const KEY = '/coreos.com/network/config';
const FIRST = '{"Network": "10.1.0.0/16", "Backend": {"Type": "vxlan"}}';
const NAME = `flannel's network in etcd \\(${KEY}\\)`;

function must(argv: readonly string[], cwd?: string): void {
  const [program = '', ...args] = argv;
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', cwd });
  assert.equal(status, 0, `${argv.join(' ')}\n${stdout}${stderr}`);
}

/** A member that is a cluster of its own. */
function memberDocument(
  scheme: 'http' | 'https',
  more: readonly string[],
  flannel: readonly string[],
): string {
  return `#cloud-config
coreos:
  etcd_member:
    name: first
    enable_v2: true
    listen_client_urls: ${scheme}://0.0.0.0:2379
    advertise_client_urls: ${scheme}://$private_ipv4:2379
    initial_advertise_peer_urls: http://$private_ipv4:2380
    listen_peer_urls: http://$private_ipv4:2380
    initial_cluster: first=http://$private_ipv4:2380
${more.map((line) => `    ${line}\n`).join('')}  flannel:
    network_config: '${FIRST}'
${flannel.map((line) => `    ${line}\n`).join('')}  units:
    - name: flanneld.service
      command: start
    - name: etcd-member.service
      command: start
`;
}

function install(root: string, address: string, document: string): void {
  for (const unit of ['etcd-member.service', 'flanneld.service'])
    fs.rmSync(join(root, 'usr/lib/systemd/system', unit), { force: true });
  must([PROGRAM, 'install', '--root', root, '--cluster-units']);
  fs.mkdirSync(join(root, 'opt/bin'), { recursive: true });
  const program = '#!/bin/sh\nenv > /run/flanneld.env\nsystemd-notify --ready\nexec sleep infinity\n';
  fs.writeFileSync(join(root, 'opt/bin/flanneld'), program, { mode: 0o755 });
  const seed = join(root, 'var/lib/cloud/seed/nocloud');
  fs.mkdirSync(seed, { recursive: true });
  fs.writeFileSync(join(seed, 'meta-data'), `instance-id: node-${address}\n`);
  fs.writeFileSync(join(seed, 'user-data'), document);
  fs.appendFileSync(join(root, 'etc/environment'), `COREOS_PRIVATE_IPV4=${address}\n`);
}

function journal(machine: Machine): string {
  return machine.sh('journalctl -b -q --no-pager -o cat -u cloud-config -u cloud-config-final');
}

describe("flannel's network", () => {
  let lab: Lab;

  beforeEach(() => {
    lab = createLab(imagePath());
  });
  afterEach(() => lab.destroy());

  async function boot(document: string, prepare?: (root: string) => void): Promise<Machine> {
    const machine = await lab.boot({
      until: 'bus',
      prepare: (root, address) => {
        install(root, address, document);
        prepare?.(root);
      },
    });
    settle(machine);
    return machine;
  }

  function settle(machine: Machine): void {
    machine.run(['cloud-config', 'status', '--wait']);
    machine.run(['systemctl', 'start', 'cloud-config-final.service']);
  }

  /** A request from beside the machines. */
  function ask(method: string, url: string, body = ''): string {
    const headers = url.includes('/v2/') ? "'content-type': 'application/x-www-form-urlencoded'" : '';
    const content = body === '' ? '' : `, body: ${JSON.stringify(body)}`;
    const script = `const r = await fetch('${url}', { method: '${method}', headers: {${headers}}${content} }); console.log(await r.text());`;
    const [program = '', ...args] = lab.outside([process.execPath, '--input-type=module', '-e', script]);
    return spawnSync(program, args, { encoding: 'utf8' }).stdout;
  }

  function inV2({ address }: Machine): unknown {
    return JSON.parse(ask('GET', `http://${address}:2379/v2/keys${KEY}`)).node.value;
  }

  function inV3({ address }: Machine): string {
    const answer = ask('POST', `http://${address}:2379/v3/kv/range`, JSON.stringify({ key: btoa(KEY) }));
    return atob(JSON.parse(answer).kvs[0].value);
  }

  it('is written by the first machine before flannel starts, and kept by whoever comes later', async () => {
    const first = await boot(memberDocument('http', [], []));
    assert.match(journal(first), new RegExp(`${NAME}: written at 127\\.0\\.0\\.1:2379, v2 and v3 store`));
    assert.equal(inV2(first), FIRST);
    assert.equal(inV3(first), FIRST);
    assert.equal(first.sh('systemctl is-active etcd-member.service flanneld.service'), 'active\nactive');

    const changed = '{"Network": "10.2.0.0/16"}';
    ask('PUT', `http://${first.address}:2379/v2/keys${KEY}`, `value=${encodeURIComponent(changed)}`);
    const second = await boot(`#cloud-config
coreos:
  flannel:
    etcd_endpoints: http://${first.address}:2379
    network_config:
      Network: 10.3.0.0/16
  units:
    - name: flanneld.service
      command: start
`);
    assert.match(journal(second), new RegExp(`${NAME}: kept what is there, at ${first.address}:2379`));
    assert.equal(second.sh('systemctl is-active flanneld.service'), 'active');
    const again = await first.reboot();
    settle(again);
    assert.match(journal(again), new RegExp(`${NAME}: kept what is there, at 127\\.0\\.0\\.1:2379`));
    assert.equal(again.sh('systemctl is-active flanneld.service'), 'active');
    assert.equal(inV2(again), changed);
    assert.equal(inV3(again), FIRST);
    assert.doesNotMatch(second.read('/run/flanneld.env'), /NETWORK_CONFIG|10\.3\./);
  });

  it('is written with the certificates that etcd wants to see', async () => {
    const flannel = [
      'etcd_endpoints: https://127.0.0.1:2379',
      'etcd_cafile: /etc/pki-test/certificate.pem',
      'etcd_certfile: /etc/pki-test/certificate.pem',
      'etcd_keyfile: /etc/pki-test/key.pem',
    ];
    const etcd = [
      'client_cert_auth: true',
      'trusted_ca_file: /etc/pki-test/certificate.pem',
      'cert_file: /etc/pki-test/certificate.pem',
      'key_file: /etc/pki-test/key.pem',
    ];
    const machine = await boot(memberDocument('https', etcd, flannel), (root) => {
      const directory = join(root, 'etc/pki-test');
      fs.mkdirSync(directory);
      const names = 'subjectAltName=IP:127.0.0.1';
      const made = ['-keyout', 'key.pem', '-out', 'certificate.pem', '-days', '2', '-subj', '/CN=test'];
      const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
      must(['openssl', 'req', '-x509', ...key, ...made, '-addext', names], directory);
      fs.chmodSync(join(directory, 'key.pem'), 0o644);
    });
    assert.match(journal(machine), new RegExp(`${NAME}: written at 127\\.0\\.0\\.1:2379, v2 and v3 store`));
    assert.equal(machine.sh('systemctl is-active flanneld.service'), 'active');
  });

  it('that is wrong is not written, and said to be', async () => {
    const document = memberDocument('http', [], []).replace('10.1.0.0/16', '10.1.0.0');
    const machine = await boot(document);
    assert.match(
      journal(machine),
      /error: `Network` of `network_config` must be an IPv4 network .*\[CC316\]/,
    );
    assert.match(ask('GET', `http://${machine.address}:2379/v2/keys${KEY}`), /Key not found/);
  });
});

describe('the etcd of a machine', () => {
  let lab: Lab;

  beforeEach(() => {
    lab = createLab(imagePath());
  });
  afterEach(() => lab.destroy());

  it('is not started where it knows no discovery URL, and what else it ignores is said', async () => {
    const document = `#cloud-config
coreos:
  etcd2:
    discovery: http://10.99.0.1:8087/${'0123456789abcdef'.repeat(2)}
    initial_advertise_peer_urls: http://$private_ipv4:2380
    proxy_read_timeout: 5
  units:
    - name: etcd2.service
      command: start
    - name: fleet.service
      command: start
`;
    const machine = await lab.boot({
      until: 'bus',
      prepare: (root, address) => {
        install(root, address, document);
        const program =
          '#!/bin/sh\n[ "$1" = --version ] && echo "etcd Version: 3.7.0" && exit\ntouch /started\n';
        fs.writeFileSync(join(root, 'usr/bin/etcd'), program, { mode: 0o755 });
      },
    });
    machine.run(['cloud-config', 'status', '--wait']);
    machine.run(['systemctl', 'start', 'cloud-config-final.service']);
    const refusal =
      'etcd 3.7 ignores `discovery`, an option of etcd 2.3 to 3.6: every machine starts a cluster of its own; use ' +
      '`discovery_token` with `discovery_endpoints` of `coreos.etcd_member`, or `initial_cluster`';
    const said = journal(machine).split('\n');
    assert.ok(
      said.some((line) =>
        line.endsWith(`coreos.etcd2.discovery: error: ${refusal} [CLUSTER_DISCOVERY_REMOVED]`),
      ),
      said.join('\n'),
    );
    assert.match(
      said.join('\n'),
      /coreos\.etcd2\.proxy_read_timeout: warning: etcd 3\.7 ignores `proxy_read_timeout`, an option of etcd 2\.3 to 3\.5: remove it \[CLUSTER_OPTION_IGNORED\]/,
    );
    const status = machine.run(['cloud-config', 'status']).stdout;
    assert.ok(status.includes(`start etcd2.service: ${refusal} [CLUSTER_DISCOVERY_REMOVED]`), status);
    assert.equal(machine.run(['test', '-e', '/started']).status, 1);
    assert.equal(machine.run(['systemctl', 'is-active', 'etcd2.service']).stdout.trim(), 'inactive');

    machine.write('/root/document.yml', document);
    const validated = machine.run(['cloud-config', 'validate', '--target', 'etcd=3.7', '/root/document.yml']);
    assert.ok((validated.stdout + validated.stderr).includes(refusal), validated.stdout);
  });
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { createLab, type Lab } from './lab.ts';
import { ADDRESSES, imagePath, PROGRAM } from './machine.ts';

const UNITS = [
  'etcd.service',
  'etcd2.service',
  'etcd-member.service',
  'fleet.service',
  'fleet.socket',
  'flanneld.service',
  'locksmithd.service',
];

const DOCUMENT = `#cloud-config
coreos:
  etcd2:
    name: first
    listen-client-urls: http://0.0.0.0:2379
    advertise-client-urls: http://$private_ipv4:2379
    initial-advertise-peer-urls: http://$private_ipv4:2380
    listen-peer-urls: http://$private_ipv4:2380
    initial-cluster: first=http://$private_ipv4:2380
    snapshot-count: 5000
  units:
    - name: etcd2.service
      command: start
    - name: fleet.service
      command: start
`;

/** Quotes, backslashes, percent signs, spaces, and the values that read as nothing. */
const AWKWARD = `#cloud-config
coreos:
  etcd:
    name: 'a "b" \\c 5%H'
    cluster-remove-delay: 0
    snapshot: false
    snapshot-count: 0
  etcd2:
    client-cert-auth: false
    data-dir: '/srv/the "data" of \\2 at 100%'
    name: "it's %m"
    snapshot-count: 0
    strict-reconfig-check: no
  fleet:
    disable-engine: off
    engine-reconcile-interval: 0
    metadata: 'a="b c",d=\\e,f=50%,g=$HOME,h=\`i\`'
    token-limit: 0
    verify-units: false
  flannel:
    etcd-password: ' p"w\\d $1 \`x\` %n#'
    etcd-prefix: '/the "net"/\\0/%i'
    ip-masq: false
    interface: 0
  locksmith:
    etcd-password: 'p"w\\d %n'
    etcd-username: 0
    group: 'a b%'
    window-start: Thu 04:00
    window-length: 1h30m
`;

/** Debian's tree with its etcd and no unit for it, and ours installed. */
function install(root: string): void {
  for (const unit of UNITS) fs.rmSync(join(root, 'usr/lib/systemd/system', unit), { force: true });
  const args = ['install', '--root', root, '--cluster-units'];
  const { status, stdout, stderr } = spawnSync(PROGRAM, args, { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
}

describe('the cluster units', () => {
  let lab: Lab;

  beforeEach(() => {
    lab = createLab(imagePath());
  });
  afterEach(() => lab.destroy());

  it('are such that systemd finds nothing wrong with them', async () => {
    const machine = await lab.boot({ prepare: install });
    const { stdout, stderr } = machine.run(['systemd-analyze', 'verify', ...UNITS]);
    assert.equal(stdout + stderr, '');
  });

  it('run the etcd of the image by the settings of a document, as an account of its own', async () => {
    const machine = await lab.boot({
      prepare: (root) => {
        install(root);
        for (const file of ['passwd', 'group', 'shadow', 'gshadow']) {
          const path = join(root, 'etc', file);
          if (fs.existsSync(path))
            fs.writeFileSync(path, fs.readFileSync(path, 'utf8').replace(/^etcd:.*\n/m, ''));
        }
      },
    });
    machine.write('/root/document.yml', DOCUMENT, 0o600);
    const environment = { ...ADDRESSES, COREOS_PRIVATE_IPV4: machine.address };
    const applied = machine.run(['cloud-config', 'apply', '/root/document.yml'], { environment });
    assert.equal(applied.status, 0, applied.stdout + applied.stderr);
    machine.sh('systemctl start etcd2.service');
    const shown = machine.sh('systemctl show -p User,Environment,FragmentPath,DropInPaths etcd2.service');
    assert.match(shown, /^FragmentPath=(?:\/usr)?\/lib\/systemd\/system\/etcd2\.service$/m);
    assert.match(shown, /^DropInPaths=\/run\/systemd\/system\/etcd2\.service\.d\/20-cloudinit\.conf$/m);
    assert.match(shown, /ETCD_SNAPSHOT_COUNT=5000/);
    // A token in keys of the v2 API, which fleet and locksmith need.
    const token = machine.sh('cloud-config cluster new-token --size 1 --endpoint http://127.0.0.1:2379');
    assert.match(token, /^http:\/\/127\.0\.0\.1:2379\/v2\/keys\//);
    const owner = machine.sh('ps -o user= -p $(systemctl show -p MainPID --value etcd2.service)');
    assert.equal(owner, 'etcd');
    assert.equal(machine.sh('stat -c "%U %a" /var/lib/etcd2/member'), 'etcd 700');
    const journal = machine.sh('journalctl -b -q -o cat -u etcd2.service');
    assert.match(journal, /"name":"first"|name = first/);
    assert.doesNotMatch(journal, /unrecognized environment variable/);
  });

  it('hand on every value as it was written, to programs wherever the image has them', async () => {
    const machine = await lab.boot({
      prepare: (root) => {
        install(root);
        fs.mkdirSync(join(root, 'opt/bin'), { recursive: true });
        for (const name of ['fleetd', 'flanneld']) {
          const program = `#!/bin/sh\nenv -0 > /run/${name}.env\nsystemd-notify --ready\nexec sleep infinity\n`;
          fs.writeFileSync(join(root, 'opt/bin', name), program, { mode: 0o755 });
        }
      },
    });
    const awkward = `a="b c",d=\\e,f=%H,g=$HOME,h='i',j=\`k\``;
    const units = ['fleet.service', 'flanneld.service'].map((name) => ({ name, command: 'start' }));
    const coreos = {
      fleet: { metadata: awkward, verbosity: 0, disable_engine: false },
      flannel: { etcd_password: ` ${awkward} `, ip_masq: 'false' },
      units,
    };
    machine.write('/root/document.yml', `#cloud-config\n${JSON.stringify({ coreos })}\n`, 0o600);
    const applied = machine.run(['cloud-config', 'apply', '/root/document.yml']);
    assert.equal(applied.status, 0, applied.stdout + applied.stderr);
    const fleet = machine.read('/run/fleetd.env').split('\0');
    for (const pair of [`FLEET_METADATA=${awkward}`, 'FLEET_VERBOSITY=0', 'FLEET_DISABLE_ENGINE=false'])
      assert.ok(fleet.includes(pair), pair);
    const flannel = machine.read('/run/flanneld.env').split('\0');
    for (const pair of [`FLANNELD_ETCD_PASSWORD= ${awkward} `, 'FLANNELD_IP_MASQ=false'])
      assert.ok(flannel.includes(pair), pair);
    assert.equal(machine.sh('systemctl is-active fleet.socket flanneld.service'), 'active\nactive');
  });

  it('show the values of a document with all five sections as they were written', async () => {
    const machine = await lab.boot({ prepare: install });
    machine.write('/root/document.yml', AWKWARD, 0o600);
    const applied = machine.run(['cloud-config', 'apply', '/root/document.yml']);
    assert.equal(applied.status, 0, applied.stdout + applied.stderr);
    const units = ['etcd', 'etcd2', 'fleet', 'flanneld', 'locksmithd'];
    const shown = units.map((name) => machine.sh(`systemctl show -p Environment ${name}.service`));
    // As systemctl writes them: what a shell would take for more than itself is in double quotes.
    assert.deepEqual(shown, [
      String.raw`Environment=ETCD_DATA_DIR=/var/lib/etcd "ETCD_NAME=a \"b\" \\c 5%H" ETCD_CLUSTER_REMOVE_DELAY=0 ETCD_SNAPSHOT=false ETCD_SNAPSHOTCOUNT=0`,
      String.raw`Environment="ETCD_DATA_DIR=/srv/the \"data\" of \\2 at 100%" "ETCD_NAME=it's %m" ETCD_ENABLE_V2=true ETCD_CLIENT_CERT_AUTH=false ETCD_SNAPSHOT_COUNT=0 ETCD_STRICT_RECONFIG_CHECK=false`,
      `Environment=FLEET_DISABLE_ENGINE=false FLEET_ENGINE_RECONCILE_INTERVAL=0 "FLEET_METADATA=a=\\"b c\\",d=\\\\e,f=50%,g=\\$HOME,h=\\\`i\\\`" FLEET_TOKEN_LIMIT=0 FLEET_VERIFY_UNITS=false`,
      'Environment=FLANNELD_IP_MASQ=true',
      String.raw`Environment=LOCKSMITHD_ETCD_USERNAME=0 "LOCKSMITHD_ETCD_PASSWORD=p\"w\\d %n" "LOCKSMITHD_GROUP=a b%" "REBOOT_WINDOW_START=Thu 04:00" REBOOT_WINDOW_LENGTH=1h30m`,
    ]);
    // Flannel's settings are in a file, which is stronger than its unit.
    const file = machine.sh('systemctl show -p EnvironmentFiles --value flanneld.service');
    assert.equal(file, '/run/flannel/options.env (ignore_errors=yes)');
    const read = `systemd-run -q --pipe --wait -p EnvironmentFile=${file.split(' ')[0]} env`;
    assert.deepEqual(machine.sh(`${read} | grep ^FLANNELD_`).split('\n').sort(), [
      String.raw`FLANNELD_ETCD_PASSWORD= p"w\d $1 ${'`x`'} %n#`,
      String.raw`FLANNELD_ETCD_PREFIX=/the "net"/\0/%i`,
      'FLANNELD_IFACE=0',
      'FLANNELD_IP_MASQ=false',
    ]);
  });

  it('are not needed where the image states its own unit of etcd 3, which a boot then sets up, checks and awaits', async () => {
    const seed = 'var/lib/cloud/seed/nocloud';
    const machine = await lab.boot({
      prepare: (root, address) => {
        const { status, stdout, stderr } = spawnSync(
          PROGRAM,
          ['install', '--root', root, '--etcd-unit', 'etcd.service'],
          { encoding: 'utf8' },
        );
        assert.equal(status, 0, stdout + stderr);
        fs.mkdirSync(join(root, seed), { recursive: true });
        fs.writeFileSync(join(root, seed, 'meta-data'), 'instance-id: a\n');
        fs.writeFileSync(
          join(root, seed, 'user-data'),
          DOCUMENT.replaceAll('etcd2.service', 'etcd-member.service').replace('etcd2:', 'etcd_member:'),
        );
        fs.appendFileSync(join(root, 'etc/environment'), `COREOS_PRIVATE_IPV4=${address}\n`);
      },
    });
    machine.run(['cloud-config', 'status', '--wait']);
    machine.run(['systemctl', 'start', 'cloud-config-final.service']);
    const { cluster } = JSON.parse(machine.run(['cloud-config', 'status', '--format', 'json']).stdout);
    assert.match(cluster, /^formed in \d+ s$/);
    const shown = machine.sh('systemctl show -p ActiveState,DropInPaths,Environment etcd.service');
    assert.match(shown, /^ActiveState=active$/m);
    assert.match(shown, /^DropInPaths=\/run\/systemd\/system\/etcd\.service\.d\/20-cloudinit\.conf$/m);
    assert.match(shown, /ETCD_SNAPSHOT_COUNT=5000/);
    assert.equal(machine.sh('ls /run/systemd/system').includes('etcd-member'), false);
    const journal = machine.sh('journalctl -b -q -o cat -u cloud-config -u cloud-config-final');
    assert.match(journal, /cluster of etcd\.service: formed in/);
    assert.doesNotMatch(journal, /CC365/);
  });

  it('do nothing where the image has no such program', async () => {
    const machine = await lab.boot({ prepare: install });
    machine.sh('systemctl start fleet.service flanneld.service locksmithd.service');
    for (const unit of ['fleet.service', 'fleet.socket', 'flanneld.service', 'locksmithd.service']) {
      assert.equal(
        machine.sh(`systemctl show -p ActiveState,ConditionResult --value ${unit}`),
        'inactive\nno',
      );
    }
  });
});

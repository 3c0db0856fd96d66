import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import ssh2 from 'ssh2';
import type { Lab, Machine, Result } from './lab.ts';
import { apply, bootMachine, login, reloadsOf } from './machine.ts';

const HASH = `$6$saltsalt$canaryHashOfAlice${'0123456789'.repeat(7).slice(0, 69)}`;
const SECRET = 'canary-content-of-a-private-file';

describe('a document on a machine with systemd', () => {
  const keys = ssh2.utils.generateKeyPairSync('ed25519');
  let lab: Lab;
  let machine: Machine;
  let first: Result;
  const document = readFileSync('fixtures/documents/node.yml', 'utf8')
    .replaceAll('__KEY__', `${keys.public} test`)
    .replaceAll('__HASH__', HASH)
    .replaceAll('__SECRET__', SECRET);

  before(async () => {
    ({ lab, machine } = await bootMachine());
    first = apply(machine, document);
  });
  after(() => lab?.destroy());

  function show(unit: string, property: string): string {
    return machine.sh(`systemctl show -p ${property} --value ${unit}`);
  }

  it('is carried out whole', () => {
    assert.equal(first.status, 0, first.stdout + first.stderr);
    assert.match(first.stdout, /^\/: \d+ done, \d+ unchanged$/m);
  });

  it('lets core and a created user in over the real sshd with their keys', () => {
    assert.deepEqual(login(lab, machine, 'core', keys.private, 'id -un'), {
      status: 0,
      stdout: 'core\n',
      stderr: '',
    });
    assert.equal(login(lab, machine, 'alice', keys.private, 'sudo -n id -un').stdout, 'root\n');
    const stranger = ssh2.utils.generateKeyPairSync('ed25519').private;
    assert.notEqual(login(lab, machine, 'core', stranger, 'id -un').status, 0);
  });

  it('leaves the accounts that it asks for', () => {
    assert.match(
      machine.sh('getent passwd alice'),
      /^alice:x:1000:1000:Alice Example:\/home\/alice:\/bin\/bash$/,
    );
    assert.match(machine.sh('getent passwd bob'), /^bob:x:1001:100::\/srv\/bob:/);
    assert.match(machine.sh('getent passwd svc'), /:\/usr\/sbin\/nologin$/);
    assert.equal(machine.sh('id -Gn alice'), 'alice sudo docker');
    assert.equal(machine.sh('awk -F: \'$1 == "alice" {print $2}\' /etc/shadow'), HASH);
  });

  it('sets the host name everywhere', () => {
    assert.equal(
      machine.sh('hostname; cat /etc/hostname; hostnamectl --static'),
      Array(3).fill('node1.example.internal').join('\n'),
    );
    assert.equal(
      machine.sh('getent ahostsv4 node1.example.internal | head -n 1 | cut -d" " -f1'),
      '127.0.0.1',
    );
    assert.match(machine.read('/etc/hosts'), /^::1 localhost$/m);
  });

  it('writes files with their modes, owners and addresses', () => {
    assert.equal(machine.read('/etc/motd'), 'Welcome to 10.99.0.11 (escaped: $private_ipv4)\n');
    const stat = machine.sh(
      'stat -c "%n %a %u:%g" /etc/app/secret.conf /opt/bin/hello /etc/app/setuid /srv/bob/readme',
    );
    assert.equal(
      stat,
      '/etc/app/secret.conf 600 0:233\n/opt/bin/hello 755 0:0\n/etc/app/setuid 4755 0:0\n/srv/bob/readme 640 1001:100',
    );
    assert.equal(machine.read('/etc/coreos/update.conf'), 'GROUP=beta\nREBOOT_STRATEGY=off\n');
    assert.equal(machine.read('/run/flannel/options.env'), 'FLANNELD_ETCD_PREFIX=/coreos.com/network2\n');
  });

  it('runs units with the environment of their drop-ins', () => {
    assert.equal(
      show('fleet.service', 'Environment'),
      '"FLEET_METADATA=role=\\"worker\\",size=50%" FLEET_PUBLIC_IP=203.0.113.11',
    );
    assert.equal(show('e.service', 'Environment'), 'PRIVATE=10.99.0.11');
    for (const unit of ['a.service', 'again.service', 'e.service', 'fleet.service', 'etcd2.service']) {
      assert.equal(show(unit, 'ActiveState'), 'active', unit);
    }
    assert.equal(show('a.service', 'UnitFileState'), 'enabled');
  });

  it('starts etcd so that it answers', () => {
    const health = 'exec 3<>/dev/tcp/127.0.0.1/2379; printf "GET /health HTTP/1.0\\r\\n\\r\\n" >&3; cat <&3';
    assert.match(machine.run(['bash', '-c', health]).stdout, /"health":"true"/);
  });

  it('keeps masked what is masked', () => {
    for (const unit of ['flanneld.service', 'locksmithd.service']) {
      assert.equal(show(unit, 'LoadState'), 'masked', unit);
      assert.notEqual(machine.run(['systemctl', 'start', unit]).status, 0);
    }
  });

  it('changes nothing and reloads nothing when it is applied again', () => {
    const reloads = reloadsOf(machine);
    assert.ok(reloads > 0);
    const mark = machine.sh(
      'touch /root/mark; sleep 0.02; ls -i /etc/motd /etc/passwd /etc/systemd/system/a.service',
    );
    const again = apply(machine, document);
    assert.equal(again.status, 0);
    assert.match(again.stdout, /^\/: 0 done, \d+ unchanged$/m);
    assert.equal(reloadsOf(machine), reloads);
    assert.equal(machine.sh('ls -i /etc/motd /etc/passwd /etc/systemd/system/a.service'), mark);
    assert.equal(machine.sh('find /etc /opt /srv /home /var/lib/cloud-config -newer /root/mark -type f'), '');
    assert.equal(machine.sh('cat /run/a.ran /run/once.ran'), 'a\nonce');
  });

  it('shows a plan with no change afterwards', () => {
    const plan = machine.run(['cloud-config', 'plan', '/root/document.yml'], {
      environment: { COREOS_PRIVATE_IPV4: '10.99.0.11', COREOS_PUBLIC_IPV4: '203.0.113.11' },
    });
    assert.match(plan.stdout, /^plan for \/: 0 changes/m);
  });

  it('is remembered by status and its state, which only root reads', () => {
    assert.match(machine.run(['cloud-config', 'status']).stdout, /^done at /);
    assert.equal(machine.sh('stat -c %a /var/lib/cloud-config/instances'), '700');
    assert.equal(machine.sh('find /var/lib/cloud-config/instances -type f ! -perm 600'), '');
  });

  it('leaves no secret where others can read it, nor in the journal', () => {
    for (const canary of [HASH.slice(12), SECRET]) {
      const readable = machine.run([
        'sh',
        '-c',
        `find / -xdev -path /proc -prune -o -type f -perm -o+r -print0 | xargs -0 grep -lF -- '${canary}'; grep -rlF -- '${canary}' /run --include='*.json'`,
      ]);
      assert.equal(readable.stdout, '');
      assert.equal(
        machine.run(['sh', '-c', `journalctl -b -q --no-pager -a | grep -F -- '${canary}'`]).stdout,
        '',
      );
      assert.ok(!first.stdout.includes(canary) && !first.stderr.includes(canary));
    }
  });

  it('leaves no temporary file', () => {
    assert.equal(machine.sh("find / -xdev -name '*.cloud-config-[0-9]*'"), '');
  });
});

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { cloudConfig } from '../support/program.ts';

/** Every path below a directory with its mode or target. */
function listing(root: string): readonly string[] {
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const stat = fs.lstatSync(path.join(root, name));
      const detail = stat.isSymbolicLink()
        ? fs.readlinkSync(path.join(root, name))
        : (stat.mode & 0o7777).toString(8);
      return `${name} ${detail}`;
    });
}

describe('cloud-config install', () => {
  let root: string;
  let bare: readonly string[];

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-config-install-'));
    for (const folder of [
      'etc/systemd/system/multi-user.target.wants',
      'etc/systemd/network',
      'usr/bin',
      'var/lib',
    ])
      fs.mkdirSync(path.join(root, folder), { recursive: true });
    bare = listing(root);
  });
  afterEach(() => fs.rmSync(root, { recursive: true }));

  function run(...args: readonly string[]): ReturnType<typeof cloudConfig> {
    return cloudConfig([...args, '--root', root]);
  }

  it('places a program that runs, its units enabled, and nothing more the second time', () => {
    const first = run('install');
    assert.equal(first.status, 0, first.stderr);
    assert.match(first.stderr, /systemd-networkd is not enabled in this root/);
    const wants = path.join(root, 'etc/systemd/system/multi-user.target.wants');
    assert.deepEqual(fs.readdirSync(wants), ['cloud-config-local.service', 'cloud-config.service']);
    for (const name of fs.readdirSync(wants)) {
      assert.ok(fs.existsSync(path.join(root, fs.readlinkSync(path.join(wants, name)))), name);
    }
    const program = path.join(root, 'usr/bin/cloud-config');
    assert.match(execFileSync(program, ['--version'], { encoding: 'utf8' }), /^cloud-config \d/);
    assert.match(run('install').stdout, /: 0 done, \d+ unchanged\n$/);
  });

  it('keeps the names of coreos-cloudinit where an image depends on them', () => {
    assert.equal(run('install', '--coreos-cloudinit').status, 0);
    const name = path.join(root, 'usr/bin/coreos-cloudinit');
    assert.match(execFileSync(name, ['-version'], { encoding: 'utf8' }), /^coreos-cloudinit \(cloud-config/);
    const units = fs.readdirSync(path.join(root, 'usr/lib/systemd/system'));
    for (const unit of [
      'system-config.target',
      'user-config.target',
      'user-cloudinit@.path',
      'user-cloudinit@.service',
    ])
      assert.ok(units.includes(unit), unit);
  });

  it('mounts the drives of coreos-cloudinit by units that are there, and only where it is asked for', () => {
    const rules = path.join(root, 'usr/lib/udev/rules.d/91-cloud-config-media.rules');
    run('install');
    assert.ok(!fs.existsSync(rules));
    run('install', '--coreos-cloudinit');
    const wanted = fs.readFileSync(rules, 'utf8').match(/[\w-]+\.mount(?=")/g) ?? [];
    assert.deepEqual(wanted, ['media-configdrive.mount', 'media-ovfenv.mount', 'media-configvirtfs.mount']);
    const units = fs.readdirSync(path.join(root, 'usr/lib/systemd/system'));
    for (const unit of wanted) assert.ok(units.includes(unit), unit);
    assert.equal(run('uninstall').status, 0);
    assert.ok(!fs.existsSync(rules));
  });

  describe('with --cluster-units', () => {
    const unitAt = (unit: string, directory = 'usr/lib/systemd/system'): string =>
      path.join(root, directory, unit);

    function putUnit(directory: string, unit: string, text: string): void {
      fs.mkdirSync(path.join(root, directory), { recursive: true });
      fs.writeFileSync(unitAt(unit, directory), text);
    }

    it('brings the units that the sections of a document configure, once', () => {
      assert.equal(run('install').status, 0);
      assert.ok(!fs.existsSync(unitAt('etcd2.service')));
      assert.equal(run('install', '--cluster-units').status, 0);
      const units = [
        'etcd.service',
        'etcd2.service',
        'etcd-member.service',
        'fleet.service',
        'fleet.socket',
        'flanneld.service',
        'locksmithd.service',
      ];
      for (const unit of units) {
        const text = fs.readFileSync(unitAt(unit), 'utf8');
        assert.match(text, /^ConditionFileIsExecutable=\|\/usr\/bin\//m, unit);
      }
      assert.match(run('install', '--cluster-units').stdout, /: 0 done, \d+ unchanged\n$/);
    });

    it('leaves the units that the image has, and says which', () => {
      putUnit('usr/lib/systemd/system', 'etcd.service', '[Service]\nExecStart=/usr/bin/etcd\n');
      putUnit('etc/systemd/system', 'fleet.service', '[Service]\n');
      fs.symlinkSync('/dev/null', unitAt('locksmithd.service', 'etc/systemd/system'));
      const { status, stdout } = run('install', '--cluster-units');
      assert.equal(status, 0);
      assert.deepEqual(stdout.match(/^skipped .*$/gm), [
        "skipped   /usr/lib/systemd/system/etcd.service: the image's own",
        "skipped   /etc/systemd/system/fleet.service: the image's own",
        "skipped   /etc/systemd/system/locksmithd.service: the image's own",
      ]);
      assert.match(fs.readFileSync(unitAt('etcd.service'), 'utf8'), /^\[Service\]/);
      assert.ok(!fs.existsSync(unitAt('fleet.service')) && !fs.existsSync(unitAt('locksmithd.service')));
      assert.ok(fs.existsSync(unitAt('etcd2.service')));
    });

    describe("beside Debian's package of etcd", () => {
      beforeEach(() => {
        putUnit('usr/lib/systemd/system', 'etcd.service', '[Service]\nExecStart=/usr/bin/etcd\n');
        fs.symlinkSync('usr/lib', path.join(root, 'lib'));
        enable('etcd.service');
        fs.symlinkSync('/lib/systemd/system/etcd.service', unitAt('etcd2.service', 'etc/systemd/system'));
      });

      function enable(unit: string): void {
        const wants = 'etc/systemd/system/multi-user.target.wants';
        fs.symlinkSync(`/lib/systemd/system/${unit}`, unitAt(unit, wants));
      }

      it('says that it starts by itself and what to do, and does not call that well', () => {
        const { status, stdout, stderr } = run('install', '--cluster-units');
        assert.equal(status, 1);
        assert.deepEqual(stdout.match(/^skipped .*$/gm), [
          "skipped   /usr/lib/systemd/system/etcd.service: the image's own",
          "skipped   /etc/systemd/system/etcd2.service: another name of the image's etcd.service",
        ]);
        assert.deepEqual(stderr.match(/^.*etcd.*$/gm), [
          'cloud-config: etcd.service is enabled and starts by itself before a document is read, as a cluster of its ' +
            `own, and claims the name etcd2.service; run systemctl --root=${root} disable etcd.service, then install again`,
        ]);
        assert.match(run('install', '--cluster-units', '--dry-run').stderr, /etcd\.service is enabled/);
      });

      it('brings its unit once that is done', () => {
        run('install', '--cluster-units');
        // What `systemctl --root=… disable` does.
        fs.rmSync(unitAt('etcd2.service', 'etc/systemd/system'));
        fs.rmSync(unitAt('multi-user.target.wants/etcd.service', 'etc/systemd/system'));
        const { status, stderr } = run('install', '--cluster-units');
        assert.equal(status, 0);
        assert.doesNotMatch(stderr, /etcd/);
        assert.match(fs.readFileSync(unitAt('etcd2.service'), 'utf8'), /^# Placed by/);
      });

      it('warns of one that is enabled, whose image may mean that, and not of one that is not', () => {
        fs.rmSync(unitAt('etcd2.service', 'etc/systemd/system'));
        const enabled = run('install', '--cluster-units');
        assert.equal(enabled.status, 0);
        assert.match(enabled.stderr, /^cloud-config: etcd\.service is enabled .* disable etcd\.service$/m);
        assert.ok(fs.existsSync(unitAt('etcd2.service')));
        fs.rmSync(unitAt('multi-user.target.wants/etcd.service', 'etc/systemd/system'));
        assert.doesNotMatch(run('install', '--cluster-units').stderr, /etcd/);
      });

      it('says nothing of it where no units of a cluster are asked for', () => {
        const { status, stderr } = run('install');
        assert.equal(status, 0);
        assert.doesNotMatch(stderr, /etcd/);
      });
    });

    it('takes away its own units and no other', () => {
      putUnit('usr/lib/systemd/system', 'etcd.service', '[Service]\n');
      run('install', '--cluster-units');
      fs.writeFileSync(unitAt('fleet.service'), '[Service]\n# put here since, by somebody else\n');
      assert.equal(run('uninstall').status, 0);
      assert.deepEqual(fs.readdirSync(path.join(root, 'usr/lib/systemd/system')), [
        'etcd.service',
        'fleet.service',
      ]);
    });

    it('brings its unit up to date', () => {
      putUnit(
        'usr/lib/systemd/system',
        'etcd2.service',
        '# Placed by cloud-config install --cluster-units.\n[Service]\n# of an older version\n',
      );
      run('install', '--cluster-units');
      assert.match(fs.readFileSync(unitAt('etcd2.service'), 'utf8'), /^TimeoutStartSec=0$/m);
    });
  });

  it('says what it would do, and does nothing', () => {
    assert.match(run('install', '--dry-run').stdout, /: \d+ to do, 0 unchanged\n$/);
    assert.deepEqual(listing(root), bare);
  });

  it('writes what the image is for, and refuses a datasource that there is not', () => {
    assert.equal(run('install', '--platform', 'hetzner', '--default-user', 'debian').status, 0);
    assert.equal(fs.readFileSync(path.join(root, 'etc/cloud-config/datasource'), 'utf8'), 'hetzner\n');
    assert.equal(fs.readFileSync(path.join(root, 'etc/cloud-config/default-user'), 'utf8'), 'debian\n');
    assert.equal(run('install', '--platform', 'hetzer').status, 2);
  });

  it('writes under which name the image has etcd 3, and documents go by it', () => {
    assert.equal(run('install', '--etcd-unit', 'etcd').status, 2);
    assert.equal(run('install', '--etcd-unit', 'etcd.service').status, 0);
    const setting = path.join(root, 'etc/cloud-config/etcd-unit');
    assert.equal(fs.readFileSync(setting, 'utf8'), 'etcd.service\n');
    const input =
      '#cloud-config\ncoreos:\n  etcd_member: {name: a}\n  units: [{name: etcd-member.service, command: start}]\n';
    const planned = cloudConfig(['plan', '-', '--root', root], { input });
    assert.equal(planned.status, 0, planned.stderr);
    assert.match(planned.stdout, /\/run\/systemd\/system\/etcd\.service\.d\/20-cloudinit\.conf/);
    assert.match(planned.stdout, /start etcd\.service/);
    assert.doesNotMatch(planned.stdout, /etcd-member/);
    assert.equal(cloudConfig(['apply', '-', '--root', root], { input }).status, 0);
    const dropIn = path.join(root, 'run/systemd/system/etcd.service.d/20-cloudinit.conf');
    assert.match(fs.readFileSync(dropIn, 'utf8'), /ETCD_NAME=a/);
    fs.writeFileSync(setting, 'etcd\n');
    const bad = cloudConfig(['apply', '-', '--root', root], { input });
    assert.equal(bad.status, 1);
    assert.match(bad.stderr, /^\/etc\/cloud-config\/etcd-unit: error: .*\[IMAGE_ETCD_UNIT\]$/m);
    assert.equal(run('uninstall', '--purge').status, 0);
    assert.ok(!fs.existsSync(setting));
  });

  it('refuses a directory that is no root of a system', () => {
    fs.rmdirSync(path.join(root, 'usr/bin'));
    fs.rmdirSync(path.join(root, 'usr'));
    const { status, stderr } = run('install');
    assert.equal(status, 3);
    assert.match(stderr, /is not the root of a system: it has no usr and etc/);
  });

  it('does not take away a coreos-cloudinit that the image has of its own', () => {
    const theirs = ['usr/bin/coreos-cloudinit', 'usr/lib/systemd/system/user-cloudinit@.service'];
    for (const name of theirs) {
      fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
      fs.writeFileSync(path.join(root, name), 'theirs');
    }
    run('install');
    assert.equal(run('uninstall').status, 0);
    for (const name of theirs) assert.equal(fs.readFileSync(path.join(root, name), 'utf8'), 'theirs');
  });

  it('makes a node the image of new ones, and leaves what it was made of', () => {
    fs.mkdirSync(path.join(root, 'var/lib/cloud-config/instances/i-1'), { recursive: true });
    fs.mkdirSync(path.join(root, 'etc/ssh'));
    for (const name of [
      'var/lib/cloud-config/datasource.json',
      'var/lib/cloud-config/instances/i-1/user-data',
      'etc/systemd/network/10-cloud-config-eth0.network',
      'etc/ssh/ssh_host_ed25519_key',
      'etc/ssh/sshd_config',
      'etc/motd',
    ]) {
      fs.writeFileSync(path.join(root, name), 'x\n');
    }
    const { status, stdout } = run('reset', '--ssh-host-keys', '--machine-id');
    assert.equal(status, 0, stdout);
    const left = listing(root).filter((line) => !bare.includes(line));
    assert.deepEqual(left, ['etc/machine-id 444', 'etc/motd 644', 'etc/ssh 755', 'etc/ssh/sshd_config 644']);
    assert.equal(fs.readFileSync(path.join(root, 'etc/machine-id'), 'utf8'), 'uninitialized\n');
  });

  it('leaves, when it is taken away, what was there before and what it has configured', () => {
    run('install', '--coreos-cloudinit', '--platform', 'hetzner');
    fs.mkdirSync(path.join(root, 'var/lib/cloud-config/instances/i-1'), { recursive: true });
    fs.writeFileSync(path.join(root, 'var/lib/cloud-config/instances/i-1/user-data'), 'x');
    fs.writeFileSync(path.join(root, 'etc/systemd/network/10-cloud-config-eth0.network'), '');
    fs.writeFileSync(path.join(root, 'etc/systemd/network/20-mine.network'), '');
    assert.equal(run('uninstall').status, 0);
    assert.ok(fs.existsSync(path.join(root, 'etc/cloud-config/datasource')));
    assert.ok(fs.existsSync(path.join(root, 'var/lib/cloud-config/instances/i-1/user-data')));
    assert.ok(!fs.existsSync(path.join(root, 'usr/bin/coreos-cloudinit')));
    assert.equal(run('uninstall', '--purge').status, 0);
    const left = listing(root).filter((line) => !bare.includes(line));
    assert.deepEqual(
      left.filter((line) => !/^usr\/lib(?:\/\S*)? 755$/.test(line)),
      ['etc/systemd/network/20-mine.network 644'],
    );
  });
});

import assert from 'node:assert/strict';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Action, ActionKind, ActionOf, Plan } from '../../src/apply/action.ts';
import type { Layer, PlanInput } from '../../src/apply/layer.ts';
import { plan } from '../../src/apply/plan.ts';
import type { CloudConfig } from '../../src/config/generated/types.ts';

function planOf(config: CloudConfig, more: Partial<PlanInput> = {}): Plan {
  return planLayers([{ name: 'user', config }], more);
}

function planLayers(layers: readonly Layer[], more: Partial<PlanInput> = {}): Plan {
  return plan({
    layers,
    metadata: {},
    defaultUser: 'core',
    keySet: 'coreos-cloudinit',
    gunzip: (content) => gunzipSync(content),
    ...more,
  });
}

function all<K extends ActionKind>({ steps }: Plan, kind: K): readonly ActionOf<K>[] {
  const isKind = (action: Action): action is ActionOf<K> => action.kind === kind;
  return steps.map(({ action }) => action).filter(isKind);
}

function placed(made: Plan, path: string): ActionOf<'placeUnit'> | undefined {
  return all(made, 'placeUnit').find((action) => action.path === path);
}

function body(made: Plan, path: string): string | undefined {
  const file = all(made, 'writeFile').find((action) => action.path === path);
  return file === undefined ? undefined : new TextDecoder().decode(file.body.bytes);
}

describe('a plan', () => {
  it('is the same for the same input, and empty of effects for an empty document', () => {
    const made = planOf({});
    assert.deepEqual(made, planOf({}));
    assert.deepEqual(
      made.steps.map(({ action }) => action.kind),
      ['reloadDaemon', 'reloadNetwork'],
    );
  });

  it('takes keys of the default user away that nothing states, also where the document has the account', () => {
    const withdrawable = ['metadata', 'coreos-cloudinit', 'coreos-cloudinit-vendor'];
    const gone = (config: CloudConfig, metadata = {}) =>
      planOf(config, { withdrawable, metadata }).steps.flatMap(({ phase, action }) =>
        action.kind === 'setKeys' && action.keys.length === 0 ? [`${phase} ${action.origin}`] : [],
      );
    const own = { users: [{ name: 'core', ssh_authorized_keys: ['ssh-ed25519 AAAA a'] }] };
    assert.deepEqual(gone(own), ['users metadata', 'users coreos-cloudinit-vendor']);
    assert.deepEqual(gone(own, { sshKeys: ['ssh-ed25519 AAAA b'] }), ['users coreos-cloudinit-vendor']);
    assert.equal(gone({ users: [{ name: 'core' }] }).length, 3);
    assert.equal(gone({ users: [{ name: 'other' }], ssh_authorized_keys: ['ssh-ed25519 AAAA a'] }).length, 2);
  });

  it('goes from identity over users, files and units to jobs and scripts', () => {
    const made = planLayers([
      {
        name: 'user',
        config: {
          hostname: 'node1',
          ssh_authorized_keys: ['ssh-ed25519 AAAA a'],
          users: [{ name: 'alice', ssh_import_id: ['gh:alice'] }],
          write_files: [{ path: '/etc/motd', content: 'hi' }],
          coreos: { units: [{ name: 'a.service', content: '[Service]\n', command: 'start' }] },
        },
        script: { name: 'abc', bytes: new Uint8Array([35, 33]) },
      },
    ]);
    assert.deepEqual(
      made.steps.map(({ action }) => action.kind),
      [
        'setHostname',
        'setKeys',
        'ensureUser',
        'writeFile',
        'placeUnit',
        'reloadDaemon',
        'reloadNetwork',
        'runJob',
        'runScript',
        'importKeys',
      ],
    );
  });

  it('names the layer, the place and the line of each step', () => {
    const layer: Layer = { name: 'user', config: { hostname: 'node1' }, lineOf: () => 2 };
    assert.deepEqual(planLayers([layer]).steps[0]?.origin, { layer: 'user', path: 'hostname', line: 2 });
  });
});

describe('the plan of identity and users', () => {
  it("prefers the document's host name to the platform's, and takes the platform's without one", () => {
    const metadata = { hostname: 'from-metadata' };
    assert.equal(all(planOf({ hostname: 'mine' }, { metadata }), 'setHostname')[0]?.hostname, 'mine');
    assert.equal(all(planOf({}, { metadata }), 'setHostname')[0]?.hostname, 'from-metadata');
  });

  it('withholds what is no host name and says why', () => {
    const [withheld] = all(planOf({ hostname: 'bad host!' }), 'withhold');
    assert.equal(withheld?.outcome, 'failed');
    assert.match(withheld?.reason ?? '', /host name/);
  });

  it('makes one set of the keys that a document gives one user in two places', () => {
    const sets = all(
      planOf({
        ssh_authorized_keys: ['ssh-rsa AAAA1', 'ssh-rsa AAAA2'],
        users: [{ name: 'core', ssh_authorized_keys: ['ssh-rsa AAAA2', 'ssh-rsa AAAA3'] }],
      }),
      'setKeys',
    );
    assert.deepEqual(
      sets.map(({ user, origin, keys }) => ({ user, origin, keys })),
      [
        {
          user: 'core',
          origin: 'coreos-cloudinit',
          keys: ['ssh-rsa AAAA1', 'ssh-rsa AAAA2', 'ssh-rsa AAAA3'],
        },
      ],
    );
  });

  it("keeps the platform's keys apart from the document's", () => {
    const made = planOf(
      { ssh_authorized_keys: ['ssh-rsa AAAA1'] },
      { metadata: { sshKeys: ['ssh-rsa AAAA9'] } },
    );
    assert.deepEqual(
      all(made, 'setKeys')
        .map(({ origin }) => origin)
        .sort(),
      ['coreos-cloudinit', 'metadata'],
    );
  });

  it('takes the user of the stronger document and reports the weaker', () => {
    const made = planLayers([
      { name: 'vendor', config: { users: [{ name: 'alice', shell: '/bin/sh' }] } },
      { name: 'user', config: { users: [{ name: 'alice', shell: '/bin/bash' }] } },
    ]);
    assert.deepEqual(
      all(made, 'ensureUser').map(({ shell }) => shell),
      ['/bin/bash'],
    );
    assert.equal(all(made, 'withhold')[0]?.outcome, 'skipped');
  });

  it('writes a file for sudo rules, and an empty list of rules for `sudo: []`', () => {
    const made = planOf({
      users: [
        { name: 'alice', sudo: ['ALL=(ALL) ALL'] },
        { name: 'bob', sudo: [] },
      ],
    });
    assert.deepEqual(
      all(made, 'writeSudoers').map(({ rules }) => rules.length),
      [1, 0],
    );
  });
});

describe('the plan of files', () => {
  it('reads modes as octal text in each spelling and keeps setuid', () => {
    const permissions = ['0644', '644', '0o600', '4755', undefined];
    const files = permissions.map((text, index) => ({
      path: `/f${index}`,
      ...(text === undefined ? {} : { permissions: text }),
    }));
    assert.deepEqual(
      all(planOf({ write_files: files }), 'writeFile').map(({ mode }) => mode),
      [0o644, 0o644, 0o600, 0o4755, 0o644],
    );
  });

  it('decodes base64 and packed bodies', () => {
    const packed = gzipSync('packed').toString('base64');
    const made = planOf({
      write_files: [
        { path: '/b', encoding: 'base64', content: 'aGVsbG8=' },
        { path: '/g', encoding: 'gzip+base64', content: packed },
      ],
    });
    assert.equal(body(made, '/b'), 'hello');
    assert.equal(body(made, '/g'), 'packed');
  });

  it('withholds a body that cannot be decoded and plans the others', () => {
    const made = planOf({
      write_files: [
        { path: '/bad', encoding: 'gzip+base64', content: 'aGVsbG8=' },
        { path: '/good', content: 'x' },
      ],
    });
    assert.equal(all(made, 'withhold')[0]?.outcome, 'failed');
    assert.equal(body(made, '/good'), 'x');
  });

  it('leaves /etc/environment to a document that writes it', () => {
    const metadata = { privateIpv4: '10.0.0.1' };
    assert.equal(all(planOf({}, { metadata }), 'setVariables').length, 1);
    const own = { write_files: [{ path: '/etc/environment', content: 'A=1\n' }] };
    assert.equal(all(planOf(own, { metadata }), 'setVariables').length, 0);
  });

  it('needs a host name to manage /etc/hosts', () => {
    assert.equal(all(planOf({ manage_etc_hosts: 'localhost' }), 'withhold')[0]?.outcome, 'failed');
    const [block] = all(planOf({ hostname: 'n1.example', manage_etc_hosts: 'true' }), 'manageBlock');
    assert.match(block?.lines.join('\n') ?? '', /n1\.example n1/);
  });
});

describe('the plan of services', () => {
  it('writes set keys in order of the schema, `0` and `false` too, escaped for systemd', () => {
    const made = planOf({
      coreos: {
        etcd2: { snapshot_count: 0, name: 'n1', client_cert_auth: false },
        fleet: { metadata: 'a="b",c=%H\\' },
      },
    });
    assert.equal(
      placed(made, '/run/systemd/system/etcd2.service.d/20-cloudinit.conf')?.content,
      '[Service]\nEnvironment="ETCD_CLIENT_CERT_AUTH=false"\nEnvironment="ETCD_NAME=n1"\nEnvironment="ETCD_SNAPSHOT_COUNT=0"\n',
    );
    assert.equal(
      placed(made, '/run/systemd/system/fleet.service.d/20-cloudinit.conf')?.content,
      '[Service]\nEnvironment="FLEET_METADATA=a=\\"b\\",c=%%H\\\\"\n',
    );
  });

  it("quotes what systemd would not take as it is in flannel's file of settings", () => {
    const made = planOf({
      coreos: {
        flannel: { etcd_password: 'a "b\\c$d`e', etcd_prefix: '/coreos.com/net#1,%h', interface: "e'0" },
      },
    });
    const file = all(made, 'writeFile').find(({ path }) => path === '/run/flannel/options.env');
    assert.equal(
      new TextDecoder().decode(file?.body.bytes),
      'FLANNELD_ETCD_PASSWORD="a \\"b\\\\c\\$d\\`e"\nFLANNELD_ETCD_PREFIX=/coreos.com/net#1,%h\nFLANNELD_IFACE="e\'0"\n',
    );
  });

  it("writes flannel's network into etcd last of all, where flannel reads it", () => {
    const network_config = '{"Network":"10.1.0.0/16"}';
    const made = planOf({
      coreos: { flannel: { network_config }, units: [{ name: 'flanneld.service', command: 'start' }] },
    });
    const [key] = all(made, 'ensureEtcdKey');
    assert.equal(key?.key, '/coreos.com/network/config');
    assert.equal(key?.value, network_config);
    assert.deepEqual(key?.access, { endpoints: ['http://127.0.0.1:4001', 'http://127.0.0.1:2379'] });
    assert.equal(made.steps.at(-1)?.action, key);
    assert.deepEqual(all(planOf({ coreos: { flannel: { network_config: '' } } }), 'ensureEtcdKey'), []);

    const other = planOf({
      coreos: {
        flannel: {
          network_config,
          etcd_prefix: 'net/',
          etcd_endpoints: 'https://a:2379/, https://b:2379',
          etcd_cafile: '/ca.pem',
          etcd_username: 'node',
          etcd_password: 'secret',
        },
      },
    });
    assert.equal(all(other, 'ensureEtcdKey')[0]?.key, '/net/config');
    assert.deepEqual(all(other, 'ensureEtcdKey')[0]?.access, {
      endpoints: ['https://a:2379', 'https://b:2379'],
      authority: '/ca.pem',
      login: { name: 'node', password: 'secret' },
    });
  });

  it('writes the settings of etcd 3 for its own unit', () => {
    const made = planOf({
      coreos: { etcd_member: { discovery_token: 'abc', log_level: 'info', strict_reconfig_check: false } },
    });
    const dropIn = placed(made, '/run/systemd/system/etcd-member.service.d/20-cloudinit.conf');
    assert.equal(
      dropIn?.content,
      '[Service]\nEnvironment="ETCD_DISCOVERY_TOKEN=abc"\nEnvironment="ETCD_LOG_LEVEL=info"\nEnvironment="ETCD_STRICT_RECONFIG_CHECK=false"\n',
    );
    assert.equal(dropIn?.unit, 'etcd-member.service');
    assert.equal(dropIn?.mode, 0o600);
  });

  it('keeps passwords and discovery tokens from other users', () => {
    const made = planOf({
      coreos: {
        etcd2: { discovery: 'https://discovery.example/abc' },
        fleet: { etcd_password: 'secret' },
        flannel: { etcd_password: 'secret' },
        locksmith: { endpoint: 'http://127.0.0.1:2379' },
      },
    });
    const modes = all(made, 'placeUnit').map(({ unit, mode }) => [unit, mode]);
    assert.deepEqual(modes, [
      ['etcd2.service', 0o600],
      ['fleet.service', 0o600],
      ['locksmithd.service', 0o644],
    ]);
    const flannel = all(made, 'writeFile').find(({ path }) => path === '/run/flannel/options.env');
    assert.equal(flannel?.mode, 0o600);
  });

  it("yields to the document's own drop-in of the same name", () => {
    const made = planOf({
      coreos: {
        fleet: { metadata: 'a=b' },
        units: [{ name: 'fleet.service', drop_ins: [{ name: '20-cloudinit.conf', content: '[Service]\n' }] }],
      },
    });
    assert.equal(placed(made, '/run/systemd/system/fleet.service.d/20-cloudinit.conf'), undefined);
  });

  it('masks and stops locksmith for the strategy `off`, and restarts update-engine for a group', () => {
    const made = planOf({ coreos: { update: { reboot_strategy: 'off', group: 'beta' } } });
    assert.deepEqual(
      all(made, 'maskUnit').map(({ unit, scope }) => [unit, scope]),
      [['locksmithd.service', 'runtime']],
    );
    assert.deepEqual(
      all(made, 'runJob').map(({ verb, unit }) => `${verb} ${unit}`),
      ['stop locksmithd.service', 'restart update-engine.service'],
    );
  });

  it('undoes its mask of locksmith and restarts it when the strategy is another one', () => {
    const made = planOf({
      coreos: { update: { reboot_strategy: 'etcd-lock', server: 'https://u.example/' } },
    });
    assert.deepEqual(
      all(made, 'unmaskUnit').map(({ unit, scope }) => [unit, scope]),
      [['locksmithd.service', 'runtime']],
    );
    assert.deepEqual(
      all(made, 'runJob').map(({ verb, unit, changedBy }) => [`${verb} ${unit}`, changedBy]),
      [
        ['restart locksmithd.service', ['/etc/coreos/update.conf']],
        ['restart update-engine.service', ['/etc/coreos/update.conf']],
      ],
    );
  });

  it('lets a document write update.conf itself, and says so', () => {
    const made = planOf({
      write_files: [{ path: '/etc/coreos/update.conf', content: 'GROUP=alpha\n' }],
      coreos: { update: { group: 'beta' } },
    });
    assert.equal(all(made, 'setVariables').length, 0);
    const [withheld] = all(made, 'withhold');
    assert.equal(withheld?.what, '/etc/coreos/update.conf');
    assert.match(withheld?.reason ?? '', /write_files\[0\] writes this file too/);
  });

  it("leaves the user's own mask of locksmith", () => {
    const made = planOf({
      coreos: { update: { reboot_strategy: 'reboot' }, units: [{ name: 'locksmithd.service', mask: true }] },
    });
    assert.equal(all(made, 'unmaskUnit').length, 0);
    assert.equal(all(made, 'runJob').length, 0);
  });
});

describe('the plan of units', () => {
  it('places units where they belong and never enables or starts those of networkd', () => {
    const made = planOf({
      coreos: {
        units: [
          { name: 'a.service', content: 'x' },
          { name: 'b.service', content: 'x', runtime: true },
          { name: '10-eth.network', content: 'x', enable: true, command: 'start' },
          { name: 'user-configdrive.service.d/netconf.conf', content: 'x' },
        ],
      },
    });
    assert.deepEqual(
      all(made, 'placeUnit').map(({ path }) => path),
      [
        '/etc/systemd/system/a.service',
        '/run/systemd/system/b.service',
        '/etc/systemd/network/10-eth.network',
        '/etc/systemd/system/user-configdrive.service.d/netconf.conf',
      ],
    );
    assert.equal(all(made, 'enableUnit').length, 0);
    assert.equal(all(made, 'runJob').length, 0);
  });

  it('keeps content out of a masked unit, names that leave the directory and empty drop-ins, and says so', () => {
    const made = planOf({
      coreos: {
        units: [
          { name: 'a.service', content: 'x', mask: true },
          { name: '../../tmp/evil.service', content: 'x' },
          { name: 'b.service', drop_ins: [{ name: '10.conf', content: '' }] },
        ],
      },
    });
    assert.equal(all(made, 'placeUnit').length, 0);
    assert.equal(all(made, 'maskUnit').length, 1);
    assert.equal(all(made, 'withhold').length, 3);
  });

  it('does not start a service whose setting has no value', () => {
    const config = { coreos: { units: [{ name: 'etcd2.service', command: 'start' }] } } as const;
    const withheld = [{ unit: 'etcd2.service', path: 'coreos.etcd2.name', reason: 'no address' }];
    const made = planLayers([{ name: 'user', config, withheld }]);
    assert.equal(all(made, 'runJob').length, 0);
    const [step] = all(made, 'withhold');
    assert.equal(step?.outcome, 'failed');
    assert.match(step?.reason ?? '', /coreos\.etcd2\.name/);
  });

  it('keeps the order of the document for commands', () => {
    const units = ['b', 'a', 'c'].map((name) => ({ name: `${name}.service`, command: 'start' }) as const);
    assert.deepEqual(
      all(planOf({ coreos: { units } }), 'runJob').map(({ unit }) => unit),
      ['b.service', 'a.service', 'c.service'],
    );
  });
});

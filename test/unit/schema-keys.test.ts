import assert from 'node:assert/strict';
import { ETCD_RELEASES, etcdKnows, etcdOptions, etcdVersion } from '../../src/config/etcd-versions.ts';
import { type Key, type Shape, shape } from '../../src/config/generated/shape.ts';
import { keysOf } from './schema-places.ts';

const OTHERS: Readonly<Record<string, string>> = {
  '': 'hostname ssh_authorized_keys users write_files manage_etc_hosts coreos',
  coreos: 'etcd etcd2 +etcd_member fleet flannel locksmith update oem units',
  users: `name passwd ssh_authorized_keys coreos_ssh_import_github coreos_ssh_import_github_users
    coreos_ssh_import_url gecos homedir no_create_home primary_group groups no_user_group system no_log_init shell
    +uid +lock_passwd +sudo +expiredate +inactive +ssh_import_id`,
  write_files: 'path content encoding owner permissions +append +overwrite +source +sha256 +substitute',
  'coreos.units': 'name mask enable runtime content command drop_ins +substitute',
  'coreos.units.drop_ins': 'name content',
};

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function keysAt(where: string): Readonly<Record<string, Key>> {
  let at: Shape | undefined = shape;
  for (const part of where === '' ? [] : where.split('.')) {
    at = at?.kind === 'map' ? at.keys[part]?.shape : undefined;
    if (at?.kind === 'list') at = at.items;
  }
  return at?.kind === 'map' ? at.keys : {};
}

describe('the keys', () => {
  for (const [where, names] of Object.entries(OTHERS)) {
    it(`of ${where === '' ? 'the top level' : where} are those of the 2018 agent and the marked extensions`, () => {
      const found = Object.entries(keysAt(where)).map(([key, { extension }]) =>
        extension ? `+${key}` : key,
      );
      assert.deepEqual(found, words(names));
    });
  }

  it('of coreos.etcd_member are the options that some etcd from 3.4 on knows, as extensions', () => {
    const versions = ETCD_RELEASES.slice(ETCD_RELEASES.indexOf('3.4')).map((release) => etcdVersion(release));
    const known = etcdOptions().filter((option) =>
      versions.some((version) => version !== undefined && etcdKnows(option, version)),
    );
    const keys = keysAt('coreos.etcd_member');
    assert.deepEqual(Object.keys(keys), known.toSorted());
    for (const [key, { env, extension }] of Object.entries(keys)) {
      assert.equal(env, 'ETCD_', key);
      assert.equal(extension, true);
    }
  });

  it('of coreos.etcd2 are all known to etcd 2.3', () => {
    const version = etcdVersion('2.3');
    for (const key of Object.keys(keysAt('coreos.etcd2')))
      assert.ok(version !== undefined && etcdKnows(key, version), key);
  });

  it('that hold passwords, hashes or discovery tokens are secret', () => {
    const secret = [...keysOf(shape)].filter(({ key }) => key.shape.kind === 'string' && key.shape.secret);
    assert.deepEqual(
      secret.map(({ path }) => path.join('.')),
      [
        'users.passwd',
        'coreos.etcd.discovery',
        'coreos.etcd2.discovery',
        'coreos.etcd_member.discovery',
        'coreos.etcd_member.discovery_password',
        'coreos.etcd_member.discovery_token',
        'coreos.fleet.etcd_password',
        'coreos.flannel.etcd_password',
        'coreos.flannel.network_config',
        'coreos.locksmith.etcd_password',
      ],
    );
  });

  it('that hold bodies, keys, hashes and words of a fixed set are substituted as such', () => {
    const modeOf = (where: string, name: string): string | undefined => {
      const inner = keysAt(where)[name]?.shape;
      const text = inner?.kind === 'list' ? inner.items : inner;
      return text?.kind === 'string' ? text.substitute : undefined;
    };
    assert.equal(modeOf('write_files', 'content'), 'body');
    assert.equal(modeOf('coreos.units', 'content'), 'body');
    assert.equal(modeOf('coreos.units.drop_ins', 'content'), 'body');
    assert.equal(modeOf('users', 'passwd'), 'never');
    assert.equal(modeOf('', 'ssh_authorized_keys'), 'never');
    assert.equal(modeOf('write_files', 'sha256'), 'never');
    assert.equal(modeOf('coreos.etcd2', 'discovery'), 'setting');
    for (const { path, key } of keysOf(shape)) {
      if (key.shape.kind === 'string' && key.shape.values)
        assert.equal(key.shape.substitute, 'never', path.join('.'));
    }
  });
});

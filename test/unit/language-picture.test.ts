import assert from 'node:assert/strict';
import { modeText, pictureOf } from '../../src/language/picture.ts';
import { plan } from '../../src/library/index.ts';

describe('the picture of a node', () => {
  it('has files with their modes, accounts, and units in the order in which they start', () => {
    const picture = pictureOf(
      plan(`#cloud-config
hostname: n1
users:
  - name: jo
    groups: [wheel]
    passwd: $6$salt$hash
write_files:
  - path: /opt/run
    permissions: "4755"
    owner: jo
    content: abc
coreos:
  units:
    - name: b.service
      content: "[Service]"
    - name: a.service
      command: start
    - name: c.service
      mask: true
`).plan,
    );
    assert.equal(picture.hostname, 'n1');
    assert.deepEqual(
      picture.files.find(({ path }) => path === '/opt/run'),
      { path: '/opt/run', mode: '-rwsr-xr-x', owner: 'jo', size: 3, line: 8 },
    );
    assert.deepEqual(picture.users, [{ name: 'jo', facts: ['in wheel', 'a password'], line: 4 }]);
    assert.deepEqual(
      picture.units.map(({ name, deeds, position }) => [name, deeds.join(), position]),
      [
        ['a.service', 'start', 1],
        ['b.service', 'written', undefined],
        ['c.service', 'masked', undefined],
      ],
    );
  });

  it('shows no secret', () => {
    const text = JSON.stringify(
      pictureOf(plan('#cloud-config\nusers:\n  - name: jo\n    passwd: $6$canary$hash\n').plan),
    );
    assert.ok(!text.includes('canary'));
  });

  it('writes modes as ls does', () => {
    assert.deepEqual([0o644, 0o4755, 0o2640, 0o1777, 0].map(modeText), [
      '-rw-r--r--',
      '-rwsr-xr-x',
      '-rw-r-S---',
      '-rwxrwxrwt',
      '----------',
    ]);
  });
});

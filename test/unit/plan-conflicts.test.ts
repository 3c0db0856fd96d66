import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import type { Step } from '../../src/apply/action.ts';
import { plan } from '../../src/apply/plan.ts';
import { acceptedPart, readDocument } from '../../src/config/index.ts';

function stepsOf(body: string): readonly Step[] {
  const reading = readDocument(`#cloud-config\n${body}`);
  const { config, lineOf } = acceptedPart(reading);
  const layers = [{ name: 'user' as const, config, lineOf }];
  const gunzip = (content: Uint8Array) => gunzipSync(content);
  return plan({ layers, metadata: {}, defaultUser: 'core', keySet: 'coreos-cloudinit', gunzip }).steps;
}

describe('a document that asks for one thing twice', () => {
  it('makes one body of several additions to a file', () => {
    const steps = stepsOf(`
write_files:
  - {path: /etc/new, append: true, content: ab}
  - {path: /etc/new, append: true, content: b}
`);
    const bodies = steps.map(({ action }) =>
      action.kind === 'writeFile' ? new TextDecoder().decode(action.body.bytes) : '',
    );
    assert.deepEqual(
      bodies.filter((body) => body !== ''),
      ['abb'],
    );
  });

  it('leaves the host name to an entry that writes its file', () => {
    const steps = stepsOf('hostname: foo\nwrite_files: [{path: /etc/hostname, content: "bar\\n"}]\n');
    assert.ok(!steps.some(({ action }) => action.kind === 'setHostname'));
    assert.ok(steps.some(({ action }) => action.kind === 'withhold' && action.what === '/etc/hostname'));
  });

  it('makes one user of two entries, the later of which counts', () => {
    const steps = stepsOf(
      'users: [{name: zed, gecos: a, groups: [sudo]}, {name: zed, gecos: b, groups: [docker]}]\n',
    );
    const users = steps.filter(({ action }) => action.kind === 'ensureUser');
    assert.equal(users.length, 1);
    const [user] = users;
    assert.ok(user?.action.kind === 'ensureUser');
    assert.equal(user.action.gecos, 'b');
    assert.deepEqual(user.action.groups, ['sudo', 'docker']);
  });

  it('says that enabling a masked unit does nothing', () => {
    const steps = stepsOf('coreos: {units: [{name: a.service, mask: true, enable: true}]}\n');
    assert.ok(steps.some(({ action }) => action.kind === 'withhold' && action.what === 'enable a.service'));
  });

  it('lets no line break into a file of settings', () => {
    const reading = readDocument(
      '#cloud-config\ncoreos:\n  update: {server: "http://x\\nFOO=1"}\n  flannel: {interface: "a\\nB=1"}\n  oem: {id: "x\\nY=1"}\n',
    );
    assert.deepEqual(
      reading.diagnostics.map(({ code }) => code),
      ['CC203', 'CC203', 'CC203'],
    );
    assert.deepEqual(acceptedPart(reading).config, { coreos: { update: {}, flannel: {}, oem: {} } });
  });
});

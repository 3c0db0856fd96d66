import assert from 'node:assert/strict';
import { readDocument } from '../../src/config/read.ts';
import { type Completion, completionsAt } from '../../src/language/completion.ts';

/** What is offered at the mark `¦`, and the document after taking one. */
function offered(marked: string): {
  readonly items: readonly Completion[];
  readonly labels: readonly string[];
  taken(label: string): string;
} {
  const source = `#cloud-config\n${marked}`;
  const offset = source.indexOf('¦');
  const text = source.replace('¦', '');
  const items = [...completionsAt(text, offset)].sort((left, right) => (left.rank < right.rank ? -1 : 1));
  const taken = (label: string): string => {
    const item = items.find((each) => each.label === label);
    assert.ok(item, label);
    const margin = /[ \t]*$/.exec(text.slice(0, text.lastIndexOf('\n', item.start - 1) + 1))?.[0] ?? '';
    const line = text.slice(text.lastIndexOf('\n', item.start - 1) + 1, item.start);
    const indent = /^ */.exec(line)?.[0] ?? margin;
    const inserted = item.text.replaceAll('\n', `\n${indent}`);
    return (text.slice(0, item.start) + inserted + text.slice(item.end)).slice('#cloud-config\n'.length);
  };
  return { items, labels: items.map(({ label }) => label), taken };
}

describe('completion', () => {
  it('offers the keys of the place, those that must be there first', () => {
    const { labels } = offered('users:\n  - gecos: a\n    ¦');
    assert.equal(labels[0], 'name');
    assert.ok(labels.includes('shell'));
    assert.ok(!labels.includes('gecos'));
    assert.ok(!labels.includes('hostname'));
  });

  it('offers a key once, whichever way it is spelled', () => {
    const { labels } = offered('ssh-authorized-keys: []\n¦');
    assert.ok(!labels.includes('ssh_authorized_keys'));
    const { items } = offered('ssh-auth¦');
    assert.equal(items.find(({ label }) => label === 'ssh_authorized_keys')?.filter, 'ssh-authorized-keys');
  });

  it('puts what belongs after a key into place', () => {
    assert.equal(offered('host¦').taken('hostname'), 'hostname: ');
    assert.equal(offered('host¦nam: a').taken('hostname'), 'hostname: a');
    assert.equal(offered('cor¦').taken('coreos'), 'coreos:\n  ');
    assert.equal(offered('coreos:\n  un¦').taken('units'), 'coreos:\n  units:\n    - ');
    assert.equal(
      offered('coreos:\n  units:\n    - name: a.service\n      dr¦').taken('drop_ins'),
      'coreos:\n  units:\n    - name: a.service\n      drop_ins:\n        - ',
    );
    assert.equal(offered('users:\n  ¦').taken('name'), 'users:\n  - name: ');
    assert.equal(offered('users:\n  - {na¦}').taken('name'), 'users:\n  - {name: }');
  });

  it('offers the values of a list, true and false, units, modes', () => {
    const unit = 'coreos:\n  units:\n    - name: a.service\n';
    assert.deepEqual(offered(`${unit}      command: ¦`).labels.slice(0, 2), ['start', 'stop']);
    assert.deepEqual(offered(`${unit}      enable: ¦`).labels, ['true', 'false']);
    assert.ok(offered('coreos:\n  units:\n    - name: fl¦').labels.includes('flanneld.service'));
    assert.equal(
      offered('write_files:\n  - permissions: 06¦').taken('"0644"'),
      'write_files:\n  - permissions: "0644"',
    );
    assert.equal(offered('manage_etc_hosts:¦').taken('localhost'), 'manage_etc_hosts: localhost');
  });

  it('offers variables where they are replaced, and the four of 2018 in bodies', () => {
    const setting = offered('coreos:\n  etcd2:\n    listen_peer_urls: http://$pri¦:2380');
    assert.ok(setting.labels.includes('$region'));
    assert.match(setting.taken('$private_ipv4'), /: http:\/\/\$private_ipv4:2380$/);
    const body = offered('write_files:\n  - content: |\n      at $¦');
    assert.equal(body.labels.length, 4);
    assert.match(body.taken('$public_ipv4'), /\n {6}at \$public_ipv4$/);
    assert.deepEqual(offered('users:\n  - passwd: $¦').labels.includes('$region'), false);
  });

  it('offers pieces that are good documents once they stand', () => {
    const places = [
      '¦',
      'coreos:\n  units:\n    - ¦',
      'coreos:\n  units:\n    ¦',
      'users:\n- ¦',
      'write_files:\n  - ¦',
    ];
    for (const place of places) {
      const { items, taken } = offered(place);
      for (const { label } of items.filter(({ kind }) => kind === 'snippet')) {
        const { diagnostics } = readDocument(`#cloud-config\n${taken(label)}\n`);
        const structural = diagnostics.filter(({ code }) => code.startsWith('CC1') || code.startsWith('CC2'));
        assert.deepEqual(structural, [], label);
      }
    }
  });

  it('offers the header of an empty document', () => {
    assert.deepEqual(
      completionsAt('#cl', 3).map(({ text, start, end }) => [text, start, end]),
      [['#cloud-config', 0, 3]],
    );
  });

  it('says of each key what it means', () => {
    const { items } = offered('¦');
    for (const { kind, label, documentation } of items)
      assert.ok(kind !== 'key' || documentation !== undefined, label);
  });
});

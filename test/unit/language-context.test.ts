import assert from 'node:assert/strict';
import { type Context, contextAt } from '../../src/language/context.ts';

/** The context at the mark `¦`, and the text that would be replaced. */
function at(marked: string): Context & { readonly word: string; readonly path: string } {
  const offset = marked.indexOf('¦');
  const text = `#cloud-config\n${marked.replace('¦', '')}`;
  const context = contextAt(text, offset + 14);
  return { ...context, word: text.slice(context.start, context.end), path: context.at.join('.') };
}

const seen = (marked: string): readonly string[] => {
  const { role, path, word } = at(marked);
  return [role, path, word];
};

describe('the context of a place', () => {
  it('is a key where one begins or is typed, with or without its colon', () => {
    assert.deepEqual(seen('¦'), ['key', '', '']);
    assert.deepEqual(seen('hos¦'), ['key', '', 'hos']);
    assert.deepEqual(seen('host¦nam: a'), ['key', '', 'hostnam']);
    assert.deepEqual(seen('coreos:\n  update:\n    group: a\n    ser¦'), ['key', 'coreos.update', 'ser']);
    assert.equal(at('host¦nam: a').form, 'keyed');
  });

  it('is a value after a colon, and says when a space is missing', () => {
    assert.deepEqual(seen('hostname: ¦'), ['value', 'hostname', '']);
    assert.deepEqual(seen('hostname: "no¦de"  # name'), ['value', 'hostname', '"node"']);
    assert.equal(at('hostname:¦').before, ' ');
    assert.equal(at('hostname: ¦').before, '');
  });

  it('goes by indentation alone on an empty line', () => {
    const document = 'coreos:\n  units:\n    - name: a.service\n';
    assert.deepEqual(seen(`${document}      ¦`), ['key', 'coreos.units.0', '']);
    assert.deepEqual(seen(`${document}    ¦`), ['item', 'coreos.units.1', '']);
    assert.deepEqual(seen(`${document}  ¦`), ['key', 'coreos', '']);
    assert.deepEqual(seen(`${document}¦`), ['key', '', '']);
    assert.deepEqual(seen(`${document}        ¦`), ['none', '', '']);
    assert.deepEqual(seen('coreos:\n  ¦'), ['child', 'coreos', '']);
  });

  it('takes a list at the column of its key for one of that key', () => {
    const document = 'users:\n- name: a\n- na¦\n';
    assert.deepEqual(seen(document), ['item', 'users.1', 'na']);
    assert.deepEqual(seen('users:\n- name: a\n¦\n'), ['key', '', '']);
  });

  it('knows the keys before and after it in the same mapping', () => {
    const document = 'users:\n  - name: a\n    ¦\n    shell: /bin/sh\n  - gecos: b\n';
    assert.deepEqual([...at(document).present], ['name', 'shell']);
    assert.deepEqual(
      [...at('users:\n  - ¦\n    ssh-authorized-keys: []\n').present],
      ['ssh_authorized_keys'],
    );
  });

  it('is a body in a block scalar, whose lines are no keys', () => {
    const document = 'write_files:\n  - path: /a\n    content: |\n      hostname: ¦\n';
    assert.deepEqual(seen(document), ['body', 'write_files.0.content', '']);
    assert.deepEqual(seen('write_files:\n  - content: |\n      at $pri¦vate\n'), [
      'body',
      'write_files.0.content',
      '$private',
    ]);
    assert.deepEqual(seen('write_files:\n  - content: |\n      a\n    ow¦\n'), [
      'key',
      'write_files.0',
      'ow',
    ]);
  });

  it('follows brackets and braces on a line, closed or not', () => {
    assert.deepEqual(seen('users:\n  - {name: a, sh¦'), ['key', 'users.0', 'sh']);
    assert.deepEqual(seen('users:\n  - {name: a, shell: ¦}'), ['value', 'users.0.shell', '']);
    assert.deepEqual(seen('users:\n  - groups: [a, d¦]'), ['item', 'users.0.groups.1', 'd']);
    assert.deepEqual(seen('users: [{name: "a, b", u¦'), ['key', 'users.0', 'u']);
  });

  it('is nothing to complete in a comment', () => {
    assert.equal(at('hostname: a # no¦').role, 'comment');
    assert.equal(at('# no¦').role, 'comment');
  });

  it('is found after carriage returns, tabs and nonsense', () => {
    assert.deepEqual(seen('coreos:\r\n  fleet:\r\n    public_ip: ¦\r\n'), [
      'value',
      'coreos.fleet.public_ip',
      '',
    ]);
    for (const text of ['}{][', '- - - : : :', '\t\t- a', '"', '? a\n: b¦', '&a *a', '\u0000', ': x'])
      for (let offset = 0; offset <= text.length; offset++) contextAt(text, offset);
  });
});

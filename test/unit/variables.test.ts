import assert from 'node:assert/strict';
import { hasVariable, substitute } from '../../src/config/variables.ts';

const values = new Map<string, string | undefined>([
  ['public_ipv4', '203.0.113.7'],
  ['private_ipv4', '10.0.0.7'],
  ['public_ipv6', undefined],
  ['private_ipv6', undefined],
  ['hostname', 'node1'],
  ['region', 'eu-1'],
]);

describe('substitution', () => {
  it('replaces variables that stand next to each other', () => {
    assert.equal(substitute('$public_ipv4$private_ipv4', 'body', values).text, '203.0.113.710.0.0.7');
  });

  it('takes the longest identifier', () => {
    const { text, unknown } = substitute('$public_ipv4_extra', 'setting', values);
    assert.equal(text, '$public_ipv4_extra');
    assert.deepEqual(unknown, ['public_ipv4_extra']);
  });

  it('takes braces and every name in settings, and only the four of 2018 in bodies', () => {
    const written = '${private_ipv4} $hostname ${region}';
    assert.equal(substitute(written, 'setting', values).text, '10.0.0.7 node1 eu-1');
    assert.equal(substitute(written, 'body', values).text, written);
  });

  it('leaves shell variables of bodies alone, without a finding', () => {
    const { text, unknown } = substitute('echo $HOME ${private_ipv4} $1 $$', 'body', values);
    assert.equal(text, 'echo $HOME ${private_ipv4} $1 $$');
    assert.deepEqual(unknown, []);
  });

  it('takes a backslash as an escape, and two as a backslash', () => {
    assert.equal(substitute('\\$private_ipv4', 'body', values).text, '$private_ipv4');
    assert.equal(substitute('\\\\$private_ipv4', 'body', values).text, '\\\\10.0.0.7');
    assert.equal(substitute('\\$HOME', 'body', values).text, '\\$HOME');
  });

  it('never makes an unsupplied address empty', () => {
    const { text, unsupplied } = substitute('http://$public_ipv6:2380', 'setting', values);
    assert.equal(text, 'http://$public_ipv6:2380');
    assert.deepEqual(unsupplied, ['public_ipv6']);
  });

  it('does nothing where it is turned off', () => {
    assert.equal(substitute('$private_ipv4', 'never', values).text, '$private_ipv4');
  });

  it('knows a text whose value only the node has', () => {
    assert.equal(hasVariable('http://${private_ipv4}:2379'), true);
    assert.equal(hasVariable('http://$other:2379'), false);
  });
});

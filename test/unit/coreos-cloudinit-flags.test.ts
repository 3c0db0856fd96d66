import assert from 'node:assert/strict';
import { readFlags } from '../../src/cli/coreos-cloudinit/flags.ts';
import { UsageError } from '../../src/cli/options.ts';

describe('the flags of coreos-cloudinit', () => {
  it('are taken with one dash or two, with a space or an equals sign', () => {
    for (const args of [['-from-file=/a'], ['--from-file=/a'], ['-from-file', '/a'], ['--from-file', '/a']]) {
      assert.equal(readFlags(args).value('from-file'), '/a');
    }
  });

  it('turn switches on and off as Go does', () => {
    assert.equal(readFlags(['-validate']).has('validate'), true);
    assert.equal(readFlags(['-validate=t']).has('validate'), true);
    assert.equal(readFlags(['-validate=false']).has('validate'), false);
    assert.throws(() => readFlags(['-validate=maybe']), UsageError);
  });

  it('end at the first operand', () => {
    assert.equal(readFlags(['-validate', 'operand', '-from-file=/a']).has('from-file'), false);
  });

  it('come from a preset', () => {
    const flags = readFlags(['-oem=ec2-compat']);
    assert.equal(flags.value('from-ec2-metadata'), 'http://169.254.169.254/');
    assert.equal(flags.value('from-configdrive'), '/media/configdrive');
  });

  it('are never overridden by a preset, wherever they stand', () => {
    for (const args of [
      ['-from-configdrive=/mnt', '-oem=ec2-compat'],
      ['-oem=ec2-compat', '-from-configdrive=/mnt'],
    ]) {
      assert.equal(readFlags(args).value('from-configdrive'), '/mnt');
    }
    assert.equal(
      readFlags(['-from-vmware-guestinfo=false', '-oem=vmware']).has('from-vmware-guestinfo'),
      false,
    );
  });

  it('name what was meant when they are unknown', () => {
    assert.throws(() => readFlags(['-from-fiel=/a']), /did you mean -from-file/);
    assert.throws(() => readFlags(['-oem=nowhere']), /must be one of azure/);
  });
});

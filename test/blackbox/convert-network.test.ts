import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { cloudConfig } from '../support/program.ts';

const INPUT = 'fixtures/network/cloud-init/v2-dhcp/input.yaml';
const EXPECTED = 'fixtures/network/cloud-init/v2-dhcp/expected';
const NAMES = ['10-cloud-config-nic0.link', '10-cloud-config-nic0.network'];

describe('convert-network', () => {
  it('prints each file below its path', () => {
    const { status, stdout, stderr } = cloudConfig(['convert-network', '--from', 'cloud-init', INPUT]);
    const expected = NAMES.map(
      (name) => `# /etc/systemd/network/${name}\n${readFileSync(join(EXPECTED, name), 'utf8')}`,
    );
    assert.deepEqual({ status, stdout, stderr }, { status: 0, stdout: expected.join('\n'), stderr: '' });
  });

  it('prints JSON of its schema, and warnings to standard error', () => {
    const input = '{"version": 2, "ethernets": {"eth0": {"dhcp": true}}}';
    const argv = ['convert-network', '--from', 'cloud-init', '--format', 'json', '-'];
    const { status, stdout, stderr } = cloudConfig(argv, { input });
    assert.equal(status, 0);
    assert.match(stderr, /^<stdin>: line 1: ethernets\.eth0\.dhcp: unknown key; .*dhcp4\?\n$/);
    const check = new Ajv().compile(JSON.parse(readFileSync('schemas/network-files.schema.json', 'utf8')));
    assert.ok(check(JSON.parse(stdout)), JSON.stringify(check.errors));
  });

  it('writes the files into a directory', () => {
    const directory = mkdtempSync(join(tmpdir(), 'cloud-config-network-'));
    try {
      const argv = ['convert-network', '--from', 'cloud-init', '--output', directory, INPUT];
      assert.deepEqual(cloudConfig(argv), { status: 0, stdout: '', stderr: '' });
      assert.deepEqual(readdirSync(directory).sort(), NAMES);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('exits 1 for a configuration that it refuses, 2 for usage and 3 for what it cannot read', () => {
    const from = ['convert-network', '--from', 'cloud-init'];
    const refused = cloudConfig([...from, '-'], { input: 'version: 2\nwifis: {w: {}}\n' });
    assert.equal(refused.status, 1);
    assert.match(refused.stderr, /<stdin>: .*line 2: wifis: .*\[NETWORK_UNSUPPORTED\]\n$/);
    assert.equal(cloudConfig(['convert-network', INPUT]).status, 2);
    assert.equal(cloudConfig(['convert-network', '--from', 'no-such', INPUT]).status, 2);
    assert.equal(cloudConfig([...from, '/no/such/file']).status, 3);
    assert.equal(cloudConfig([...from, '--output', '/no/such/directory', INPUT]).status, 3);
  });
});

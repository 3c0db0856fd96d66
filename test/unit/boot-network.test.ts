import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readStatus } from '../../src/apply/state.ts';
import type { BootContext } from '../../src/cli/boot/context.ts';
import { bootLocal } from '../../src/cli/boot/local.ts';
import { provisioningOf } from '../../src/cli/boot/provisioning.ts';
import type { InstanceData } from '../../src/datasources/datasource.ts';
import { plain } from '../../src/report/style.ts';
import { FakeMachine, fakeHost } from '../support/fake-host.ts';
import { createFixtureMachine } from '../support/fixture-machine.ts';

interface Booting extends BootContext {
  readonly node: FakeMachine;
  readonly notes: readonly string[];
}

/** The lock of a run goes by the directory that it is for. */
const ROOT = mkdtempSync(join(tmpdir(), 'cloud-config-boot-'));

after(() => rmSync(ROOT, { recursive: true }));

function machineWith(cmdline: string, files: Readonly<Record<string, string>> = {}): Booting {
  const { ports, evidence } = createFixtureMachine({ source: [], cmdline, files });
  const terminal = { print: () => {}, note: () => {}, paint: plain, isInteractive: false, environment: {} };
  const node = new FakeMachine();
  const notes: string[] = [];
  const note = (message: string): void => void notes.push(message);
  const host = { ...fakeHost(node), root: ROOT };
  return { host, ports, evidence, terminal, note, machine: '', node, notes };
}

const configured = ({ node }: Booting): readonly string[] =>
  [...node.nodes].flatMap(([path, { type }]) =>
    type === 'file' && path.startsWith('/etc/systemd/network/') ? [path.slice(21)] : [],
  );

const encoded = (document: string): string => Buffer.from(document).toString('base64');

const ofPlatform = {
  datasource: 'hetzner',
  location: 'http://169.254.169.254/',
  metadata: {},
  networkConfig: {
    format: 'cloud-init',
    content: new TextEncoder().encode('{version: 2, ethernets: {platform0: {dhcp4: true}}}'),
  },
} as const satisfies InstanceData;

async function namesOf(context: Booting, instance: InstanceData): Promise<readonly string[] | undefined> {
  const { network } = await provisioningOf(context, instance);
  return network?.files?.map(({ name }) => name);
}

describe('a machine of no platform', () => {
  it('has the network that the kernel command line says', async () => {
    for (const parameter of ['ip=eth0:dhcp', 'nfsaddrs=eth0:dhcp']) {
      const context = machineWith(`quiet ${parameter}`);
      assert.equal(await bootLocal(context), 0);
      assert.deepEqual(configured(context), ['10-cloud-config-eth0.network'], parameter);
      const { state, datasource } = readStatus(context.host) ?? {};
      assert.deepEqual([state, datasource], ['done', 'kernel-command-line']);
      assert.match(context.notes.join('\n'), /^no datasource: /m);
    }
  });

  it('changes nothing at its second boot', async () => {
    const context = machineWith('ip=eth0:dhcp');
    await bootLocal(context);
    const before = context.node.nodes.get('/etc/systemd/network/10-cloud-config-eth0.network');
    assert.equal(await bootLocal(context), 0);
    assert.equal(context.node.nodes.get('/etc/systemd/network/10-cloud-config-eth0.network'), before);
  });

  it('is left as it is where the command line asks for nothing', async () => {
    for (const cmdline of ['quiet', 'ip=', 'cloud-config=disabled ip=eth0:dhcp']) {
      const context = machineWith(cmdline);
      assert.equal(await bootLocal(context), 0);
      assert.deepEqual(configured(context), [], cmdline);
    }
    const context = machineWith('quiet');
    await bootLocal(context);
    assert.equal(readStatus(context.host)?.state, 'none');
  });

  it('is left as it is in a container, which sees the command line of its host', async () => {
    for (const files of [
      { '/proc/1/environ': 'PATH=/bin\0container=lxc\0' },
      { '/run/systemd/container': 'docker\n' },
    ]) {
      const context = machineWith('ip=192.0.2.5::192.0.2.1:24::eth0:none', files);
      assert.equal(await bootLocal(context), 0);
      assert.deepEqual(configured(context), []);
      assert.equal(readStatus(context.host)?.state, 'none');
    }
  });

  it('says what is wrong with its command line', async () => {
    const context = machineWith('ip=eth0:bogus');
    assert.equal(await bootLocal(context), 1);
    const { state, failures = [] } = readStatus(context.host) ?? {};
    assert.equal(state, 'failed');
    assert.match(failures.join('\n'), /\/proc\/cmdline .*"bogus" is no way to get an address/);
    assert.match(context.notes.join('\n'), /"bogus"/);
  });
});

describe('the network of a boot', () => {
  it('is what network-config= says, whatever the platform describes', async () => {
    const document = encoded('{version: 2, ethernets: {kernel0: {dhcp4: true}}}');
    const context = machineWith(`network-config=${document} ip=eth0:dhcp`);
    assert.deepEqual(await namesOf(context, ofPlatform), ['10-cloud-config-kernel0.network']);
  });

  it('is left to the image by network-config=disabled', async () => {
    assert.deepEqual(await namesOf(machineWith('network-config=disabled'), ofPlatform), []);
  });

  it('is what the platform describes, whatever ip= says', async () => {
    assert.deepEqual(await namesOf(machineWith('ip=eth0:dhcp'), ofPlatform), [
      '10-cloud-config-platform0.network',
    ]);
  });

  it('is what ip= says where the platform describes none', async () => {
    const { networkConfig: _, ...bare } = ofPlatform;
    assert.deepEqual(await namesOf(machineWith('ip=eth0:dhcp'), bare), ['10-cloud-config-eth0.network']);
  });
});

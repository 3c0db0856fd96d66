import assert from 'node:assert/strict';
import { type Diagnostic, validate } from '../../src/config/index.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';

function first(text: string): Diagnostic | undefined {
  return validate(text, gunzip).diagnostics[0];
}

describe('documents for others', () => {
  it('are recognised without the header', () => {
    const documents: readonly (readonly [text: string, name: RegExp])[] = [
      ['{"ignition": {"version": "3.4.0"}}', /Ignition/],
      ['variant: fcos\nversion: 1.5.0\n', /Butane/],
      ['version: v1alpha1\nmachine:\n  type: worker\n', /Talos/],
      ['machine:\n  type: worker\n  token: a\ncluster:\n  id: b\n', /Talos/],
      ['# of node 1\nmachine:\n  # kind\n\n  type: controlplane\n', /Talos/],
      ['machine:\n  token: a\ncluster:\n  id: b\n', /Talos/],
      ['cluster:\n  id: b\nmachine:\n  token: a\n', /Talos/],
      ['systemd:\n  units:\n    - name: a.service\n', /Container Linux Config/],
      ['apiVersion: v1\nkind: Pod\n', /Kubernetes/],
      ['instance-id: a\nlocal-hostname: b\n', /meta-data/],
      ['network:\n  version: 2\n', /network configuration/],
      ['services:\n  web:\n    image: nginx\n', /Compose/],
      ['- hosts: all\n  tasks: []\n', /Ansible/],
      ['stages:\n  boot:\n    - name: a\n', /Kairos/],
      ['{% if x %}\n#cloud-config\n{% endif %}\n', /template/],
    ];
    for (const [text, name] of documents) {
      assert.equal(first(text)?.code, 'CC006', text);
      assert.match(first(text)?.message ?? '', name);
    }
  });

  it('are named by their keys with the header', () => {
    const keys: readonly (readonly [body: string, agent: RegExp])[] = [
      ['rancher:\n  services: {}\n', /RancherOS.*coreos\.units/],
      ['k3os:\n  token: x\n', /k3os.*write_files/],
      ['run_cmd: [a]\n', /k3os.*oneshot/],
      ['stages:\n  boot: []\n', /Kairos/],
      ['runcmd: [a]\n', /cloud-init.*oneshot/],
      ['packages: [vim]\n', /cloud-init.*image/],
      ['storage: {}\n', /Butane/],
      ['autoinstall: {}\n', /Ubuntu/],
      ['users: [{name: a, plain_text_passwd: b}]\n', /cloud-init.*hash/],
    ];
    for (const [body, agent] of keys) {
      const finding = first(`#cloud-config\n${body}`);
      assert.equal(finding?.code, 'CC201', body);
      assert.match(finding?.message ?? '', agent);
    }
  });

  it('get the name of the same key here', () => {
    assert.equal(first('#cloud-config\nfqdn: a.example.com\n')?.fix?.edits[0]?.text, 'hostname');
    assert.equal(first('#cloud-config\nhostname: a\nfqdn: a.example.com\n')?.fix, undefined);
  });

  it('with many keys are one finding', () => {
    const keys =
      'apt bootcmd chpasswd groups growpart locale mounts network ntp output packages password'.split(' ');
    const more = 'phone_home power_state puppet resize_rootfs runcmd snap ssh swap timezone zypper'.split(
      ' ',
    );
    const { diagnostics } = validate(
      `#cloud-config\n${[...keys, ...more].map((key) => `${key}: 1\n`).join('')}`,
      gunzip,
    );
    assert.equal(diagnostics.length, 1);
    assert.match(diagnostics[0]?.message ?? '', /Canonical's cloud-init/);
  });
});

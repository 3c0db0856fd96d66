import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { type Diagnostic, readDocument, validate } from '../../src/config/index.ts';
import { targetOf } from '../../src/config/target.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';

function findings(body: string): readonly Diagnostic[] {
  return validate(`#cloud-config\n${body}`, gunzip).diagnostics;
}

function codesOf(body: string): readonly string[] {
  return findings(body).map(({ code }) => code);
}

function fixed(body: string): string {
  let text = `#cloud-config\n${body}`;
  const edits = findings(body).flatMap(({ fix }) => fix?.edits ?? []);
  for (const { start, end, text: inserted } of [...edits].sort((left, right) => right.start - left.start))
    text = text.slice(0, start) + inserted + text.slice(end);
  return text.slice('#cloud-config\n'.length);
}

const UNIT = `coreos:
  units:
    - name: job.service
      content: |
        [Service]
        Type=oneshot
        ExecStart=/opt/bin/job
`;

describe('rules on files', () => {
  it('take a path with doubled slashes for the same file', () => {
    const body = 'write_files:\n  - {path: /etc/motd, content: a}\n  - {path: /etc//motd, content: b}\n';
    assert.deepEqual(codesOf(body), ['CC313', 'CC350']);
  });

  it('find a unit that is a file of write_files too', () => {
    const body = `write_files:
  - path: /etc/systemd/system/job.service
    content: "[Service]\\nExecStart=/usr/bin/true\\n"
${UNIT}`;
    const [finding] = findings(body);
    assert.equal(finding?.code, 'CC313');
    assert.equal(finding?.path, 'coreos.units[0].name');
    assert.equal(finding?.related?.length, 1);
  });

  it('say that nothing replaces a home directory’s short name', () => {
    for (const path of ['~/x', '$HOME/x'])
      assert.ok(
        findings(`write_files: [{path: "${path}", content: a}]\n`).some(({ code }) => code === 'CC302'),
      );
  });

  it('let a command of the document make a script executable', () => {
    const script = 'write_files:\n  - path: /opt/bin/job\n    content: "#!/bin/sh\\nsync\\n"\n';
    assert.deepEqual(codesOf(script + UNIT), ['CC355']);
    const made = UNIT.replace(
      'ExecStart=',
      'ExecStartPre=/usr/bin/chmod +x /opt/bin/job\n        ExecStart=',
    );
    assert.deepEqual(codesOf(script + made), []);
  });

  it('give a script the bits that its readers need to run it', () => {
    const script =
      'write_files:\n  - path: /opt/bin/job\n    permissions: "0640"\n    content: "#!/bin/sh\\nsync\\n"\n';
    assert.match(fixed(script + UNIT), /permissions: "0750"/);
  });

  it('know the units of images that a document only starts or adds to', () => {
    const mistyped = 'coreos:\n  units:\n    - name: dokcer.service\n';
    const dropIn = '      drop_ins:\n        - name: 10-a.conf\n          content: "[Service]\\nNice=5\\n"\n';
    for (const rest of ['      command: start\n', dropIn]) {
      assert.deepEqual(codesOf(mistyped + rest), ['CC395']);
      assert.equal(fixed(mistyped + rest), (mistyped + rest).replace('dokcer', 'docker'));
    }
    for (const name of ['etdc2', 'fleat', 'flanneld.', 'udpate-engine'])
      assert.deepEqual(
        codesOf(`coreos:\n  units:\n    - {name: ${name.replace('.', '')}.service, command: start}\n`),
        name === 'flanneld.' ? [] : ['CC395'],
        name,
      );
    for (const name of [
      'docker2',
      'rocker',
      'dockers',
      'sshd',
      'etcd',
      'ntp',
      'iscsi',
      'container',
      'docker-gc',
    ])
      assert.deepEqual(
        codesOf(`coreos:\n  units:\n    - {name: ${name}.service, command: start}\n`),
        [],
        name,
      );
  });

  it('know where no file can be made, or none stays', () => {
    const told = (path: string, target?: string): string =>
      readDocument(`#cloud-config\nwrite_files:\n  - path: ${path}\n    content: a\n`, {
        target: targetOf(target ?? 'coreos') ?? {},
      })
        .diagnostics.filter(({ code }) => /CC305|CC360/.test(code))
        .map(({ code, severity }) => `${severity} ${code}`)
        .join();
    assert.equal(told('/proc/sys/vm/swappiness'), 'error CC360');
    for (const path of [
      '/bin/a',
      '/sbin/a',
      '/lib/systemd/system/a.conf',
      '/lib64//a',
      '/dev/a',
      '//dev/disk/a',
    ])
      assert.equal(told(path), 'warning CC360', path);
    for (const path of ['/opt/bin/a', '/library/a', '/dev/shm/a', '/bins/a', '/etc/lib/a', '/device/a'])
      assert.equal(told(path), '', path);
    assert.deepEqual([told('/bin/a', 'cloud-init'), told('/dev/a', 'cloud-init')], ['', 'warning CC360']);
    const [finding] = findings('write_files:\n  - {path: /usr/local, content: a}\n');
    assert.match(finding?.message ?? '', /use \/etc or \/opt$/);
  });

  it('see an interpreter’s mark behind a blank line', () => {
    const script =
      'write_files:\n  - path: /opt/bin/job\n    permissions: "0755"\n    content: |\n\n      #!/bin/sh\n      sync\n';
    const [finding] = findings(script + UNIT);
    assert.equal(finding?.code, 'CC356');
    assert.match(finding?.message ?? '', /white space/);
  });

  it('put an interpreter at the beginning of a script', () => {
    const script =
      'write_files:\n  - path: /opt/bin/job\n    permissions: "0755"\n    content: |\n      if [[ -e /x ]]; then sync; fi\n';
    assert.match(fixed(script + UNIT), /content: \|\n {6}#!\/bin\/bash\n {6}if/);
    assert.deepEqual(codesOf(fixed(script + UNIT)), []);
  });

  it('unpack what is packed', () => {
    const packed = gzipSync('hello\n'.repeat(100));
    const entry = (content: Uint8Array, encoding: string): string =>
      `write_files:\n  - path: /etc/x\n    encoding: ${encoding}\n    content: ${Buffer.from(content).toString('base64')}\n`;
    assert.deepEqual(codesOf(entry(packed, 'gzip+base64')), []);
    assert.deepEqual(codesOf(entry(packed.subarray(0, -6), 'gzip+base64')), ['CC304']);
    assert.deepEqual(codesOf(entry(packed, 'base64')), ['CC358']);
    assert.match(fixed(entry(packed, 'gzip')), /encoding: gzip\+base64/);
  });

  it('do not take a token for an encoded text', () => {
    const tokens = [
      'AQBSdFhcGFSGEhAAvGhXU0RPJBLh8lLyvVhNQQ==',
      'dGhpc2lzanVzdGF0b2tlbnRleHQx',
      'aGVsbG8gd29ybGQgYWdhaW4gYW5k',
    ];
    for (const token of tokens)
      assert.deepEqual(codesOf(`write_files: [{path: /etc/token, content: ${token}}]\n`), []);
  });

  it('correct host names', () => {
    assert.equal(fixed('hostname: web_1.\n'), 'hostname: web-1\n');
    assert.equal(fixed('hostname: Web1\n'), 'hostname: web1\n');
    assert.deepEqual(codesOf('hostname: "1234"\n'), ['CC359']);
  });

  it('leave files in homes alone that say whose they are', () => {
    const body = 'write_files:\n  - {path: /home/core/x, content: a, owner: core}\n';
    assert.deepEqual(codesOf(body), []);
    const [finding] = findings('write_files:\n  - {path: /home/core/x, content: a, owner: root}\n');
    assert.equal(finding?.severity, 'info');
    assert.match(fixed('write_files:\n  - {path: /home/core/x, content: a}\n'), /\{owner: core, path/);
  });

  it('read what is called JSON as such, and leave templates and comments alone', () => {
    const file = (content: string, more = ''): string =>
      `write_files:\n  - path: /etc/a.json\n${more}    content: |\n      ${content.replaceAll('\n', '\n      ')}\n`;
    assert.equal(fixed(file('{"a": ",}",\n "b": [1, 2,],\n}')), file('{"a": ",}",\n "b": [1, 2],\n}'));
    assert.deepEqual(codesOf(file('{"a" 1}')), ['CC377']);
    for (const content of ['{"a": {{ a }}}', '// a\n{}', '{"a": "$private_ipv4"}', '[]'])
      assert.deepEqual(codesOf(file(content)), [], content);
    assert.deepEqual(codesOf(file('"b": 1}', '    append: true\n')), []);
  });

  it('name what is nearly an address in a text that gives it no value', () => {
    const file = (content: string): string =>
      `write_files:\n  - path: /etc/a\n    content: |\n      ${content.replaceAll('\n', '\n      ')}\n`;
    for (const content of ['a=$private_ip4', 'a=$privat_ipv4', 'a=${private_ipv4}', 'a=$public_ip'])
      assert.deepEqual(codesOf(file(content)), ['CC307'], content);
    for (const content of [
      'a=$private_ipv4',
      'private_ip=$(x)\na=$private_ip',
      'read -r name public_ip\necho $public_ip',
      '. /etc/environment\na=$public_ip',
      'a=$_private_ipv4',
      'a=$PRIVATE_IP4 $ip',
    ])
      assert.deepEqual(codesOf(file(content)), [], content);
    const [finding] = findings(file('a=$private_ip4'));
    assert.match(finding?.message ?? '', /did you mean `\$private_ipv4`\?$/);
  });
});

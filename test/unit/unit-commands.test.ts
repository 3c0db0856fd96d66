import assert from 'node:assert/strict';
import { type Diagnostic, validate } from '../../src/config/index.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';

const BEFORE =
  '#cloud-config\ncoreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        ExecStart=';

function findings(command: string): readonly Diagnostic[] {
  return validate(`${BEFORE}${command}\n`, gunzip).diagnostics;
}

/** The command after the first fix, and the rule that it is of. */
function fixed(command: string): string {
  const [finding] = findings(command);
  let text = `${BEFORE}${command}`;
  for (const { start, end, text: inserted } of [...(finding?.fix?.edits ?? [])].reverse())
    text = text.slice(0, start) + inserted + text.slice(end);
  return `${finding?.code} ${text.slice(BEFORE.length)}`;
}

describe('commands of units', () => {
  it('are corrected where the mistake is plain', () => {
    const cases: readonly (readonly [command: string, better: string])[] = [
      ['"/usr/bin/docker ps --all"', 'CC327 /usr/bin/docker ps --all'],
      ['- /usr/bin/docker ps', 'CC327 -/usr/bin/docker ps'],
      ['/user/bin/docker ps', 'CC327 /usr/bin/docker ps'],
      ['/usr/bni/x', 'CC327 /usr/bin/x'],
      ['/usr/bin/dokcer ps', 'CC327 /usr/bin/docker ps'],
      ['/usr/bin/docker/ ps', 'CC327 /usr/bin/docker ps'],
      ['/bin/sh -c docker ps', "CC328 /bin/sh -c 'docker ps'"],
      ['/usr/bin/a \u2013-b=\u201cc\u201d', 'CC390 /usr/bin/a --b=\u201cc\u201d'],
      ['/usr/bin/a --b=\u201cc\u201d', 'CC390 /usr/bin/a --b="c"'],
      ['/usr/bin/docker run -it --rm nginx', 'CC335 /usr/bin/docker run --rm nginx'],
    ];
    for (const [command, better] of cases) assert.equal(fixed(command), better, command);
  });

  it('are named where a shell would be needed', () => {
    for (const command of ['/bin/a; /bin/b', '/usr/bin/docker system prune;', '/bin/a <<< b'])
      assert.deepEqual(
        findings(command).map(({ code }) => code),
        ['CC328'],
        command,
      );
  });

  it('are left alone where they are meant so', () => {
    for (const command of [
      '/usr/bin/dockerd --host=fd://',
      '/opt/bin2/x',
      '-/usr/bin/docker run -dit nginx',
      '/usr/bin/docker run --rm nginx sh -it',
      '/bin/bash -c "a; b"',
      "/bin/sh -c 'docker ps' x",
      '/usr/lib/coreos/kubelet-wrapper --a',
      '/usr/bin/env FOO=a; b',
      '/usr/bin/find / -exec ls {} \\;',
    ])
      assert.deepEqual(
        findings(command).filter(({ code }) => code !== 'CC380'),
        [],
        command,
      );
  });

  it('run scripts whose interpreters there are', () => {
    const script = (mark: string): readonly string[] =>
      validate(
        `#cloud-config\nwrite_files:\n  - path: /opt/a\n    permissions: "0755"\n    content: |\n      ${mark}\n      true\n${BEFORE.slice(14)}/opt/a\n`,
        gunzip,
      ).diagnostics.map(({ code, fix }) => `${code} ${fix?.edits[0]?.text}`);
    assert.deepEqual(script('#!bin/bash'), ['CC356 #!/bin/bash']);
    assert.deepEqual(script('#!/bin/bahs'), ['CC356 #!/bin/bash']);
    for (const mark of ['#!/bin/ash', '#! /usr/bin/env python3', '#!/opt/bin/ruby'])
      assert.deepEqual(script(mark), [], mark);
  });
});

import assert from 'node:assert/strict';
import { readDocument } from '../../src/config/index.ts';

function found(service: string): readonly string[] {
  const body = service.replace(/^/gm, '        ');
  const source = `#cloud-config\ncoreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n${body}\n`;
  return readDocument(source)
    .diagnostics.filter(({ code }) => code === 'CC380' || code === 'CC381')
    .map(({ severity, start, end }) => `${severity} ${source.slice(start, end)}`);
}

describe('commands of services', () => {
  it('that leave a container in the background are named by what systemd does then', () => {
    assert.deepEqual(found('ExecStart=/usr/bin/docker run -p 80:80 --name=a -d a'), ['info -d']);
    assert.deepEqual(found('ExecStart=/usr/bin/podman run -dit a\nRestart=always'), ['warning -dit']);
    assert.deepEqual(found('Type=exec\nExecStart=/a/docker container run --rm --detach a\nExecStop=/a/b'), [
      'warning --detach',
    ]);
    assert.deepEqual(found('ExecStart=/opt/bin/docker-compose -f a.yml up -d\nExecStop=/a/b'), [
      'warning -d',
    ]);
    assert.deepEqual(found('ExecStart=/usr/bin/docker compose up -d'), ['info -d']);
  });

  it('may have a `-d` that is not for the container, or be kept when they have ended', () => {
    for (const fine of [
      'ExecStart=/usr/bin/docker run --name -d a',
      'ExecStart=/usr/bin/docker run --rm a -d',
      'ExecStart=/usr/bin/docker -d -s=btrfs -H fd://',
      'ExecStart=/usr/bin/docker start -a b',
      'ExecStart=/usr/bin/curl run -d a',
      'ExecStartPre=/usr/bin/docker run -d a\nExecStart=/bin/b',
      'RemainAfterExit=yes\nExecStart=/usr/bin/docker run -d a',
      'Type=oneshot\nExecStart=/usr/bin/docker run -d a',
      'Type=forking\nExecStart=/usr/bin/podman run -d a',
    ])
      assert.deepEqual(found(fine), [], fine);
  });

  it('keep the `%` that systemd does not replace, and that it shall replace', () => {
    assert.deepEqual(found('ExecStart=/bin/sh -c "date +%%s; date -u +%F; date +%M > /a"'), ['warning %M']);
    assert.deepEqual(found('ExecStart=/bin/a -p %i:80'), ['warning %i']);
    assert.deepEqual(found(String.raw`ExecStart=/bin/sh -c "awk '{ printf \"%d\", 1 }'"`), ['warning %d\\']);
    for (const fine of [
      'ExecStart=/bin/a --date=+%H --name %n',
      "ExecStart=/bin/sh -c 'update-a +%n; printf %%s %n'",
      "ExecStart=/bin/sh -c 'printf a; echo %n'",
      'ExecStart=/usr/sbin/lvcreate -l 100%FREE -n data app',
    ])
      assert.deepEqual(found(fine), [], fine);
  });
});

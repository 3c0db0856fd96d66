import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { fixed } from '../../src/config/fix.ts';
import { validate } from '../../src/config/index.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';
import { plan } from '../../src/library/index.ts';

interface Part {
  readonly type?: string;
  readonly encoding?: string;
  readonly filename?: string;
  readonly body: string;
}

function archive(parts: readonly Part[], lineEnd = '\n'): string {
  const lines = ['Content-Type: multipart/mixed;', ' boundary="==of parts=="', 'MIME-Version: 1.0', ''];
  for (const { type = 'text/cloud-config', encoding, filename, body } of parts) {
    lines.push('--==of parts==', `Content-Type: ${type}; charset="utf-8"`);
    if (encoding !== undefined) lines.push(`Content-Transfer-Encoding: ${encoding}`);
    if (filename !== undefined) lines.push(`Content-Disposition: attachment; filename="${filename}"`);
    lines.push('', ...body.split('\n'));
  }
  return [...lines, '--==of parts==--', ''].join(lineEnd);
}

const MISTAKE = '#cloud-config\nhostnam: n1';
const findings = (text: string) => validate(text, gunzip).diagnostics;

describe('multipart user-data', () => {
  for (const lineEnd of ['\n', '\r\n']) {
    it(`has each part checked, at its place in the archive (${JSON.stringify(lineEnd)})`, () => {
      const text = archive([{ body: '#cloud-config\nhostname: n1' }, { body: MISTAKE }], lineEnd);
      const [finding, ...others] = findings(text);
      assert.equal(others.length, 0);
      assert.equal(finding?.code, 'CC201');
      assert.equal(text.slice(finding.start, finding.end), 'hostnam');
      const [edit] = finding.fix?.edits ?? [];
      assert.equal(text.slice(edit?.start, edit?.end), 'hostnam');
    });
  }

  it('names the line of a part in base64, whose first line is marked', () => {
    const text = archive([{ body: btoa(MISTAKE), encoding: 'base64', filename: 'node.yml' }]);
    const [finding] = findings(text);
    assert.match(finding?.message ?? '', /unknown key `hostnam`.* \(line 2 of `node\.yml`\)$/);
    assert.equal(text.slice(finding?.start, finding?.end), btoa(MISTAKE));
    assert.equal(finding?.fix, undefined);
  });

  it('has findings in quoted-printable at their lines, exactly where the line shows what it says', () => {
    const marked = (body: string, lineEnd?: string): string => {
      const text = archive([{ body, encoding: 'quoted-printable' }], lineEnd);
      const [finding, ...others] = findings(text);
      assert.equal(others.length, 0);
      assert.match(finding?.message ?? '', /unknown key `hostnam`(?!.*line)/);
      assert.equal(finding?.fix, undefined);
      return text.slice(finding?.start, finding?.end);
    };
    assert.equal(marked('#cloud-config\n# a =\nb=3D\nhostnam: n1'), 'hostnam');
    assert.equal(marked('#cloud-config\n# a =\nb=3D\nhostnam: n1', '\r\n'), 'hostnam');
    assert.equal(marked('#cloud-config=0Ahostnam: n1'), 'hostnam');
    assert.equal(marked('#cloud-config\nhostn=61m: n1'), 'hostn=61m: n1');
    assert.equal(marked('#cloud-config\nhost=\nnam: n1'), 'host=');
  });

  it('is applied part by part: later ones win, keys of all count, scripts run', () => {
    const text = archive([
      { body: '#cloud-config\nhostname: first\nssh_authorized_keys: [ssh-ed25519 AAAA a]' },
      { type: 'text/x-shellscript', body: '#!/bin/sh\ntrue' },
      {
        body: '#cloud-config\nhostname: second\nssh_authorized_keys: [ssh-ed25519 BBBB b]',
        encoding: '7bit',
      },
    ]);
    const { steps } = plan(text).plan;
    const actions = steps.map(({ action }) => action);
    assert.deepEqual(
      actions.flatMap((action) => (action.kind === 'setHostname' ? [action.hostname] : [])),
      ['second'],
    );
    assert.deepEqual(
      actions.flatMap((action) => (action.kind === 'setKeys' ? [action.keys.length] : [])),
      [2],
    );
    assert.ok(actions.some(({ kind }) => kind === 'runScript'));
    const lineOfHost = steps.find(({ action }) => action.kind === 'setHostname')?.origin.line;
    assert.equal(text.split('\n')[(lineOfHost ?? 0) - 1], 'hostname: second');
  });

  it('has its findings hidden by comments in their part', () => {
    const body = '#cloud-config\n# cloud-config ignore=CC201 -- for another agent\nhostnam: n1';
    const { diagnostics, suppressed } = validate(archive([{ body }, { body: MISTAKE }]), gunzip);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['CC201'],
    );
    assert.equal(suppressed.length, 1);
  });

  it('has gzip parts unpacked', () => {
    const body = gzipSync(MISTAKE).toString('base64');
    assert.match(
      findings(archive([{ body, encoding: 'base64', type: 'application/gzip' }]))[0]?.message ?? '',
      /hostnam/,
    );
  });

  it('says which parts are not read, and applies the others', () => {
    const text = archive([
      { type: 'text/cloud-boothook', filename: 'hook', body: '#!/bin/sh' },
      { body: '#cloud-config\nhostname: n1' },
    ]);
    const [finding, ...others] = findings(text);
    assert.equal(others.length, 0);
    assert.match(
      finding?.message ?? '',
      /`hook` is `text\/cloud-boothook`, which only Canonical's cloud-init reads/,
    );
    assert.ok(plan(text).plan.steps.some(({ action }) => action.kind === 'setHostname'));
  });

  it('is named when it is cut off, has no boundary, or holds what it does not say', () => {
    const whole = archive([{ body: '#cloud-config\nhostname: n1' }]);
    assert.match(findings(whole.replace('--==of parts==--', ''))[0]?.message ?? '', /cut off/);
    assert.match(findings(whole.replace(/ boundary=.*\n/, ' x=y\n'))[0]?.message ?? '', /names no boundary/);
    assert.match(findings(whole.replace('==of parts=="', 'other"'))[0]?.message ?? '', /has no part/);
    const odd = archive([{ encoding: 'base64', body: 'no base64!' }]);
    assert.match(findings(odd)[0]?.message ?? '', /Content-Transfer-Encoding/);
  });

  describe('within multipart user-data', () => {
    /** As mail programs write it: the boundary stands in the head of the part. */
    const nested = (inner: readonly string[], boundary = 'inner', lineEnd = '\n'): string => {
      const body = inner.flatMap((text) => [
        `--${boundary}`,
        'Content-Type: text/cloud-config',
        '',
        ...text.split('\n'),
      ]);
      const lines = [
        'Content-Type: multipart/mixed; boundary="outer"',
        'MIME-Version: 1.0',
        '',
        '--outer',
        'Content-Type: text/cloud-config',
        '',
        '#cloud-config',
        'hostname: before',
        '--outer',
        `Content-Type: multipart/mixed; boundary="${boundary}"`,
        'MIME-Version: 1.0',
        '',
        ...body,
        `--${boundary}--`,
        '',
        '--outer',
        'Content-Type: text/cloud-config',
        '',
        '#cloud-config',
        'manage_etc_hosts: localhost',
        '--outer--',
        '',
      ];
      return lines.join(lineEnd);
    };

    for (const boundary of ['inner', 'outer2', 'oute', '==a (b)+==']) {
      it(`is read like the rest, at its places (boundary ${boundary})`, () => {
        for (const lineEnd of ['\n', '\r\n']) {
          const text = nested(['#cloud-config\nhostname: a', MISTAKE], boundary, lineEnd);
          const { diagnostics, kind } = validate(text, gunzip);
          assert.equal(kind, 'multipart');
          assert.deepEqual(
            diagnostics.map(({ code, start, end }) => `${code} ${text.slice(start, end)}`),
            ['CC201 hostnam'],
          );
          const { text: corrected } = fixed(text, diagnostics, {
            validate: (changed) => validate(changed, gunzip).diagnostics,
          });
          assert.equal(corrected, text.replace('hostnam:', 'hostname:'));
        }
      });
    }

    it('is applied, at the lines of the whole', () => {
      const text = nested(['#cloud-config\nhostname: within']);
      const { steps } = plan(text).plan;
      const host = steps.find(({ action }) => action.kind === 'setHostname');
      assert.equal(host?.action.kind === 'setHostname' && host.action.hostname, 'within');
      assert.equal(text.split('\n')[(host?.origin.line ?? 0) - 1], 'hostname: within');
    });

    it('is not silently cut off', () => {
      const text = nested(['#cloud-config\nhostname: a']).replace('--inner--\n', '');
      const [finding, ...others] = findings(text);
      assert.equal(others.length, 0);
      assert.match(finding?.message ?? '', /cut off/);
      assert.ok((finding?.start ?? 0) <= text.lastIndexOf('--outer\n'));
    });

    it('is refused without any fix where it cannot be read', () => {
      const whole = nested(['#cloud-config\nhostname: a']);
      const odd = [
        whole.replace('; boundary="inner"', ''),
        whole.replace('boundary="inner"', 'boundary="other"'),
        whole.replace('boundary="inner"', 'boundary="inner"\nContent-Transfer-Encoding: quoted-printable'),
      ];
      for (const text of odd) {
        const [finding, ...others] = findings(text);
        assert.equal(others.length, 0);
        assert.match(finding?.code ?? '', /^CC00/);
        assert.equal(finding?.fix, undefined);
      }
    });
  });

  it('may hold an archive, but not one within one within one for ever', () => {
    const within = (text: string, depth: number): string =>
      archive([{ type: 'multipart/mixed', body: text.replaceAll('==of parts==', `==${depth}==`) }]);
    const text = within(within(archive([{ body: MISTAKE }]), 1), 2);
    const [finding] = findings(text);
    assert.equal(finding?.code, 'CC201');
    assert.equal(text.slice(finding.start, finding.end), 'hostnam');
    const deep = [3, 4].reduce(within, text);
    assert.match(findings(deep)[0]?.message ?? '', /nested too deep/);
  });
});

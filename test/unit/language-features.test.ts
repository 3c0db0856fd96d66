import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { applyEdits, fixed } from '../../src/config/fix.ts';
import { validate } from '../../src/config/validate.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';
import { sha256 } from '../../src/host/node/sha256.ts';
import { type Analysis, analyse, isOurs } from '../../src/language/analysis.ts';
import { codeActions } from '../../src/language/code-actions.ts';
import { completionsAt } from '../../src/language/completion.ts';
import { fixAllEdits } from '../../src/language/fix-all.ts';
import { formattingEdits } from '../../src/language/format.ts';
import { hoverAt } from '../../src/language/hover.ts';
import { linksIn } from '../../src/language/links.ts';
import { summaryOf } from '../../src/language/plan-summary.ts';
import { foldsIn, symbolsIn } from '../../src/language/symbols.ts';

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGzX3vPfrUaAw4qedpTsuNVynQDFG/m3k9Zlmq5bFjly jo@laptop';
const RULES = 'fixtures/rules';
const examples: readonly (readonly [string, string])[] = readdirSync(RULES)
  .flatMap((code) => readdirSync(join(RULES, code)).map((file) => join(RULES, code, file)))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => [file, readFileSync(file, 'utf8')] as const);

const analysed = (body: string): Analysis => analyse(`#cloud-config\n${body}`, gunzip);

/** Hover at the mark `¦`. */
function hovered(marked: string): string | undefined {
  const offset = marked.indexOf('¦') + 14;
  return hoverAt(analysed(marked.replace('¦', '')), offset, { gunzip, sha256 })?.markdown;
}

describe('hover', () => {
  it('says what a key means, its type, default and variable, and who reads it', () => {
    const text = hovered('coreos:\n  locksmith:\n    end¦point: a\n') ?? '';
    for (const part of [
      /keeps the reboot lock/,
      /text · default `http/,
      /variable `LOCKSMITHD_ENDPOINT`/,
      /cloud-init ignores it/,
    ])
      assert.match(text, part);
    assert.match(hovered('users:\n  - name: a\n    u¦id: 5\n') ?? '', /Extension/);
    assert.match(hovered('users:\n  - coreos-ssh-import-url¦: a\n') ?? '', /\*\*Deprecated\*\*/);
  });

  it('decodes modes, keys, hashes, sizes and windows', () => {
    assert.match(hovered('write_files:\n  - permissions: 0¦755\n') ?? '', /^`rwxr-xr-x`/);
    assert.match(
      hovered(`ssh_authorized_keys:\n  - s¦${KEY.slice(1)}\n`) ?? '',
      /^ssh-ed25519 {2}\n`SHA256:[\w+/]{43}`/,
    );
    assert.match(
      hovered('write_files:\n  - encoding: b64\n    content: aGV¦sbG8=\n') ?? '',
      /^5 bytes decoded/,
    );
    const packed = 'H4sIAAAAAAAAA8tIzcnJ5wIAIDA6NgYAAAA=';
    assert.match(
      hovered(`write_files:\n  - encoding: gz+b64\n    content: ¦${packed}\n`) ?? '',
      /^6 bytes unpacked, 26 bytes packed/,
    );
    assert.match(
      hovered('coreos:\n  locksmith:\n    window_start: ¦Thu 23:00\n    window_length: 1h30m\n') ?? '',
      /^reboots may begin Thu 23:00 to Fri 00:30, every week/,
    );
  });

  it('never shows a secret', () => {
    const hash = `$6$saltsalt$${'x'.repeat(86)}`;
    const text = hovered(`users:\n  - name: a\n    passwd: ¦${hash}\n`) ?? '';
    assert.match(text, /SHA-512/);
    assert.ok(!text.includes('saltsalt'));
  });

  it('explains the rule of a finding, variables, and directives of units', () => {
    assert.match(hovered('host¦nam: a\n') ?? '', /\*\*CC201\*\* unknown-key/);
    assert.match(hovered('coreos:\n  etcd2:\n    name: ${host¦name}\n') ?? '', /host name that the platform/);
    const unit =
      'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        Exec¦Start=/bin/a\n';
    assert.match(hovered(unit) ?? '', /\[Service\] ExecStart=/);
  });
});

describe('completion in the text of a unit', () => {
  const labels = (marked: string): readonly string[] =>
    completionsAt(marked.replace('¦', ''), marked.indexOf('¦')).map(({ label }) => label);
  const unit = 'coreos:\n  units:\n    - name: a.timer\n      content: |\n';

  it('offers sections of its kind, and directives of the section', () => {
    assert.ok(labels(`${unit}        [¦`).includes('Timer'));
    assert.ok(!labels(`${unit}        [¦`).includes('Service'));
    assert.ok(labels(`${unit}        [Timer]\n        OnC¦`).includes('OnCalendar'));
    assert.deepEqual(labels(`${unit}        [Timer]\n        OnCalendar=da¦`), []);
  });

  it('offers the values that a directive takes', () => {
    const service = unit.replace('timer', 'service');
    assert.deepEqual(labels(`${service}        [Service]\n        Restart=¦`), [
      ...['no', 'on-success', 'on-failure', 'on-abnormal', 'on-watchdog', 'on-abort', 'always'],
    ]);
    assert.ok(labels(`${service}        [Service]\n        Type=one¦`).includes('oneshot'));
    assert.deepEqual(labels(`${service}        [Service]\n        RemainAfterExit = ¦`), ['yes', 'no']);
    assert.ok(labels(`${service}        [Service]\n        KillMode=¦`).includes('control-group'));
    assert.deepEqual(labels(`${service}        [Unit]\n        Restart=¦`), []);
    assert.deepEqual(labels(`${service}        [Service]\n        Environment=Restart=¦`), []);
    const network = unit.replace('a.timer', '10-a.network');
    assert.ok(labels(`${network}        [Network]\n        DHCP=¦`).includes('ipv4'));
  });

  it('offers names of units, those of the document first', () => {
    const text =
      'coreos:\n  units:\n    - name: mine.service\n    - name: x@.service\n    - name: 00-a.network\n' +
      '    - name: a.service\n      content: |\n        [Unit]\n        After=docker.service my¦\n        [Install]\n';
    const items = completionsAt(text.replace('¦', ''), text.indexOf('¦'));
    const sorted = [...items]
      .sort((left, right) => (left.rank < right.rank ? -1 : 1))
      .map(({ label }) => label);
    assert.deepEqual(sorted.slice(0, 2), ['a.service', 'mine.service']);
    assert.ok(sorted.includes('network-online.target') && !sorted.includes('docker.service'));
    assert.ok(!sorted.some((label) => /@\.|\.network$/.test(label)));
    const taken = items.find(({ label }) => label === 'mine.service');
    assert.equal(text.slice(taken?.start, taken?.end), 'my');
    const wanted = text
      .replace('my¦', '')
      .replace('[Install]\n', '[Install]\n        WantedBy=multi-user.ta¦');
    const target = completionsAt(wanted.replace('¦', ''), wanted.indexOf('¦'));
    const first = [...target].sort((left, right) => (left.rank < right.rank ? -1 : 1))[0];
    assert.match(first?.label ?? '', /\.target$/);
    assert.equal(wanted.slice(first?.start, first?.end), 'multi-user.ta');
  });
});

describe('code actions', () => {
  it('hide a finding by a comment, once it gives a reason', () => {
    for (const [file, text] of examples.filter(([name]) => !name.includes('CC09'))) {
      const analysis = analyse(text, gunzip);
      for (const finding of analysis.validation.diagnostics) {
        const offered = codeActions(analysis, finding, { fixAll: () => [] });
        const action = offered.find(
          ({ title, diagnostic }) => diagnostic === finding && title.startsWith('Ignore '),
        );
        if (action === undefined) continue;
        const reasoned = action.edits.map((edit) => ({ ...edit, text: edit.text.replace('-- ', '-- ours') }));
        const after = validate(applyEdits(text, reasoned), gunzip).diagnostics;
        const count = (all: typeof after): number => all.filter(({ code }) => code === finding.code).length;
        assert.ok(count(after) < count(analysis.validation.diagnostics), `${file}: ${finding.code}`);
        assert.ok(!after.some(({ code }) => code.startsWith('CC09')), `${file}: ${finding.code}`);
        const open = validate(applyEdits(text, action.edits), gunzip).diagnostics;
        assert.equal(count(open), count(analysis.validation.diagnostics), `${file}: ${finding.code}`);
        assert.ok(open.some(({ code, message }) => code === 'CC090' && message.includes('no reason')));
      }
    }
  });

  it('fix all at once what validate --fix fixes', () => {
    const judge = (text: string) => validate(text, gunzip).diagnostics;
    const texts = examples.map(([file, text]) => [file, text.replaceAll('\n', '\r\n')] as const);
    for (const [file, text] of [...examples, ...texts]) {
      const analysis = analyse(text, gunzip);
      const edits = fixAllEdits(analysis, gunzip);
      const { source, diagnostics } = analysis.validation;
      if (source !== text) continue;
      assert.equal(applyEdits(text, edits), fixed(text, diagnostics, { validate: judge }).text, file);
      for (const { start, end } of edits.length === 1 ? edits : [])
        for (const at of [start, end]) assert.ok(text.slice(at - 1, at + 1) !== '\r\n', `${file}: ${at}`);
    }
  });

  it('name the schema for another server on the second line', () => {
    const analysis = analysed('hostname: a\n');
    const options = { schemaUrl: 'https://example.com/s.json', fixAll: () => [] };
    const [action] = codeActions(analysis, { start: 0, end: 0 }, options);
    const text = applyEdits(analysis.text, action?.edits ?? []);
    assert.equal(
      text,
      '#cloud-config\n# yaml-language-server: $schema=https://example.com/s.json\nhostname: a\n',
    );
    assert.deepEqual(codeActions(analyse(text, gunzip), { start: 0, end: 0 }, options), []);
  });
});

describe('formatting', () => {
  const formatted = (text: string): string => applyEdits(text, formattingEdits(text));

  it('takes spaces from ends of lines, but none from a value', () => {
    assert.equal(formatted('#cloud-config  \nhostname: a \t\n# b \n'), '#cloud-config\nhostname: a\n# b\n');
    const body = '#cloud-config\nwrite_files:\n  - path: /a\n    content: |\n      a  \n\n      b \n';
    assert.equal(formatted(body), body);
    const quoted = '#cloud-config\nhostname: "a  \n  b"\n';
    assert.equal(formatted(quoted), quoted);
  });

  it('ends the text with one line end, unless that is part of a value', () => {
    assert.equal(formatted('#cloud-config\nhostname: a'), '#cloud-config\nhostname: a\n');
    assert.equal(formatted('#cloud-config\r\nhostname: a\r\n\r\n'), '#cloud-config\r\nhostname: a\r\n');
    const cutOff = '#cloud-config\nwrite_files:\n  - path: /a\n    content: |\n      a';
    assert.equal(formatted(cutOff), cutOff);
    const kept = '#cloud-config\nwrite_files:\n  - path: /a\n    content: |+\n      a\n\n\n';
    assert.equal(formatted(kept), kept);
  });

  it('leaves what it cannot read alone, and is done after once', () => {
    assert.deepEqual(formattingEdits('#cloud-config\nhostname: "a \n'), []);
    for (const [file, text] of examples) assert.equal(formatted(formatted(text)), formatted(text), file);
  });
});

describe('the outline', () => {
  it('names units, drop-ins, files and users, also while they have no name', () => {
    const analysis = analysed(
      'users:\n  - name: jo\n  - gecos: x\ncoreos:\n  units:\n    - name: a.service\n      drop_ins:\n        - name: b.conf\n',
    );
    const [users, coreos] = symbolsIn(analysis);
    assert.deepEqual(
      users?.children.map(({ name }) => name),
      ['jo', 'user 2'],
    );
    const unit = coreos?.children[0]?.children[0];
    assert.deepEqual([unit?.name, unit?.children[0]?.name], ['a.service', 'b.conf']);
  });

  it('has names inside of what they name, and folds inside of the text', () => {
    for (const [file, text] of examples) {
      const analysis = analyse(text, gunzip);
      const check = (symbols: ReturnType<typeof symbolsIn>): void => {
        for (const { start, end, nameStart, nameEnd, children } of symbols) {
          assert.ok(start <= nameStart && nameStart <= nameEnd && nameEnd <= end, file);
          check(children);
        }
      };
      check(symbolsIn(analysis));
      const lines = text.split('\n').length;
      for (const { startLine, endLine } of foldsIn(analysis))
        assert.ok(startLine < endLine && endLine < lines, file);
    }
  });
});

describe('links', () => {
  it('are URLs without variables and without the full stop after them', () => {
    const text = 'see https://example.com/a_(b). http://$private_ipv4:2379 <https://b.example/?c=d#e>';
    assert.deepEqual(
      linksIn(text).map(({ target }) => target),
      ['https://example.com/a_(b', 'https://b.example/?c=d#e'],
    );
  });
});

describe('the summary of a plan', () => {
  it('says at the line of each part what it would do', () => {
    const analysis = analysed(
      `hostname: a\nssh_authorized_keys:\n  - ${KEY}\ncoreos:\n  fleet:\n    public_ip: $private_ipv4\n  units:\n    - name: b.service\n      command: start\n`,
    );
    const summary = summaryOf(analysis, { gunzip });
    assert.deepEqual(
      summary?.parts.map(({ path, line, steps }) => [path, line, steps[0]]),
      [
        ['hostname', 2, 'set the host name a'],
        ['ssh_authorized_keys', 3, 'let 1 SSH key log in as core'],
        ['coreos.fleet', 6, 'place /run/systemd/system/fleet.service.d/20-cloudinit.conf'],
        ['coreos.units[0]', 9, 'start b.service'],
      ],
    );
    assert.equal(summaryOf(analyse('#!/bin/sh\n', gunzip), { gunzip }), undefined);
  });
});

const ARCHIVE = 'Content-Type: multipart/mixed; boundary=x\nMIME-Version: 1.0\n\n--x\n';

describe('a document', () => {
  it('is ours by its first line, or as an archive that holds one', () => {
    for (const text of [
      '#cloud-config',
      '\ufeff#cloud-config\r\n',
      '\n\n#cloud-config # a',
      '# cloud-config\na: b',
      '---\n#cloud-config\na: b',
      '#Cloud-Config\na: b',
      '#cloud-confg\r\na: b',
      '\ufeff#cloud_config\na: b',
      '##cloud-config\na: b',
      'cloud-config\na: b',
      '#cloud-config;\na: b',
      '#cloud-configx',
      `${ARCHIVE}content-type: text/cloud-config; a=b\n\n--x--\n`,
    ])
      assert.ok(isOurs(text), text);
    for (const text of [
      '',
      'a: b\n#cloud-config',
      '#cloud-config-archive\n',
      '# cloud-config is fine',
      '# Cloud config\na: b',
      '- cloud-config\n',
      'cloud-config: 1\n',
      '---\na: b\n',
      `${ARCHIVE}Content-Type: text/html\n\n--x--\n`,
      'a: b\nContent-Type: text/cloud-config\n',
    ])
      assert.ok(!isOurs(text), text);
  });
});

describe('src/language', () => {
  it('bundles for a browser', async () => {
    const contents = [
      'analysis',
      'code-actions',
      'completion',
      'fix-all',
      'format',
      'hover',
      'links',
      'plan-summary',
      'symbols',
    ]
      .map((name) => `export * from './src/language/${name}.ts';`)
      .join('\n');
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: process.cwd(), loader: 'ts' },
      bundle: true,
      minify: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      logLevel: 'silent',
    });
    assert.ok(outputFiles[0] !== undefined);
  });
});

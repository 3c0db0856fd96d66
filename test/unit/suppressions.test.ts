import assert from 'node:assert/strict';
import { applyEdits } from '../../src/config/fix.ts';
import { validate } from '../../src/config/validate.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';

const codesIn = (text: string): readonly string[] =>
  validate(text, gunzip).diagnostics.map(({ code }) => code);

const MODE = 'write_files:\n  - path: /etc/motd\n    permissions: 420';

describe('suppressions', () => {
  it('hide findings of their own line, of the next one, or of the document', () => {
    assert.deepEqual(codesIn(`#cloud-config\n${MODE}\n`), ['CC301']);
    assert.deepEqual(codesIn(`#cloud-config\n${MODE} # cloud-config ignore=CC301 -- meant\n`), []);
    assert.deepEqual(codesIn(`#cloud-config\n# cloud-config ignore-file=CC301 -- meant\n${MODE}\n`), []);
    const above = MODE.replace(
      '    perm',
      '    # cloud-config ignore=decimal-mode -- meant\n\n    # x\n    perm',
    );
    assert.deepEqual(codesIn(`#cloud-config\n${above}\n`), []);
    const { suppressed } = validate(`#cloud-config\n${above}\n`, gunzip);
    assert.deepEqual(
      suppressed.map(({ diagnostic, reason }) => [diagnostic.code, reason]),
      [['CC301', 'meant']],
    );
  });

  it('hide only what they name, where they stand', () => {
    const text = `#cloud-config\n# cloud-config ignore=CC301 -- the wrong line\n${MODE}\n`;
    assert.deepEqual(codesIn(text), ['CC091', 'CC301']);
    assert.deepEqual(codesIn(`#cloud-config\n${MODE} # cloud-config ignore=CC302 -- no\n`), [
      'CC301',
      'CC091',
    ]);
    assert.deepEqual(codesIn(`#cloud-config\nhostnam: a # cloud-config ignore=CC201,CC301 -- b\n`), [
      'CC091',
    ]);
  });

  it('reach to the end of a scalar that begins on their line', () => {
    const text = (mark: string): string =>
      `#cloud-config\ncoreos:\n  units:\n    - name: a.service\n      content: |${mark}\n        [Servce]\n        ExecStart=/bin/true\n`;
    const plain = codesIn(text(''));
    assert.ok(plain.length > 0);
    const hidden = text(` # cloud-config ignore=${[...new Set(plain)].join(',')} -- read by another program`);
    assert.deepEqual(codesIn(hidden), []);
  });

  it('are comments: a text that looks like one is none', () => {
    for (const text of [
      'write_files:\n  - path: /a\n    content: |\n      # cloud-config ignore=CC301 -- x\n',
      'hostname: "a # cloud-config ignore=CC301 -- x"\n',
    ]) {
      assert.ok(!codesIn(`#cloud-config\n${text}`).some((code) => code.startsWith('CC09')), text);
    }
    assert.deepEqual(codesIn('#cloud-config\n# cloud-config ignored unknown keys until 2018\n'), []);
  });

  it('need a reason and names that there are', () => {
    for (const [comment, words] of [
      ['ignore=CC301', /gives no reason/],
      ['ignore=CC301 --', /gives no reason/],
      ['ignore CC301 -- x', /cannot be read/],
      ['ignore', /cannot be read/],
      ['ignore=CC999 -- x', /there is no rule `CC999`/],
      ['ignore=decimal-mod -- x', /did you mean `decimal-mode`/],
      ['ignore=CC091 -- x', /cannot be hidden/],
    ] as const) {
      const { diagnostics } = validate(`#cloud-config\n# cloud-config ${comment}\n${MODE}\n`, gunzip);
      const found = diagnostics.filter(({ code }) => code === 'CC090');
      assert.match(found.map(({ message }) => message).join(), words, comment);
      assert.ok(diagnostics.some(({ code }) => code === 'CC301'));
    }
  });

  it('cannot hide what a boot refuses the document for', () => {
    const text = '#cloud-config\n# cloud-config ignore-file=CC101 -- x\nusers: [a\n';
    const { diagnostics } = validate(text, gunzip);
    const codes = diagnostics.map(({ code }) => code);
    assert.ok(codes.includes('CC090') && codes.includes('CC101'));
    assert.match(diagnostics.map(({ message }) => message).join(), /refuses the whole document/);
  });

  it('are removed by the fix of an unused one, line ends and neighbours staying', () => {
    for (const [before, after] of [
      [
        '#cloud-config\r\n# cloud-config ignore=CC301 -- x\r\nhostname: a\r\n',
        '#cloud-config\r\nhostname: a\r\n',
      ],
      ['#cloud-config\nhostname: a  # cloud-config ignore=CC301 -- x\n', '#cloud-config\nhostname: a\n'],
      [
        '#cloud-config\nhostnam: a # cloud-config ignore=CC301, CC201 -- x\n',
        '#cloud-config\nhostnam: a # cloud-config ignore=CC201 -- x\n',
      ],
    ] as const) {
      const [finding] = validate(before, gunzip).diagnostics;
      assert.equal(finding?.code, 'CC091');
      assert.equal(applyEdits(before, finding.fix?.edits ?? []), after);
    }
  });

  it('are not called unused for rules that need a target, or where reading ended early', () => {
    assert.deepEqual(codesIn('#cloud-config\n# cloud-config ignore-file=CC315 -- etcd 3.7\n'), []);
    const cut = '#cloud-config\nhostname: a\nusers: [\n# cloud-config ignore=CC301 -- x\n';
    assert.ok(!codesIn(cut).includes('CC091'));
  });
});

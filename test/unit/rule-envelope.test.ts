import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { applyEdits } from '../../src/config/fix.ts';
import { acceptedPart, type Diagnostic, readDocument, validate } from '../../src/config/index.ts';
import { PROVIDER_LIMITS } from '../../src/config/provider-limits.ts';
import { DATASOURCES } from '../../src/datasources/index.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';

function findings(body: string): readonly Diagnostic[] {
  return validate(`#cloud-config\n${body}\n`, gunzip).diagnostics;
}

function shown(body: string): readonly string[] {
  const source = `#cloud-config\n${body}\n`;
  return findings(body).map(
    ({ code, severity, start, end }) => `${code} ${severity} ${source.slice(start, end)}`,
  );
}

describe('rules on the document as a whole', () => {
  it('name a template where YAML stumbles over it', () => {
    const marks: readonly (readonly [body: string, mark: string])[] = [
      ['hostname: {{ name }}', '{{ name }}'],
      ['hostname: {{ name }}-x', '{{ name }}'],
      ['hostname: "{{ name }}"', '{{ name }}'],
      ['{% if x %}\nhostname: a\n{% endif %}', '{% if x %}'],
      ['<% if x %>\nhostname: a\n<% end %>', '<% if x %>'],
      ['%{ if x }\nhostname: a\n%{ endif }', '%{ if x }'],
      ['${indent(2, y)}', '${indent(2, y)}'],
      ['hostname: __NAME__', '__NAME__'],
      ['hostname: @NAME@', '@NAME@'],
      ['users: {{ users }}', '{{ users }}'],
      ['coreos:\n  units:\n    - name: {{ n }}.service\n      command: start', '{{ n }}'],
      ['coreos:\n  etcd2:\n    discovery: ${var.url}', '${var.url}'],
    ];
    for (const [body, mark] of marks) assert.deepEqual(shown(body), [`CC009 error ${mark}`], body);
  });

  it('warn of a template in a setting that takes any text', () => {
    assert.deepEqual(shown('coreos:\n  etcd2:\n    name: "{{ name }}"'), ['CC009 warning {{ name }}']);
    assert.deepEqual(shown('coreos:\n  etcd2:\n    name: "${ name }"'), ['CC009 warning ${ name }']);
  });

  it('leave templates in bodies and mistakes beside them alone', () => {
    const unit =
      'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        ExecStart=/usr/bin/docker inspect -f {{.State}} a\n';
    assert.deepEqual(shown(unit), []);
    const mistake = `${unit}     ExecStop=/usr/bin/docker rm {{.Name}}`;
    assert.ok(findings(mistake).every(({ code }) => code !== 'CC009'));
  });

  it('keep the host name and the keys of a document that a template breaks', () => {
    const reading = readDocument('#cloud-config\nhostname: node1\nusers:\n{{ users | indent 2 }}\n');
    assert.ok(reading.diagnostics.some(({ code, boot }) => code === 'CC009' && boot === 'refuse'));
    assert.deepEqual(acceptedPart(reading).config, { hostname: 'node1' });
  });

  it('measure a document as it is given to the provider', () => {
    const body = `#cloud-config\nwrite_files:\n  - path: /etc/x\n    content: ${'a'.repeat(20_000)}\n`;
    const codes = (content: string | Uint8Array, provider: string): readonly string[] =>
      validate(content, gunzip, { target: { provider } }).diagnostics.map(({ code }) => code);
    assert.deepEqual(codes(body, 'ec2'), ['CC008']);
    assert.deepEqual(codes(body, 'hetzner'), []);
    assert.deepEqual(codes(body, 'file'), []);
    assert.deepEqual(codes(gzipSync(body), 'ec2'), []);
    const [finding] = validate(body, gunzip, { target: { provider: 'ec2' } }).diagnostics;
    assert.match(finding?.message ?? '', /20,\d{3} bytes, and `ec2` takes 16,384; pack it with gzip/);
  });

  it('know limits of providers that there are', () => {
    const names = new Set(DATASOURCES.map(({ name }) => name));
    assert.deepEqual(
      Object.keys(PROVIDER_LIMITS).filter((name) => !names.has(name)),
      [],
    );
  });

  describe('on a header that is nearly one', () => {
    const body = 'hostname: node1\n';
    const only = (source: string): Diagnostic => {
      const [finding, ...others] = validate(source, gunzip).diagnostics;
      assert.deepEqual(others, [], source);
      assert.ok(finding !== undefined, source);
      assert.equal(finding.code, 'CC001', source);
      return finding;
    };
    const corrected = (source: string): string => applyEdits(source, only(source).fix?.edits ?? []);

    it('say what was meant, and replace the line', () => {
      const lines =
        '#Cloud-Config #cloud-confg #cloud_config ##cloud-config #cloudconfig #CLOUD-CONFIG #cloud-conifg'.split(
          ' ',
        );
      for (const line of [
        ...lines,
        '# Cloud-Config',
        '# cloud_config',
        '---\n#Cloud-Config',
        '\ufeff#Cloud-Config',
      ]) {
        for (const lineEnd of ['\n', '\r\n']) {
          const source = `${line}${lineEnd}${body}`;
          assert.match(only(source).message, /must be exactly `#cloud-config`; did you mean that\?/);
          assert.equal(corrected(source), `#cloud-config${lineEnd}${body}`);
        }
      }
    });

    it('name what follows it', () => {
      for (const [line, what] of [
        ['#cloud-config:', '`:`'],
        ['#cloud-config\u00a0', 'U+00A0'],
        ['#cloud-config\u200b', 'U+200B'],
        ['#cloud-config; of node 1', '`; of node 1`'],
      ]) {
        const source = `${line}\n${body}`;
        assert.ok(
          only(source).message.startsWith(
            what === 'U+00A0' || what === 'U+200B' ? `the character ${what} follows` : `${what} follows`,
          ),
        );
        assert.equal(corrected(source), `#cloud-config\n${body}`);
      }
    });

    it('name a carriage return that ends no line', () => {
      const message = /carriage return alone/;
      assert.match(only(`#cloud-config\r${body}`).message, message);
      assert.equal(corrected(`#cloud-config\r${body}`), `#cloud-config\n${body}`);
      assert.match(only('#cloud-config\rhostname: a\rusers:\r').message, message);
      assert.equal(corrected('#cloud-config\rhostname: a\rusers:\r'), '#cloud-config\nhostname: a\nusers:\n');
      assert.match(only('#cloud-config \rhostname: a').message, message);
    });

    it('leave comments and headers within texts where they are', () => {
      for (const source of [
        `# Cloud config of the etcd cluster\n${body}`,
        `# cloud-config.yml\n${body}`,
        `# cloud-config of node 1\n${body}`,
        `${body}write_files:\n  - path: /oem/cloud-config.yml\n    content: |\n      #cloud-config\n      hostname: b\n`,
        `${body}# cloud-config ignore=CC390 -- why\n`,
      ]) {
        const found = validate(source, gunzip).diagnostics.find(({ code }) => code === 'CC001');
        assert.equal(found?.message, 'the first line must be `#cloud-config`; add it');
        assert.equal(applyEdits(source, found.fix?.edits ?? []), `#cloud-config\n${source}`);
      }
    });

    it('move one that stands further down', () => {
      for (const source of [
        `# Cloud-Config\n#cloud-config\n${body}`,
        `# of node 1\n\n  #cloud-config\n${body}`,
        `${body}#cloud-config\n`,
      ]) {
        assert.match(only(source).message, /stands further down/);
        assert.ok(corrected(source).startsWith('#cloud-config\n'));
      }
    });
  });

  it('say that a script with a header of cloud-config is a script', () => {
    const codes = (text: string): readonly string[] =>
      validate(text, gunzip).diagnostics.map(({ code }) => code);
    assert.deepEqual(codes('#!/bin/sh\n# a\n\n#cloud-config\r\nhostname: a\n'), ['CC010']);
    assert.deepEqual(codes('#!/bin/sh\ncat >a <<E\n#cloud-config\nE\n'), []);
    assert.deepEqual(codes('#!/bin/sh\n# cloud-config ignore=CC301 -- why\n#cloud-config-x\n'), []);
    assert.equal(validate('#!/bin/sh\n', gunzip).kind, 'script');
  });
});

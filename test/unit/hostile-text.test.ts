import assert from 'node:assert/strict';
import { base64Problem, decodeBase64 } from '../../src/config/base64.ts';
import { readMime } from '../../src/config/mime.ts';
import { readPasswordHash } from '../../src/config/password-hash.ts';
import { suppress } from '../../src/config/suppress.ts';
import { validate } from '../../src/config/validate.ts';
import { linksIn } from '../../src/language/links.ts';
import { lineOf } from '../../src/language/outline.ts';
import { maskSecrets } from '../../src/report/mask.ts';
import { sourceLines } from '../../src/report/source-lines.ts';

const SIZE = 200_000;
const many = (text: string): string => text.repeat(Math.ceil(SIZE / text.length));
const gunzip = (): never => {
  throw new Error('nothing is packed here');
};

/** With a pattern that goes back and forth each of these takes longer than the test runner waits. */
describe('a text that is written to take long', () => {
  it('is no base64 and no password hash soon', () => {
    assert.equal(base64Problem(`${many('=')}A`), 'padding stands inside it');
    assert.equal(decodeBase64(`${many('=')}A`), undefined);
    assert.equal(readPasswordHash(`${many('hash ')}!`).kind, 'plain');
  });

  it('is an archive whose quoted-printable part is decoded, spaces and length whatever', () => {
    const archive = (body: string): string =>
      `Content-Type: multipart/mixed; boundary=B\n\n--B\nContent-Transfer-Encoding: quoted-printable\n\n${body}\n--B--\n`;
    const spaces = readMime(archive(`a${many(' ')}b  \nc=\n=3D=C3=A4`))?.parts[0]?.content;
    assert.equal(new TextDecoder().decode(spaces), `a${many(' ')}b\nc=ä`);
    assert.equal(readMime(archive(many('a')))?.parts[0]?.content?.length, SIZE);
    assert.equal(readMime(archive('a=3'))?.parts[0]?.content, undefined);
  });

  it('is an archive whose boundary is all of it', () => {
    assert.equal(readMime(`Content-Type: multipart/mixed; boundary=${many('B')}\n\n--B`), undefined);
  });

  it('is an archive of very many parts', () => {
    const archive = `Content-Type: multipart/mixed; boundary=B\n\n${'--B\n\n#!/bin/sh\n'.repeat(20_000)}--B--\n`;
    assert.equal(validate(archive, gunzip).diagnostics.length, 0);
  });

  it('has very many comments that hide nothing', () => {
    const comments = '# cloud-config ignore=CC301 -- why\n'.repeat(20_000);
    const { diagnostics } = suppress(`#cloud-config\n${many(' ')}\n${comments}hostname: a\n`, []);
    assert.equal(diagnostics.length, 20_000);
  });

  it('is YAML with a mistake', () => {
    const mistakes = [`hostname:${many(' ')}x\n\tb`, `update x${many(' ')}:\n - a\nb`];
    mistakes.push(`a: ${many('[a]')}`, `hostname: $${many('a')}`);
    for (const text of mistakes)
      assert.ok(validate(`#cloud-config\n${text}\n`, gunzip).diagnostics.length > 0);
  });

  it('is a path or the content of a file', () => {
    const file = (path: string, content: string): string =>
      `#cloud-config\nwrite_files:\n  - {path: "${path}", content: "${content}"}\n`;
    assert.equal(validate(file(`/a${many('[')}`, `a${many(' ')}!`), gunzip).document.kind, 'cloud-config');
  });

  it('is shown in a terminal and an editor', () => {
    assert.equal(linksIn(`http://a${many('.')}x`).length, 1);
    assert.ok(lineOf(`a: ${'!'.repeat(200)}\u00a0 x`));
    assert.equal(sourceLines(`a:\n${many(': !a')}x\nb: c\n`).context(3), 'b: c');
  });

  it('is masked as far as a secret goes', () => {
    assert.equal(maskSecrets('curl https://jo:w@rd@example.com/'), 'curl https://****@example.com/');
    const body = 'b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAABlwAAAAdzc2gtcn';
    for (const before of ['', '  ', '+ ', '-'])
      assert.equal(maskSecrets(`${before}${body}`), `${before}********`);
    assert.equal(
      maskSecrets('get http://a/?x=1&X-Amz-Signature=0a1b'),
      'get http://a/?x=1&X-Amz-Signature=****',
    );
    assert.equal(maskSecrets(many('a.')), many('a.'));
  });

  it('is a few aliases that stand for very many values', () => {
    const level = (name: string, of: string): string =>
      `${name}: &${name} [${Array(10).fill(of).join(', ')}]\n`;
    const small = `#cloud-config\n${level('a', 'x')}${level('b', '*a')}${level('c', '*b')}`;
    const codes = (text: string): readonly string[] =>
      validate(text, gunzip).diagnostics.map(({ code }) => code);
    assert.ok(!codes(small).includes('CC104'));
    assert.ok(codes(`${small}${level('d', '*c')}`).includes('CC104'));
    // Written out they are as many as its length allows.
    assert.ok(!codes(`#cloud-config\nx: [${many('a,')}]\n`).includes('CC104'));
  });

  it('does not reach the terminal in the title of a fix', () => {
    const text = '#cloud-config\ncoreos:\n  etcd2:\n    initial_advertise_peer_urls: 127.0.0.1\u200f\n';
    const titles = validate(text, gunzip).diagnostics.flatMap(({ fix }) => fix?.title ?? []);
    assert.ok(titles.length > 0);
    assert.ok(titles.every((title) => !/\p{Cc}|\p{Bidi_Control}/u.test(title)));
  });
});

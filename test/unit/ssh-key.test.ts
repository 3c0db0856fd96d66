import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { decodeBase64 } from '../../src/config/base64.ts';
import { isCertificate, isKeyPlaceholder, readSshKey, type SshKey } from '../../src/config/ssh-key.ts';
import { optionProblem, splitOptions } from '../../src/config/ssh-key-options.ts';

const LINES = readFileSync('fixtures/ssh-keys/public-keys', 'utf8').trim().split('\n');
const ED25519 = LINES[0] ?? '';
const RSA = LINES[1] ?? '';

function keyOf(line: string): SshKey {
  const key = readSshKey(line);
  assert.ok(key.kind === 'key', key.kind === 'problem' ? key.reason : line);
  return key;
}

function problemOf(line: string): string {
  const key = readSshKey(line);
  assert.ok(key.kind === 'problem', line);
  return `${key.reason}; ${key.remedy}`;
}

function mended(line: string): string {
  const key = readSshKey(line);
  assert.ok(key.kind === 'problem' && key.edit !== undefined, line);
  return line.replace(key.edit.from, key.edit.to);
}

/** The base64 part of a key whose bytes were changed. */
function changed(line: string, change: (bytes: Uint8Array) => Uint8Array): string {
  const [type = '', base64 = ''] = line.split(' ');
  const bytes = decodeBase64(base64);
  assert.ok(bytes !== undefined);
  return `${type} ${Buffer.from(change(bytes)).toString('base64')}`;
}

describe('a public key', () => {
  it('of every type that ssh-keygen makes is read', () => {
    for (const line of LINES) {
      const type = line.split(' ')[0];
      assert.equal(keyOf(line).type, type);
      assert.equal(keyOf(`  ${line.replaceAll(' ', '\t')} and more`).type, type);
    }
    assert.equal(LINES.filter((line) => isCertificate(keyOf(line))).length, 1);
  });

  it('of RSA has its length', () => {
    assert.equal(keyOf(RSA).bits, 2048);
    assert.equal(keyOf(readFileSync('fixtures/ssh-keys/rsa-1024.pub', 'utf8')).bits, 1024);
    assert.equal(keyOf(ED25519).bits, undefined);
  });

  it('may be named as its signatures are', () => {
    assert.equal(keyOf(RSA.replace('ssh-rsa', 'rsa-sha2-512')).type, 'ssh-rsa');
  });

  it('has options before it, with commas and spaces in quotes', () => {
    const options = 'command="echo \\"a, b\\" c",no-pty,from="10.0.0.*,!10.0.0.1"';
    const key = keyOf(`${options} ${ED25519}`);
    assert.deepEqual(
      key.options.map(({ name }) => name),
      ['command', 'no-pty', 'from'],
    );
    assert.equal(key.optionText, options);
    assert.equal(key.type, 'ssh-ed25519');
  });

  it('is none when a quote of its options is left open', () => {
    assert.match(problemOf(`command="echo ${ED25519}`), /a quote is left open/);
    assert.equal(splitOptions('a="b'), undefined);
  });

  it('that was cut off, changed or added to is none', () => {
    const [type, base64 = ''] = ED25519.split(' ');
    for (const length of [10, 30, 60, 64, base64.length - 1, base64.length - 4])
      problemOf(`${type} ${base64.slice(0, length)} jo`);
    assert.match(problemOf(changed(ED25519, (bytes) => bytes.slice(0, -1))), /cut off/);
    assert.match(problemOf(changed(ED25519, (bytes) => Uint8Array.of(...bytes, 0, 0, 0, 0))), /more follows/);
    assert.match(problemOf(changed(ED25519, (bytes) => Uint8Array.of(...bytes, 0))), /cut off/);
    assert.match(problemOf(`${type} ${base64.replace('Z', '-')}`), /not base64/);
    assert.match(problemOf(`${type} ${Buffer.from('hello').toString('base64')}`), /holds no key/);
    assert.match(problemOf(`${type}`), /nothing follows the type/);
  });

  it('with a part of the wrong length or another curve is none', () => {
    const short = (bytes: Uint8Array): Uint8Array => {
      const less = bytes.slice(0, -1);
      less[bytes.length - 33] = 31;
      return less;
    };
    assert.match(problemOf(changed(ED25519, short)), /wrong length/);
    const curve = LINES.find((line) => line.startsWith('ecdsa-sha2-nistp256')) ?? '';
    const other = (bytes: Uint8Array): Uint8Array => bytes.map((byte, at) => (at === 30 ? 0x38 : byte));
    assert.match(problemOf(changed(curve, other)), /another curve/);
    for (const line of LINES.filter((each) => each.includes('nistp'))) {
      const flipped = (bytes: Uint8Array): Uint8Array =>
        bytes.map((byte, at) => (at === 90 ? byte ^ 1 : byte));
      assert.match(problemOf(changed(line, flipped)), /a character of its base64 part is wrong/, line);
    }
  });

  it('of another type than it says is mended by the type that it has', () => {
    assert.equal(mended(ED25519.replace('ssh-ed25519', 'ssh-rsa')), ED25519);
    assert.equal(mended(ED25519.replace('ssh-ed25519', 'ssh-ed2519')), ED25519);
    assert.equal(mended(ED25519.replace('ssh-ed25519 ', '')), ED25519);
  });

  it('with its type written twice is mended by one of them', () => {
    assert.equal(mended(`ssh-rsa ${RSA}`), RSA);
    assert.ok(!isKeyPlaceholder(`ssh-rsa ${RSA}`));
  });

  it('that was broken in two is put together', () => {
    const half = RSA.length / 2;
    assert.equal(mended(`${RSA.slice(0, half)} ${RSA.slice(half)}`), RSA);
    const words = RSA.replace(/[A-Za-z0-9+/]{64}/g, '$& ');
    assert.equal(mended(words), RSA);
  });

  it('is not what only leads to one, and the way out is named', () => {
    const forms: readonly (readonly [text: string, remedy: RegExp])[] = [
      ['github:octocat', /`gh:NAME` under `ssh_import_id`/],
      ['gh:octocat', /under `ssh_import_id`/],
      ['https://github.com/octocat.keys', /it is a URL/],
      ['~/.ssh/id_rsa.pub', /name of a file/],
      ['id_ed25519.pub', /name of a file/],
      ['SHA256:0123456789abcdefghijklmnopqrstuvwxyzABCDEFG', /fingerprint/],
      ['2048 35 1234567890', /protocol 1/],
      ['---- BEGIN SSH2 PUBLIC KEY ----', /ssh-keygen -i/],
      ['-----BEGIN OPENSSH PRIVATE KEY-----', /private key/],
      ['foobar', /does not begin with a type/],
      ['', /does not begin with a type/],
    ];
    for (const [text, remedy] of forms) assert.match(problemOf(text), remedy, text);
  });

  it('is never repeated in what is said of it', () => {
    for (const text of ['hunter2 hunter2', 'ssh-rsa hunter2', '"hunter2', 'ssh-hunter2 AAAAhunter2'])
      assert.ok(!problemOf(text).includes('hunter2'), text);
  });

  it('is not mistaken for a placeholder by its comment', () => {
    assert.ok(isKeyPlaceholder('ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ... jo'));
    assert.ok(isKeyPlaceholder('{{ ssh_key }}'));
    for (const text of ['ssh-rsa <your key>', 'ssh-rsa ***', 'ssh-rsa (paste it)', 'ssh-ed25519 KEY'])
      assert.ok(isKeyPlaceholder(text), text);
    assert.ok(!isKeyPlaceholder(`${ED25519.slice(0, 60)} Jo <jo@example.com>`));
    assert.ok(!isKeyPlaceholder('foobar'));
  });

  it('is read in time that grows with its length only', () => {
    problemOf(`ssh-rsa ${'AAAA '.repeat(100_000)}`);
    problemOf(`${'a,'.repeat(100_000)} AAAA`);
  });
});

describe('an option of a key', () => {
  it('is known in any case, and has a value where it needs one', () => {
    const [good, bare, unknown] = splitOptions('No-Pty,command,no-ptty x')?.items ?? [];
    assert.ok(good !== undefined && bare !== undefined && unknown !== undefined);
    assert.deepEqual([good, bare, unknown].map(optionProblem), [undefined, 'no value', 'unknown']);
  });
});

import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isSameFile, replaceFile } from '../../src/host/node/replace-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a file that is replaced', () => {
  let directory = '';
  let path = '';
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'cloud-config-replace-'));
    path = join(directory, 'a.yml');
    writeFileSync(path, 'old');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('keeps its mode', () => {
    chmodSync(path, 0o4750);
    replaceFile(path, bytes('old'), bytes('new'));
    assert.equal(readFileSync(path, 'utf8'), 'new');
    assert.equal(statSync(path).mode & 0o7777, 0o4750);
  });

  it('is left as it is when somebody else has changed it meanwhile', () => {
    writeFileSync(path, 'of somebody else');
    assert.throws(() => replaceFile(path, bytes('old'), bytes('new')), { code: 'FILE_CHANGED' });
    assert.equal(readFileSync(path, 'utf8'), 'of somebody else');
    assert.deepEqual(readdirSync(directory), ['a.yml']);
  });

  it('is a file', () => {
    assert.throws(() => replaceFile(directory, bytes(''), bytes('new')), { code: 'FILE_NOT_REGULAR' });
    assert.equal(isSameFile(path, join(directory, '.', 'a.yml')), true);
    assert.equal(isSameFile(path, join(directory, 'b.yml')), false);
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { cloudConfig } from '../support/program.ts';

describe('the README', () => {
  it('shows what the program prints of a document with mistakes', () => {
    const command = 'cloud-config validate examples/broken.yml';
    const [, shown = ''] = readFileSync('README.md', 'utf8').split(`$ ${command}\n`);
    const { stdout, status } = cloudConfig(command.split(' ').slice(1));
    assert.equal(status, 1);
    assert.equal(stdout, shown.slice(0, shown.indexOf('```')));
  });
});

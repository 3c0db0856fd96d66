import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { commandHelp, programHelp } from '../../src/cli/help.ts';

describe('help', () => {
  it('names every command', () => {
    const help = programHelp();
    for (const file of readdirSync('src/cli/commands')) {
      const name = file.replace(/\.ts$/, '');
      assert.match(help, new RegExp(`^  ${name} `, 'm'));
    }
  });

  it('is as wide as a terminal', () => {
    const about = 'word '.repeat(60).trim();
    const help = commandHelp({ usage: 'x', about, options: [], run: async () => 0 });
    assert.ok(help.split('\n').every((line) => line.length <= 80));
    assert.equal(help.split(/\s+/).filter((word) => word === 'word').length, 60);
  });
});

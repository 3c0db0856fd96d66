import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAM } from '../support/program.ts';

const HEADLESS = ['--headless', '-u', 'NONE', '-i', 'NONE', '-n'];

/** Opens a text in a real Neovim without a screen; what it shows of it. */
function opened(text: string, name: string, wait = 15_000): unknown {
  const directory = mkdtempSync(join(tmpdir(), 'cloud-config-neovim-'));
  try {
    const file = join(directory, name);
    writeFileSync(file, text);
    const { stdout, stderr, status } = spawnSync(
      'nvim',
      [...HEADLESS, '-c', 'luafile test/editors/neovim.lua'],
      {
        encoding: 'utf8',
        timeout: 60_000,
        env: {
          PATH: process.env['PATH'] ?? '/usr/bin:/bin',
          HOME: directory,
          XDG_STATE_HOME: directory,
          CLOUD_CONFIG_FILE: file,
          CLOUD_CONFIG_COMMAND: JSON.stringify([...PROGRAM, 'lsp']),
          CLOUD_CONFIG_WAIT: String(wait),
        },
      },
    );
    assert.equal(status, 0, stderr);
    assert.ok(stdout.startsWith('{'), `${stdout}\n${stderr}`);
    return JSON.parse(stdout);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

describe('Neovim with the configuration of editors/neovim', () => {
  it('shows a mistake, whatever the file is called, and fixes it', () => {
    for (const name of ['node.yml', 'user-data'])
      assert.deepEqual(opened('#cloud-config\nhostnam: node1\n', name), {
        before: [
          {
            line: 1,
            code: 'CC201',
            message: 'unknown key `hostnam`, did you mean `hostname`?',
            source: 'cloud-config',
          },
        ],
        after: 0,
        text: '#cloud-config\nhostname: node1',
      });
  });

  it('says nothing in other YAML', () => {
    assert.deepEqual(opened('hostnam: node1\n', 'other.yml', 500), {
      before: [],
      after: 0,
      text: 'hostnam: node1',
    });
  });
});

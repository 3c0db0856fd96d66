import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cloudConfig } from '../support/program.ts';

/** What bash offers for the words of a command line, the last one being typed. */
function completed(words: readonly string[]): readonly string[] {
  const { stdout: script, status } = cloudConfig(['completion', 'bash']);
  assert.equal(status, 0);
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const probe = `${script}\nCOMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _cloud_config; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const result = spawnSync('bash', ['-c', probe], { encoding: 'utf8' });
  assert.equal(result.stderr, '');
  return result.stdout.split('\n').filter((line) => line !== '');
}

describe('completion', () => {
  it('offers commands, their options, the values of options, and files', () => {
    assert.deepEqual(completed(['cloud-config', 'det']), ['detect']);
    assert.deepEqual(completed(['cloud-config', 'detect', '--ex']), ['--explain']);
    assert.deepEqual(completed(['cloud-config', 'detect', '--format', '']), ['text', 'json']);
    assert.deepEqual(completed(['cloud-config', 'cluster', 'new']), ['new-token']);
    assert.deepEqual(completed(['cloud-config', 'validate', 'package.js']), ['package.json']);
  });

  it('is there for zsh and fish, and names the shells when another is asked for', () => {
    assert.match(cloudConfig(['completion', 'zsh']).stdout, /^#compdef cloud-config\n/);
    assert.match(cloudConfig(['completion', 'fish']).stdout, /complete -c cloud-config .* -a validate /);
    const { status, stderr } = cloudConfig(['completion', 'csh']);
    assert.equal(status, 2);
    assert.match(stderr, /bash, zsh, fish/);
  });
});

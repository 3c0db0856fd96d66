import assert from 'node:assert/strict';
import type { Diagnostic, Edit } from '../../src/config/diagnostic.ts';
import { withoutSecretFixes } from '../../src/report/secret-fixes.ts';

const CANARY = 'hunter2hunter2';

function found(...edits: readonly Edit[]): Diagnostic {
  return {
    code: 'CC101',
    rule: 'yaml-syntax',
    severity: 'error',
    boot: 'refuse',
    message: 'm',
    path: '',
    at: [],
    start: 0,
    end: 1,
    fix: { title: 'Mend', edits },
  };
}

const hasFix = (source: string, edit: Edit): boolean =>
  withoutSecretFixes(source, [found(edit)])[0]?.fix !== undefined;

describe('findings in reports of programs', () => {
  it('have no fix that quotes a secret', () => {
    const source = `passwd: @${CANARY}\n`;
    const end = source.length - 1;
    assert.equal(hasFix(source, { start: 8, end, text: `"@${CANARY}"` }), false);
    assert.equal(hasFix(source, { start: 0, end, text: `passwd: "@${CANARY}"` }), false);
    assert.equal(hasFix(source, { start: 0, end: 0, text: `\npasswd: ${CANARY}` }), false);
  });

  it('have no fix that moves the content of files', () => {
    const edit = (text: string): Edit => ({ start: 0, end: 0, text });
    assert.equal(hasFix('', edit(`- path: /a\n  content: |\n    ${CANARY}\n`)), false);
    assert.equal(hasFix('', edit(`- path: /a\n  content: ${CANARY}\n`)), false);
    assert.equal(hasFix('', edit('- path: /a\n  owner: root\n')), true);
  });

  it('have the others, those beside a secret too', () => {
    const source = `passwd: "${CANARY}\n`;
    const end = source.length - 1;
    assert.equal(hasFix(source, { start: end, end, text: '"' }), true);
    assert.equal(hasFix(`pass: ${CANARY}`, { start: 0, end: 4, text: 'passwd' }), true);
  });
});

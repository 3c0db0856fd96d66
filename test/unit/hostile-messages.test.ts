import assert from 'node:assert/strict';
import { validate } from '../../src/config/validate.ts';
import { githubFindings } from '../../src/report/findings-github.ts';
import { sarifFindings } from '../../src/report/findings-sarif.ts';

const KEY = '`[x](command:evil)` \\e[31m\\u202e\\r\\n::error::spoofed';

/** Reports quote keys and values that anybody who sends a change can write. */
describe('a message that quotes a hostile key', () => {
  const source = `#cloud-config\n"${KEY}": 1\n`;
  const { diagnostics } = validate(source, () => {
    throw new Error('nothing is packed here');
  });
  const findings = { file: 'a.yml', source, diagnostics };

  it('has no end of its quotation and no control character in it', () => {
    const [message = ''] = diagnostics.map((each) => each.message);
    assert.match(message, /^unknown key `'\[x\]\(command:evil\)' [^`\p{Cc}\u202e]*`/u);
  });

  it('is one command to GitHub', () => {
    assert.equal(githubFindings(findings).split('\n').length, diagnostics.length + 1);
  });

  it('is no link in SARIF', () => {
    const options = {
      version: '1',
      rules: [],
      examples: {},
      directory: '/',
      troubles: [{ file: 'x', code: 'X', message: '[a](b) is missing' }],
    };
    const text = sarifFindings([findings], options);
    assert.match(text, /\[x\] \(command:evil\)/);
    assert.match(text, /\[a\] \(b\)/);
  });
});

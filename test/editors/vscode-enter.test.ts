import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface EnterRule {
  readonly beforeText: string;
  readonly action: { readonly indent: 'none' | 'indent'; readonly appendText?: string };
}

const TAB = '  ';
const { onEnterRules }: { readonly onEnterRules: readonly EnterRule[] } = JSON.parse(
  readFileSync('editors/vscode/language-configuration.json', 'utf8'),
);

/** What a line begins with after Enter at the end of another; VS Code takes the first rule that matches. */
function beginningAfter(line: string): string {
  const indentation = /^\s*/.exec(line)?.[0] ?? '';
  const rule = onEnterRules.find(({ beforeText }) => new RegExp(beforeText).test(line));
  if (rule === undefined) return indentation;
  return indentation + (rule.action.indent === 'indent' ? TAB : '') + (rule.action.appendText ?? '');
}

describe('Enter in the extension of VS Code', () => {
  const cases: Readonly<Record<string, readonly (readonly [line: string, beginning: number])[]>> = {
    'indents below a key without a value': [
      ['coreos:', 2],
      ['  units:', 4],
      ['  drop-ins: # why', 4],
      ['  "quoted": ', 4],
    ],
    'indents the text of a block': [
      ['    content: |', 6],
      ['    content: >-', 6],
      ['    content: !!binary |', 6],
      ['  - content: |', 6],
    ],
    'goes on below the first key of an entry': [
      ['  - name: web.service', 4],
      ['- path: /etc/motd', 2],
      ['  - etcd2:', 6],
    ],
    'stays in line elsewhere': [
      ['#cloud-config', 0],
      ['# units:', 0],
      ['hostname: node1', 0],
      ['  - ssh-ed25519 AAAA a@b', 2],
      ['      [Unit]', 6],
      ['      Environment=a:', 6],
      ['      ExecStart=/bin/echo - a: b', 6],
      ['- https://example.com/a', 0],
    ],
  };
  for (const [name, lines] of Object.entries(cases))
    it(name, () => {
      for (const [line, beginning] of lines) assert.equal(beginningAfter(line), ' '.repeat(beginning), line);
    });
});

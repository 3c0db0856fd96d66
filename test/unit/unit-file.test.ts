import assert from 'node:assert/strict';
import { parseUnitFile, stretchIn, type UnitItem, valueStretch } from '../../src/config/units/unit-file.ts';

function summary(item: UnitItem): string {
  switch (item.kind) {
    case 'section':
      return `[${item.name}]`;
    case 'assignment':
      return `${item.section ?? '-'}: ${item.key}=${item.value}`;
    default:
      return `${item.kind}: ${item.text}`;
  }
}

function summaries(text: string): readonly string[] {
  return parseUnitFile(text).map(summary);
}

describe('a unit file', () => {
  it('is sections and assignments, with white space around names and values dropped', () => {
    assert.deepEqual(summaries('[Unit]\n Description = a b \t\n\n[Service]\r\nExecStart=/bin/a\r\n'), [
      '[Unit]',
      'Unit: Description=a b',
      '[Service]',
      'Service: ExecStart=/bin/a',
    ]);
  });

  it('has comments anywhere but behind a value', () => {
    assert.deepEqual(summaries('# a\n[Unit]\n  ; b\nAfter=a # b\n'), ['[Unit]', 'Unit: After=a # b']);
  });

  it('goes on behind a backslash, over comments too', () => {
    const text = '[Service]\nExecStart=/bin/a \\\n  # a comment \\\n  -b \\\n  -c\nType=simple\n';
    assert.deepEqual(summaries(text), [
      '[Service]',
      'Service: ExecStart=/bin/a  -b  -c',
      'Service: Type=simple',
    ]);
  });

  it('does not go on behind two backslashes, or behind one with blanks after it', () => {
    assert.deepEqual(summaries('[Service]\nA=b\\\\\nc\nD=e\\ \nf'), [
      '[Service]',
      'Service: A=b\\\\',
      'no-equals: c',
      'Service: D=e\\',
      'no-equals: f',
    ]);
  });

  it('may end in a backslash', () => {
    assert.deepEqual(summaries('[Service]\nA=b \\'), ['[Service]', 'Service: A=b']);
    assert.deepEqual(summaries('[Service]\nA=b \\\n'), ['[Service]', 'Service: A=b']);
  });

  it('resets a list by an empty value', () => {
    assert.deepEqual(summaries('[Service]\nExecStart=\n'), ['[Service]', 'Service: ExecStart=']);
  });

  it('shows lines that systemd does not take', () => {
    assert.deepEqual(summaries('A=b\n[Service\n=c\nd\n["x"]\n'), [
      '-: A=b',
      'bad-header: [Service',
      'no-key: =c',
      'no-equals: d',
      'bad-header: ["x"]',
    ]);
  });

  it('knows what the author means to be in a section whose header is broken or swallowed', () => {
    assert.deepEqual(summaries('[Service\nA=b\nC=d \\\n[Install]\nE=f\n').slice(1), [
      'Service: A=b',
      'Service: C=d  [Install]',
      'Install: E=f',
    ]);
  });

  it('keeps the place of every piece, in continued lines too', () => {
    const text = '[Service]\n  ExecStart = /bin/a \\\n    --long \\\n  last\n';
    const item = parseUnitFile(text)[1];
    assert.ok(item?.kind === 'assignment');
    assert.equal(text.slice(item.keyStart, item.keyEnd), 'ExecStart');
    for (const word of ['/bin/a', '--long', 'last', 'l']) {
      const from = item.value.indexOf(word);
      const { start, end } = stretchIn(item, from, from + word.length);
      assert.equal(text.slice(start, end), word);
    }
    const { start, end } = valueStretch(item);
    assert.equal(text.slice(start, end), '/bin/a \\\n    --long \\\n  last');
  });

  it('is read in time linear in its length', () => {
    const text = `[Service]\nExecStart=/bin/a \\\n${'  -b \\\n'.repeat(50_000)}  -c\n`;
    assert.equal(parseUnitFile(text).length, 2);
  });
});

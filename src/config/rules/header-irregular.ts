import { HEADER_NEAR_TOP } from '../header.ts';
import type { Rule } from '../rule.ts';

// cloud-config reads on; other agents and the 2018 one do not.
export const headerIrregular: Rule = {
  code: 'CC003',
  name: 'header-irregular',
  severity: 'warning',
  boot: 'keep',
  summary: 'something stands before or after `#cloud-config` on its line, which other agents refuse',
  reportedIn2018: true,
  *check({ source }) {
    const match = HEADER_NEAR_TOP.exec(source);
    if (match === null || /^#cloud-config[ \t]*\r?(?:\n|$)/.test(source)) return;
    const [whole, before = '', after = ''] = match;
    const fix = {
      title: 'Make the header exact',
      edits: [{ start: 0, end: whole.length, text: '#cloud-config' }],
    };
    yield {
      message: `${reason(before, after)}; remove it, other agents refuse the file`,
      at: [],
      start: 0,
      end: whole.length,
      fix,
    };
  },
};

function reason(before: string, after: string): string {
  if (before.startsWith('\ufeff')) return 'a byte order mark stands before the header';
  if (before !== '') return 'the header is not on the first line';
  return after.trim() === '' ? 'white space follows the header' : 'text follows the header on its line';
}

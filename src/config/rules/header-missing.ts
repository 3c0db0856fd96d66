import { HEADER_NEAR_TOP } from '../header.ts';
import type { Rule } from '../rule.ts';

// Every agent decides by this line whether a file is meant for it.
export const headerMissing: Rule = {
  code: 'CC001',
  name: 'header-missing',
  severity: 'error',
  boot: 'refuse',
  summary:
    'a document without `#cloud-config` as its first line is not cloud-config, and no agent applies it',
  reportedIn2018: true,
  *check({ source }) {
    if (HEADER_NEAR_TOP.test(source)) return;
    if (/^[\ufeff\s]*#[ \t]+cloud-config/.test(source)) return;
    const line = source.search(/^[ \t]*#[ \t]*cloud-config\b/m);
    const buried = line > 0 ? '; it stands further down, move it to the top' : '; add it';
    const fix = { title: 'Add the header', edits: [{ start: 0, end: 0, text: '#cloud-config\n' }] };
    const end = Math.max(0, source.search(/\r?\n|$/));
    const finding = { message: `the first line must be \`#cloud-config\`${buried}`, at: [], start: 0, end };
    yield line > 0 ? finding : { ...finding, fix };
  },
};

import { SPACED_HEADER } from '../header.ts';
import type { Rule } from '../rule.ts';

// YAML linters and formatters add this space; every agent then ignores the whole file.
export const headerHasSpace: Rule = {
  code: 'CC002',
  name: 'header-has-space',
  severity: 'error',
  boot: 'refuse',
  summary: '`# cloud-config` with a space is a comment, so the file is not taken for cloud-config',
  reportedIn2018: true,
  *check({ source }) {
    const match = SPACED_HEADER.exec(source);
    if (match === null) return;
    const start = match[1]?.length ?? 0;
    const end = match[0].length;
    const fix = { title: 'Remove the space', edits: [{ start, end, text: '#cloud-config' }] };
    yield {
      message: 'the first line must be exactly `#cloud-config`, without a space',
      at: [],
      start,
      end,
      fix,
    };
  },
};

import type { Edit } from '../diagnostic.ts';
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
  *check({ source, root }) {
    if (HEADER_NEAR_TOP.test(source)) return;
    if (/^[\ufeff\s]*#[ \t]+cloud-config/.test(source)) return;
    const end = Math.max(0, source.search(/\r?\n|$/));
    const place = { at: [], start: 0, end };
    const buried = /^[ \t]*#[ \t]*cloud-config\b[^\n]*(?:\n|$)/m.exec(source);
    if (buried !== null) {
      const message = 'the first line must be `#cloud-config`; it stands further down, move it to the top';
      yield { message, ...place, fix: { title: 'Move the header to the top', edits: moved(source, buried) } };
    } else if (root?.kind === 'scalar') {
      const message =
        'this is not cloud-config, which is `key: value` lines below `#cloud-config`; give the file to the tool that it is for';
      yield { message, ...place };
    } else {
      const fix = { title: 'Add the header', edits: [{ start: 0, end: 0, text: '#cloud-config\n' }] };
      yield { message: 'the first line must be `#cloud-config`; add it', ...place, fix };
    }
  },
};

/** The header before everything else; marks of Markdown and of YAML before it have no use any more. */
function moved(source: string, { index, 0: line }: RegExpExecArray): readonly Edit[] {
  const text = '#cloud-config\n';
  const before = /^(?:\ufeff|\s|---[ \t]*(?=\n)|```[a-z]*(?=\n))*/.exec(source)?.[0].length ?? 0;
  const header = { start: index, end: index + line.length, text: '' };
  if (before >= index) return [{ start: 0, end: header.end, text }];
  return [{ start: 0, end: before, text }, header];
}

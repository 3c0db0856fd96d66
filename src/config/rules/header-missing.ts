import type { Edit } from '../diagnostic.ts';
import { HEADER_NEAR_TOP, SPACED_HEADER } from '../header.ts';
import { nearest } from '../nearest.ts';
import { quote, type Rule } from '../rule.ts';

/** Where a first line is looked for. */
const HEAD = 4096;

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
    if (SPACED_HEADER.test(source)) return;
    const end = Math.max(0, source.search(/\r?\n|\r|$/));
    const place = { at: [], start: 0, end };
    const buried = buriedHeader(source);
    const meant = nearMiss(source);
    if (buried !== undefined) {
      const message = 'the first line must be `#cloud-config`; it stands further down, move it to the top';
      yield { message, ...place, fix: { title: 'Move the header to the top', edits: moved(source, buried) } };
    } else if (meant !== undefined) {
      yield {
        ...place,
        end: meant.end,
        message: meant.message,
        fix: { title: 'Write #cloud-config', edits: meant.edits },
      };
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

/** A line of its own below others; an indented one only above everything that YAML reads, else it is of a text. */
function buriedHeader(source: string): RegExpExecArray | undefined {
  const top =
    /^\ufeff?(?:[ \t\r]*(?:#[^\n]*|---[ \t\r]*|```[a-z]*\r?)?\n)*/.exec(source.slice(0, HEAD))?.[0].length ??
    0;
  const line = /^([ \t]*)#(?:cloud-config(?:[ \t][^\r\n]*)?|[ \t]+cloud-config[ \t]*)\r?(?:\n|(?![\s\S]))/gm;
  for (const found of source.matchAll(line)) {
    const isOwnLine = source[found.index - 1] === '\n' || found.index === 0;
    if (isOwnLine && (found[1] === '' || found.index < top)) return found;
  }
  return undefined;
}

export interface NearMiss {
  readonly message: string;
  readonly end: number;
  readonly edits: readonly Edit[];
}

/** A first line that is `#cloud-config` but for a few characters. */
export function nearMiss(source: string): NearMiss | undefined {
  const [before = '', line = ''] =
    /^(?:[\ufeff\s]*(?:---[ \t]*\r?\n\s*)?)([^\r\n]{0,40})(?=[\r\n]|$)/.exec(source.slice(0, HEAD)) ?? [];
  const end = before.length;
  const edits = [{ start: 0, end, text: '#cloud-config' }];
  const rest = /^#cloud-config(?![\w-])(.*)$/.exec(line)?.[1];
  if (rest !== undefined && /^(?:[ \t]|$)/.test(rest)) return loneReturn(source, end);
  if (rest !== undefined) {
    const what = /^[!-~]/.test(rest) ? quote(rest) : `the character ${codePointOf(rest)}`;
    return { message: `${what} follows \`#cloud-config\` on the first line; remove it`, end, edits };
  }
  const letters = line.toLowerCase().replace(/[^a-z]+/g, '');
  const isComment = line.startsWith('#') || /^(?:\W{0,2}|[\W\d]{1,6}#)cloud-config\W{0,2}$/i.test(line);
  if (!isComment || nearest(letters, ['cloudconfig'], 2) === undefined) return undefined;
  return { message: 'the first line must be exactly `#cloud-config`; did you mean that?', end, edits };
}

/** YAML ends no line at a carriage return alone, so that the whole file is one comment. */
function loneReturn(source: string, end: number): NearMiss {
  const returns = source.includes('\n') ? [end] : [...source.matchAll(/\r/g)].map(({ index }) => index);
  const message =
    'a carriage return alone ends the first line, and agents look for a line feed; save the file with line feeds';
  return { message, end, edits: returns.map((start) => ({ start, end: start + 1, text: '\n' })) };
}

function codePointOf(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The header before everything else; marks of Markdown and of YAML before it have no use any more. */
function moved(source: string, { index, 0: line }: RegExpExecArray): readonly Edit[] {
  const text = '#cloud-config\n';
  const before = /^(?:\ufeff|\s|---[ \t]*(?=\n)|```[a-z]*(?=\n))*/.exec(source)?.[0].length ?? 0;
  const header = { start: index, end: index + line.length, text: '' };
  if (before >= index) return [{ start: 0, end: header.end, text }];
  return [{ start: 0, end: before, text }, header];
}

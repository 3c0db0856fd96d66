import { isKnownKey } from './yaml-known-keys.ts';
import { firstOf, type Line, linesAbove, linesBelow } from './yaml-lines.ts';
import { corrected, mistake, quotedValue, type Stumble, type YamlMistake } from './yaml-mistake.ts';

type Check = (stumble: Stumble) => YamlMistake | undefined;

/** Mistakes within one line, the surest first. */
const CHECKS: readonly Check[] = [
  mergeMark,
  foreignLine,
  otherDash,
  otherComment,
  noBreakSpace,
  valueStart,
  badEscape,
  dashWithoutSpace,
  colonWithoutSpace,
  otherColon,
  strayMark,
  keyWithoutColon,
  colonInValue,
];

/** Longer lines hold no mistake that is seen at a glance. */
const LENGTH_LIMIT = 5000;

export function lineMistake(stumble: Stumble): YamlMistake | undefined {
  if (stumble.line.text.length > LENGTH_LIMIT) return undefined;
  for (const check of CHECKS) {
    const found = check(stumble);
    if (found !== undefined) return found;
  }
  return undefined;
}

function mergeMark({ line }: Stumble): YamlMistake | undefined {
  if (!/^(?:<{7}|={7}|>{7})(?: |$)/.test(line.text)) return undefined;
  const { start, end } = line;
  return {
    message: 'a merge left its marks here; keep one of the two sides, and remove the marks',
    start,
    end,
  };
}

/** Marks of the text that a document was copied from. */
function foreignLine({ source, line }: Stumble): YamlMistake | undefined {
  const { start, end, text } = line;
  const isFence = /^\s*```/.test(text);
  const isHereDocument = /^(?:EOF|EOT|END)$/.test(text) && source.slice(end).trim() === '';
  if (!isFence && !isHereDocument) return undefined;
  const what = isFence ? 'a mark of Markdown' : "the end of a shell's here-document";
  const edits = [{ start, end: Math.min(end + (source[end] === '\r' ? 2 : 1), source.length), text: '' }];
  return mistake(`${what} is left here; remove the line`, line, 'Remove the line', edits);
}

function noBreakSpace({ line }: Stumble): YamlMistake | undefined {
  const structure = /^[\s\u00a0-]*(?:[\w.-]+:[\s\u00a0]*)?/.exec(line.text)?.[0] ?? '';
  const edits = [...structure.matchAll(/\u00a0/g)].map(({ index }) => {
    const start = line.start + index;
    return { start, end: start + 1, text: ' ' };
  });
  const [first] = edits;
  if (first === undefined) return undefined;
  const message = 'a no-break space stands where YAML wants a space; write a plain one';
  return mistake(message, first, 'Write plain spaces', edits);
}

/** `gecos: @name`: characters that YAML keeps for itself. */
function valueStart({ source, code, offset, line }: Stumble): YamlMistake | undefined {
  const found = source[offset];
  if (code !== 'BAD_SCALAR_START' || found === undefined || !'@`%'.includes(found)) return undefined;
  const place = { start: offset, end: line.end };
  const quoted = quotedValue(source.slice(offset, line.end).trimEnd());
  const character = found === '`' ? 'a backtick' : `\`${found}\``;
  const message = `a plain value cannot start with ${character}; put the value in quotes`;
  return corrected(message, place, 'Quote the value', quoted);
}

function badEscape({ code, offset }: Stumble): YamlMistake | undefined {
  if (code !== 'BAD_DQ_ESCAPE') return undefined;
  const message =
    'a backslash in double quotes starts an escape that YAML does not have; use single quotes or double it';
  const place = { start: offset, end: offset + 2 };
  return mistake(message, place, 'Double the backslash', [{ start: offset, end: offset, text: '\\' }]);
}

function dashWithoutSpace({ source, line }: Stumble): YamlMistake | undefined {
  const [, before, word] = /^(\s*-)([^\s:-]+)(?::?(?:\s|$))/.exec(line.text) ?? [];
  if (before === undefined || word === undefined) return undefined;
  if (!isKnownKey(word) && !isInList(source, line)) return undefined;
  const at = line.start + before.length;
  const place = { start: at - 1, end: at + word.length };
  return mistake('a space is missing behind the dash; write `- `', place, 'Add the space', [
    { start: at, end: at, text: ' ' },
  ]);
}

/** `• name: web`, in this line or the one above, which looks like a key then. */
function otherDash({ source, line }: Stumble): YamlMistake | undefined {
  for (const each of [line, firstOf(linesAbove(source, line))]) {
    const [, before = '', mark = '', key = ''] =
      /^(\s*)([–—•·*+]|--) +["']?([\w-]+)["']?:(?:\s|$)/.exec(each?.text ?? '') ?? [];
    if (each === undefined || mark === '' || !isKnownKey(key)) continue;
    const start = each.start + before.length;
    const place = { start, end: start + mark.length };
    return corrected('entries of a list begin with `-`', place, 'Write -', '-');
  }
  return undefined;
}

/** `// comment`, `; comment` above a key; others may be of a file, whose indentation is missing. */
function otherComment({ source, line }: Stumble): YamlMistake | undefined {
  const [, before = '', mark] = /^(\s*)(\/\/+|;+|\/\*) +\S/.exec(line.text) ?? [];
  if (mark === undefined || !/^\s*["']?[-\w ]+["']?:/.test(firstOf(linesBelow(source, line))?.text ?? ''))
    return undefined;
  const start = line.start + before.length;
  const place = { start, end: start + mark.length };
  return corrected('comments begin with `#`', place, 'Write #', '#');
}

/** `hostname = web1`, `hostname => web1`; not a line of a file, whose indentation is missing. */
function otherColon({ source, line }: Stumble): YamlMistake | undefined {
  const [whole, before = '', quote = '', key = '', mark = ''] =
    /^(\s*(?:- +)*)(["']?)([a-z][\w-]*)\2\s*(=>|[=;\uff1a])\s*(?=\S)/.exec(line.text) ?? [];
  if (whole === undefined || !isKnownKey(key) || hasLinesBelow(source, { ...line, indent: line.column }))
    return undefined;
  if (/[|>][-+\d]*\s*$/.test(firstOf(linesAbove(source, line))?.text ?? '')) return undefined;
  const start = line.start + before.length + key.length + 2 * quote.length;
  const place = { start, end: line.start + whole.length };
  const message = `a colon stands behind a key, not \`${mark}\`; write \`${key}: \``;
  return corrected(message, place, 'Write a colon', ': ');
}

/** `name: "web",` of JSON, `""web""`, `||` */
function strayMark({ line }: Stumble): YamlMistake | undefined {
  const [, before = '', value = '', meant = ''] =
    /^(\s*(?:- +)*[\w-]+:\s+)(("[^"]*"|'[^']*'),|"("[^"]+")"|\|[|>]|>\|)\s*$/.exec(line.text) ?? [];
  if (value === '') return undefined;
  const start = line.start + before.length;
  const place = { start, end: start + value.length };
  const isQuoted = value.startsWith('"');
  const text = meant || (isQuoted ? value.slice(1, -1) : '|');
  return corrected(`this is too much behind the key; write \`${text}\``, place, `Write ${text}`, text);
}

/** Whether the line above or below is an entry of a list at the same column. */
function isInList(source: string, line: Line): boolean {
  const beside = [firstOf(linesAbove(source, line)), firstOf(linesBelow(source, line))];
  return beside.some((each) => each?.indent === line.indent && /^\s*- /.test(each.text));
}

/** `hostname:web1`, which is one text. */
function colonWithoutSpace({ line }: Stumble): YamlMistake | undefined {
  const [, before, key] = /^(\s*(?:- +)*)([a-z][\w-]*):[^\s/]/.exec(line.text) ?? [];
  if (before === undefined || key === undefined || !isKnownKey(key)) return undefined;
  const at = line.start + before.length + key.length + 1;
  const place = { start: at - 1 - key.length, end: at };
  return mistake(
    `a space is missing behind the colon of \`${key}\`; write \`${key}: \``,
    place,
    'Add the space',
    [{ start: at, end: at, text: ' ' }],
  );
}

/** `update` above its keys, or `group stable`. */
function keyWithoutColon({ source, line }: Stumble): YamlMistake | undefined {
  const [, before, key, rest] = /^(\s*(?:- +)*)([a-z][\w-]*)(?:( +[^\s:=][^:]*)|\s*)$/.exec(line.text) ?? [];
  if (before === undefined || key === undefined || !isKnownKey(key)) return undefined;
  if (rest === undefined && !hasLinesBelow(source, line)) return undefined;
  const start = line.start + before.length;
  const at = start + key.length;
  return mistake(
    `a colon is missing behind \`${key}\`; write \`${key}:\``,
    { start, end: at },
    'Add the colon',
    [{ start: at, end: at, text: ':' }],
  );
}

function hasLinesBelow(source: string, line: Line): boolean {
  return (firstOf(linesBelow(source, line))?.indent ?? 0) > line.indent;
}

/** `gecos: Admin: Elroy`, which looks like a mapping in a mapping. */
function colonInValue({ code, line }: Stumble): YamlMistake | undefined {
  if (code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const [, before, value] = /^(\s*(?:- +)*[\w.-]+:\s+)([^\s"'[{|>&*!#].*?:(?:\s.*)?)$/.exec(line.text) ?? [];
  if (before === undefined || value === undefined || / #/.test(value)) return undefined;
  const place = {
    start: line.start + before.length,
    end: line.start + before.length + value.trimEnd().length,
  };
  const other = pastedNumber(line) ?? twoKeys(before, value, place.start) ?? colonAtEnd(value, place);
  if (other !== undefined) return other;
  const message = 'a plain value cannot hold a colon and a space, which make a key; put the value in quotes';
  return corrected(message, place, 'Quote the value', quotedValue(value.trimEnd()));
}

/** `12: hostname: node1`, copied with its line number. */
function pastedNumber({ text, start }: Line): YamlMistake | undefined {
  const [, before = '', number] = /^(\s*)(\d+:\s?)/.exec(text) ?? [];
  if (number === undefined) return undefined;
  const from = start + before.length;
  const place = { start: from, end: from + number.length };
  return corrected('a line number was pasted here; remove it', place, 'Remove the number', '');
}

/** `- name: docker.service command: start`. */
function twoKeys(before: string, value: string, start: number): YamlMistake | undefined {
  const [, first, key] = /^(\S+?)[,;]?\s+([a-z][\w-]*):\s/.exec(value) ?? [];
  if (first === undefined || key === undefined || !isKnownKey(key)) return undefined;
  const at = value.indexOf(`${key}:`, first.length);
  const indentation = ' '.repeat(/^\s*(?:- +)*/.exec(before)?.[0].length ?? 0);
  const edits = [{ start: start + first.length, end: start + at, text: `\n${indentation}` }];
  const place = { start: start + at, end: start + at + key.length };
  return mistake(
    `\`${key}\` stands in the line of another key; write it on one of its own`,
    place,
    'Break the line',
    edits,
  );
}

/** `path: /etc/motd:`, as if it were a key. */
function colonAtEnd(value: string, { start, end }: { start: number; end: number }): YamlMistake | undefined {
  if (!/^[^\s:]+:\s*$/.test(value)) return undefined;
  const place = { start: end - 1, end };
  return mistake('a colon stands behind the value; remove it', { start, end }, 'Remove the colon', [
    { ...place, text: '' },
  ]);
}

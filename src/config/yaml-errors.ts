import type { YAMLParseError } from 'yaml';
import type { Diagnostic } from './diagnostic.ts';
import { diagnose } from './rule.ts';
import { yamlSyntax } from './rules/yaml-syntax.ts';
import { indentMistake } from './yaml-indent-mistakes.ts';
import { lineMistake } from './yaml-line-mistakes.ts';
import { lineAt } from './yaml-lines.ts';
import type { Stumble, YamlMistake } from './yaml-mistake.ts';
import { unclosedMistake } from './yaml-unclosed.ts';

/** What to do about the commonest mistakes; the library's own first line stands for the rest. */
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['TAB_AS_INDENT', 'a tab stands where spaces must; indent with spaces'],
  ['BAD_INDENT', 'this line is indented differently from the lines it belongs with; align them'],
  ['BAD_SCALAR_START', 'a plain value cannot start with this character; put the value in quotes'],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    'a nested mapping cannot start on the same line as its key; put it on a line of its own',
  ],
  [
    'MULTILINE_IMPLICIT_KEY',
    'this text is not followed by a colon; write `key: value`, or indent it as part of the value above',
  ],
  [
    'KEY_OVER_1024_CHARS',
    'this key is longer than 1024 characters; a quote or a line break is missing before it',
  ],
  ['UNEXPECTED_TOKEN', 'this does not fit here; check the colons, quotes and brackets before it'],
  ['BAD_ALIAS', 'an alias has no name; quote the value if `*` is meant literally'],
  ['BAD_PROP_ORDER', 'anchors and tags go before the value they are for'],
]);

export function syntaxDiagnostic(source: string, error: YAMLParseError): Diagnostic {
  const start = Math.min(error.pos[0], source.length);
  const cause = causeOf({ source, line: lineAt(source, start), offset: start, code: error.code });
  if (cause !== undefined) return diagnose(yamlSyntax, { ...cause, at: [] });
  const end = Math.min(Math.max(error.pos[1], start), source.length);
  return diagnose(yamlSyntax, { message: messageOf(error), at: [], start, end });
}

function causeOf(stumble: Stumble): YamlMistake | undefined {
  return lineMistake(stumble) ?? unclosedMistake(stumble) ?? indentMistake(stumble);
}

function messageOf(error: YAMLParseError): string {
  if (error.code === 'MISSING_CHAR') return missing(error.message);
  const remedy = REMEDIES.get(error.code);
  if (remedy !== undefined) return remedy;
  const line = (error.message.split('\n')[0] ?? '').replace(/[.:]$/, '');
  return `${line.charAt(0).toLowerCase()}${line.slice(1)}; correct the YAML here`;
}

function missing(message: string): string {
  if (message.includes('quote'))
    return 'a quoted value is not closed; add the closing quote, or the file was cut off';
  if (message.includes('flow')) return 'a bracket or brace is not closed; add it, or the file was cut off';
  if (message.includes('space'))
    return 'a space is missing here; write it after the colon, dash or before `#`';
  return 'a character is missing here; check the colons, dashes and quotes of this line';
}

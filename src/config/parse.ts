import { Composer, type CST, Lexer, Parser, type YAMLParseError } from 'yaml';
import type { Diagnostic } from './diagnostic.ts';
import { readPlainDocument } from './plain-document.ts';
import { diagnose } from './rule.ts';
import { nestedTooDeep } from './rules/nested-too-deep.ts';
import { severalDocuments } from './rules/several-documents.ts';
import type { TreeNode } from './tree.ts';
import { createTreeBuilder } from './tree-builder.ts';
import { syntaxDiagnostic } from './yaml-errors.ts';

export interface Parsed {
  /** Nothing when the document is empty or cannot be read at all. */
  readonly root: TreeNode | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

const DEPTH_LIMIT = 100;
/** Of what cannot be read the first is reported; a line of brackets would make a hundred thousand. */
const ERROR_LIMIT = 100;

/**
 * Reads YAML into a tree that keeps every scalar as written. Time and memory are linear in the length of the text:
 * nesting is limited while parsing, aliases are counted before anything is expanded.
 * @see https://yaml.org/spec/1.1/
 */
export function parse(source: string): Parsed {
  const plain = readPlainDocument(source);
  return plain === undefined ? parseByLibrary(source) : { root: plain, diagnostics: [] };
}

/** Reads YAML of every form, and says what is wrong with it. */
export function parseByLibrary(source: string): Parsed {
  const { tokens, tooDeepAt } = tokenize(source);
  if (tooDeepAt !== undefined) {
    const message = `more than ${DEPTH_LIMIT} levels of nesting; close the brackets or correct the indentation here`;
    const finding = { message, at: [], start: tooDeepAt, end: tooDeepAt + 1 };
    return { root: undefined, diagnostics: [diagnose(nestedTooDeep, finding)] };
  }
  const composer = new Composer({
    schema: 'failsafe',
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  });
  const documents = [...composer.compose(tokens, true, source.length)];
  const document = documents[0];
  const diagnostics: Diagnostic[] = [];
  const error = document?.errors.filter((each) => !isVariableEscape(source, each)).sort(byPosition)[0];
  const syntax = error && syntaxDiagnostic(source, error);
  if (syntax !== undefined) diagnostics.push(syntax);
  const second = documents[1]?.range[0];
  if (second !== undefined && documents[1]?.contents !== null) {
    const message = 'only the first document is read; remove this one or join them';
    diagnostics.push(diagnose(severalDocuments, { message, at: [], start: second, end: second }));
  }
  const contents = document?.contents ?? undefined;
  if (contents === undefined) return { root: undefined, diagnostics };
  const builder = createTreeBuilder(source);
  const root = builder.build(contents);
  return {
    root: error === undefined ? root : readableBefore(root, Math.min(error.pos[0], syntax?.start ?? 0)),
    diagnostics: [...diagnostics, ...builder.diagnostics()],
  };
}

function byPosition(left: YAMLParseError, right: YAMLParseError): number {
  return left.pos[0] - right.pos[0];
}

/** Feeds the parser token by token, to stop before it recurses into a nesting that no document has. */
function tokenize(source: string): { tokens: readonly CST.Token[]; tooDeepAt?: number } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let errors = 0;
  for (const lexeme of new Lexer().lex(source)) {
    for (const token of parser.next(lexeme))
      if (token.type !== 'error' || errors++ < ERROR_LIMIT) tokens.push(token);
    if (parser.stack.length > DEPTH_LIMIT)
      return { tokens: [], tooDeepAt: Math.min(parser.offset, source.length) };
  }
  tokens.push(...parser.end());
  return { tokens };
}

/** `\$private_ipv4` in a double-quoted scalar is an escaped variable, not a bad YAML escape. */
function isVariableEscape(source: string, error: YAMLParseError): boolean {
  if (error.code !== 'BAD_DQ_ESCAPE') return false;
  return /^\\\$\{?[a-z_]*(?:ipv[46]|hostname|instance_id|region|availability_zone)\b/.test(
    source.slice(error.pos[0], error.pos[0] + 40),
  );
}

/** What stands wholly before a syntax error, so that SSH keys and the host name survive a mistake further down. */
function readableBefore(root: TreeNode, limit: number): TreeNode {
  if (root.kind !== 'map') return root;
  const entries = [...root.entries].filter(([, entry]) => entry.value.end <= limit);
  return { ...root, entries: new Map(entries) };
}

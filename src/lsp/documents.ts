import type { Edit } from '../config/diagnostic.ts';
import type { Gunzip } from '../config/envelope.ts';
import type { ReadOptions } from '../config/read.ts';
import { type Analysis, analyse, isOurs } from '../language/analysis.ts';
import { fixAllEdits } from '../language/fix-all.ts';
import { type ClientRange, type Encoding, type SourceText, sourceText } from './source-text.ts';

/** A document that is open in the editor. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly source: SourceText;
  /** Once it has been a cloud-config document it stays one, so that a header that goes missing is noticed. */
  readonly isOurs: boolean;
  /** Made when first asked for, and once a version. */
  analysis(): Analysis;
  /** Likewise. */
  fixAll(): readonly Edit[];
}

export interface Change {
  /** Without, `text` is the whole document. */
  readonly range?: ClientRange;
  readonly text: string;
}

export interface OpenDocuments {
  open(uri: string, languageId: string, version: number, text: string): OpenDocument;
  change(uri: string, version: number, changes: readonly Change[]): OpenDocument | undefined;
  close(uri: string): void;
  get(uri: string): OpenDocument | undefined;
  /** All of them, to judge them anew. */
  reread(): readonly OpenDocument[];
}

export interface DocumentOptions {
  readonly gunzip: Gunzip;
  readonly encoding: () => Encoding;
  readonly reading: () => ReadOptions;
}

export function createDocuments({ gunzip, encoding, reading }: DocumentOptions): OpenDocuments {
  const documents = new Map<string, OpenDocument>();

  function put(uri: string, version: number, source: SourceText, isKnown: boolean): OpenDocument {
    let made: Analysis | undefined;
    let edits: readonly Edit[] | undefined;
    const document: OpenDocument = {
      uri,
      version,
      source,
      isOurs: isKnown || isOurs(source.text),
      analysis() {
        made ??= analyse(source.text, gunzip, reading());
        return made;
      },
      fixAll() {
        edits ??= fixAllEdits(document.analysis(), gunzip, reading());
        return edits;
      },
    };
    documents.set(uri, document);
    return document;
  }

  return {
    open: (uri, languageId, version, text) =>
      put(uri, version, sourceText(text, encoding()), languageId === 'cloud-config'),
    change(uri, version, changes) {
      const before = documents.get(uri);
      if (before === undefined) return undefined;
      let { source } = before;
      for (const change of changes) source = changed(source, change, encoding());
      return put(uri, version, source, before.isOurs);
    },
    close: (uri) => void documents.delete(uri),
    get: (uri) => documents.get(uri),
    reread: () =>
      [...documents.values()].map(({ uri, version, source, isOurs: isKnown }) =>
        put(uri, version, source, isKnown),
      ),
  };
}

function changed(source: SourceText, { range, text }: Change, encoding: Encoding): SourceText {
  if (range === undefined) return sourceText(text, encoding);
  const [from, to] = [source.offsetAt(range.start), source.offsetAt(range.end)];
  const [start, end] = from <= to ? [from, to] : [to, from];
  return sourceText(source.text.slice(0, start) + text + source.text.slice(end), encoding);
}

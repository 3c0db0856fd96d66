import {
  type DocumentSymbol,
  type FoldingRange,
  SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver/node';
import { foldsIn, type DocumentSymbol as PlainSymbol, symbolsIn } from '../language/symbols.ts';
import type { OpenDocument } from './documents.ts';
import type { SourceText } from './source-text.ts';

const KINDS: Readonly<Record<PlainSymbol['kind'], SymbolKind>> = {
  section: SymbolKind.Namespace,
  unit: SymbolKind.Module,
  'drop-in': SymbolKind.Package,
  user: SymbolKind.Object,
  file: SymbolKind.File,
  key: SymbolKind.Property,
  list: SymbolKind.Array,
};

/** As a tree, or flat for clients that know no other form. */
export function clientSymbols(
  document: OpenDocument,
  { hasSymbolTree }: { readonly hasSymbolTree: boolean },
): DocumentSymbol[] | SymbolInformation[] {
  const { source, uri } = document;
  const symbols = symbolsIn(document.analysis());
  return hasSymbolTree ? symbols.map((each) => tree(each, source)) : flat(symbols, uri, source);
}

function tree({ name, detail, kind, children, ...place }: PlainSymbol, source: SourceText): DocumentSymbol {
  return {
    name,
    kind: KINDS[kind],
    range: source.rangeOf(place),
    selectionRange: source.rangeOf({ start: place.nameStart, end: place.nameEnd }),
    children: children.map((child) => tree(child, source)),
    ...(detail === undefined ? {} : { detail }),
  };
}

function flat(
  symbols: readonly PlainSymbol[],
  uri: string,
  source: SourceText,
  container?: string,
): SymbolInformation[] {
  return symbols.flatMap((symbol) => [
    SymbolInformation.create(symbol.name, KINDS[symbol.kind], source.rangeOf(symbol), uri, container),
    ...flat(symbol.children, uri, source, symbol.name),
  ]);
}

export function clientFolds(document: OpenDocument): FoldingRange[] {
  return foldsIn(document.analysis()).map(({ startLine, endLine, kind }) => ({
    startLine,
    endLine,
    ...(kind === undefined ? {} : { kind }),
  }));
}

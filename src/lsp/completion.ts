import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
} from 'vscode-languageserver/node';
import { type Completion, completionsAt } from '../language/completion.ts';
import type { OpenDocument } from './documents.ts';

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  unit: CompletionItemKind.Module,
  variable: CompletionItemKind.Variable,
  snippet: CompletionItemKind.Snippet,
  directive: CompletionItemKind.Field,
};

export function clientCompletions(
  { source }: OpenDocument,
  offset: number,
  { hasSnippets }: { readonly hasSnippets: boolean },
): CompletionItem[] {
  return completionsAt(source.text, offset).map((completion) => {
    const { label, kind, detail, documentation, filter, rank, isDeprecated } = completion;
    const snippet = hasSnippets ? completion.snippet : undefined;
    return {
      label,
      kind: KINDS[kind],
      sortText: rank,
      // What is compared must begin as the replaced text does.
      filterText: filter ?? label,
      textEdit: { range: source.rangeOf(completion), newText: snippet ?? completion.text },
      insertTextFormat: snippet === undefined ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
      insertTextMode: InsertTextMode.adjustIndentation,
      ...(detail === undefined ? {} : { detail }),
      ...(documentation === undefined
        ? {}
        : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
      ...(isDeprecated === undefined ? {} : { tags: [CompletionItemTag.Deprecated] }),
    };
  });
}

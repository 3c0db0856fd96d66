const TEMPLATE = /\{\{|\{%|<%|\$\{|%\{|\$\(|@@|^__[A-Z0-9_]+__$|^@[A-Z0-9_]+@$|^%[A-Z0-9_]+%$/;
const ANGLES = /<[^<>]{0,60}[A-Za-z][^<>]{0,60}>/;
const ABBREVIATED = /\.\.\.|…|\[(?:snip|truncated|redacted)\]/i;
const WORDS =
  /^(?:place-?holder|redacted|replace[ _-]?me|x{3,}|\*{3,}|\$?(?:your|my|insert|paste|replace|add|put)[ _-].*|.*(?:[_-]here| goes here))$/i;

/** Whether a text stands for another one, which its author means to put there: `<your key>`, `AAAA...`, `${key}`. */
export function isPlaceholder(text: string): boolean {
  const plain = text.trim();
  if (plain.length > 4096)
    return ABBREVIATED.test(plain.slice(0, 4096)) || TEMPLATE.test(plain.slice(0, 4096));
  return TEMPLATE.test(plain) || ANGLES.test(plain) || ABBREVIATED.test(plain) || WORDS.test(plain);
}

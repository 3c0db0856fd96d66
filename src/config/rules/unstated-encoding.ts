import { base64Problem, decodeBase64 } from '../base64.ts';
import type { Fix } from '../diagnostic.ts';
import { textAt } from '../entries.ts';
import { type NamedFile, namedFilesIn } from '../file-path.ts';
import type { Finding, Rule } from '../rule.ts';
import { markOf, settingFix, unsafe } from '../source-text.ts';
import { find } from '../tree.ts';

const PACKED_NAME = /\.(?:gz|tgz|taz|svgz|gzip|bin|dat|img|b64|base64|asc|pem|key|pub|crt|cer)$/i;
/** What files begin with that somebody encoded to be safe from YAML. */
const KNOWN_BEGINNING =
  /^(?:#!|#[ \t]|\[[A-Z]\w+\]\n|-----BEGIN [A-Z ]+-----\n|\{\s*"|<\?xml|---\n|export [A-Z])/;
const SHORTEST = 24;

export const unstatedEncoding: Rule = {
  code: 'CC358',
  name: 'unstated-encoding',
  severity: 'warning',
  boot: 'keep',
  summary: 'the content of a file is encoded once more than its entry states, so the file holds it encoded',
  *check({ root, source }) {
    for (const file of namedFilesIn(root)) {
      const finding = findingOf(file, source);
      if (finding !== undefined) yield finding;
    }
  },
};

function findingOf({ entry, file }: NamedFile, source: string): Finding | undefined {
  const content = textAt(entry, 'content');
  // Another name for it is corrected by itself.
  if (content === undefined || PACKED_NAME.test(file) || find(entry, 'encode') !== undefined)
    return undefined;
  const stated = textAt(entry, 'encoding')?.node.text ?? '';
  const encoding = actual(content.node.text, stated);
  if (encoding === undefined) return undefined;
  const what = encoding.startsWith('gzip') ? 'base64 of a gzip' : 'base64 of a text';
  const message = `the content is ${what}, but the file gets it ${stated === '' ? 'as it is' : 'packed'}; write \`encoding: ${encoding}\``;
  const fix = encodingFix(entry, encoding, source);
  return { message, at: content.at, ...markOf(content.node), ...(fix === undefined ? {} : { fix }) };
}

function actual(text: string, stated: string): string | undefined {
  const isGzip = /^\s*H4sI/.test(text) && text.length >= SHORTEST && base64Problem(text) === undefined;
  if (stated === '') {
    if (isGzip) return 'gzip+base64';
    return isEncodedText(text) ? 'base64' : undefined;
  }
  return isGzip && /^(?:b64|base64)$/.test(stated) ? 'gzip+base64' : undefined;
}

/** Only what decodes to a text that begins as files do: many tokens are base64 too. */
function isEncodedText(text: string): boolean {
  if (
    text.length < SHORTEST ||
    !/^[A-Za-z0-9+/\s]+(?:={1,2}\s*)?$/.test(text) ||
    /\S\s+\S{1,3}\s+\S/.test(text)
  )
    return false;
  const bytes = decodeBase64(text);
  if (bytes === undefined) return false;
  try {
    const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return KNOWN_BEGINNING.test(decoded) && !/(?![\t\n\r])\p{Cc}/u.test(decoded);
  } catch {
    return false;
  }
}

function encodingFix({ node }: NamedFile['entry'], encoding: string, source: string): Fix | undefined {
  const title = `Write encoding: ${encoding}`;
  const setting = { key: 'encoding', value: encoding, beside: 'content', title };
  return unsafe(settingFix(node, setting, source));
}

/** A document as the fragment of a link: it never reaches a server. */
import { encodeBase64 } from '../../src/config/base64.ts';

const PREFIX = '#document=';
/** Bytes of a document in a link: a link of a few pages could unpack to gigabytes. */
const LIMIT = 1024 * 1024;

/** Compressed, and written with the letters that a fragment may have; `undefined` for more than `documentIn` reads. */
export async function fragmentOf(text: string): Promise<string | undefined> {
  const encoded = new TextEncoder().encode(text);
  if (encoded.length > LIMIT) return undefined;
  const bytes = await through(encoded, new CompressionStream('deflate-raw'));
  return PREFIX + encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/** The document in a link; `undefined` where there is none or it is damaged. */
export async function documentIn(fragment: string): Promise<string | undefined> {
  if (!fragment.startsWith(PREFIX)) return undefined;
  try {
    const binary = atob(fragment.slice(PREFIX.length).replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return new TextDecoder().decode(await through(bytes, new DecompressionStream('deflate-raw')));
  } catch {
    return undefined;
  }
}

async function through(
  bytes: Uint8Array<ArrayBuffer>,
  stream: GenericTransformStream,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader: ReadableStreamDefaultReader<Uint8Array> = new Blob([bytes])
    .stream()
    .pipeThrough(stream)
    .getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > LIMIT) {
      await reader.cancel();
      throw new Error('the document is too large for a link');
    }
    chunks.push(new Uint8Array(read.value));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

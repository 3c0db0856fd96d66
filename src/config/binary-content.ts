import type { Entry, ScalarNode } from './tree.ts';

/**
 * `content: !!binary` of bytes that are no text becomes base64, with an `encoding` that says so: a text cannot hold
 * them, and the agent of 2018 wrote or unpacked them, as its documentation said.
 */
export function encodeBinaryContent(entries: Map<string, Entry>, base64: string): void {
  const content = entries.get('content');
  if (content?.value.kind !== 'scalar') return;
  const stated = entries.get('encoding');
  const encoding = encodingAround(stated?.value.kind === 'scalar' ? stated.value.text : '');
  if (encoding === undefined) return;
  const { start, end } = stated?.value ?? content.value;
  const value: ScalarNode = { kind: 'scalar', text: encoding, style: 'plain', start, end };
  entries.set('content', { ...content, value: { ...content.value, text: base64 } });
  entries.set('encoding', { ...(stated ?? content), key: 'encoding', written: 'encoding', value });
}

function encodingAround(stated: string): string | undefined {
  if (stated === '') return 'base64';
  return /^gz(?:ip)?$/.test(stated) ? 'gzip+base64' : undefined;
}

/** What a text cannot hold: bytes that are not UTF-8. */
export function isBinary(value: unknown): value is Uint8Array {
  if (!(value instanceof Uint8Array)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(value);
    return false;
  } catch {
    return true;
  }
}

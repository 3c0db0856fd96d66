import { PROVIDER_LIMITS } from '../provider-limits.ts';
import { quote, type Rule } from '../rule.ts';

export const providerSize: Rule = {
  code: 'CC008',
  name: 'provider-size',
  severity: 'error',
  boot: 'keep',
  summary: 'the document is larger than the user-data that the provider takes',
  details:
    'Only with `--provider`. The bytes of the file count, so that a document that is packed already is measured packed. cloud-config unpacks gzip, and base64 of it, by itself.',
  looksBeyond: true,
  *check({ source, size, target }) {
    const provider = target?.provider ?? '';
    const limit = Object.hasOwn(PROVIDER_LIMITS, provider) ? PROVIDER_LIMITS[provider] : undefined;
    if (limit === undefined) return;
    const bytes = size ?? new TextEncoder().encode(source).length;
    if (bytes <= limit.bytes) return;
    const counted = limit.counted === undefined ? '' : ` (${limit.counted})`;
    const way = limit.takes === 'bytes' ? 'pack it with gzip' : 'pack it with gzip and encode that as base64';
    const message = `the document has ${grouped(bytes)} bytes, and ${quote(provider)} takes ${grouped(limit.bytes)}${counted}; ${way}, or have files downloaded with \`source\``;
    const end = source.indexOf('\n');
    yield { message, at: [], start: 0, end: end === -1 ? source.length : end };
  },
};

function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

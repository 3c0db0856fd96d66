import { CloudConfigError, reasonOf } from '../../errors.ts';
import { urlPlace } from '../../url-place.ts';

type Known = readonly [code: string, words: string];

/** System error codes, and bun's own names for two of them. */
const KNOWN: ReadonlyMap<unknown, Known> = new Map<unknown, Known>([
  ['ECONNREFUSED', ['HTTP_CONNECT', 'connection refused, nothing listens there yet']],
  ['ConnectionRefused', ['HTTP_CONNECT', 'connection refused, nothing listens there yet']],
  ['FailedToOpenSocket', ['HTTP_CONNECT', 'connection refused, nothing listens there yet']],
  ['ENETUNREACH', ['HTTP_CONNECT', 'network unreachable, there is no route yet']],
  ['EHOSTUNREACH', ['HTTP_CONNECT', 'host unreachable']],
  ['EADDRNOTAVAIL', ['HTTP_CONNECT', 'network unreachable, there is no own address yet']],
  ['ECONNRESET', ['HTTP_CONNECT', 'the connection was closed before the answer was whole']],
  ['EPIPE', ['HTTP_CONNECT', 'the connection was closed before the answer was whole']],
  ['EPROTO', ['HTTP_TLS', 'no TLS connection comes about']],
  ['ETIMEDOUT', ['HTTP_TIMEOUT', 'connection timed out']],
  ['ENOTFOUND', ['HTTP_DNS', 'the name does not resolve']],
  ['EAI_AGAIN', ['HTTP_DNS', 'no name server answers']],
]);

/** How OpenSSL and BoringSSL call an answer that is no TLS; Node has it in the text of an EPROTO only. */
const PLAIN = /wrong[ _]version[ _]number|http[ _]request/i;

/** What a failed exchange becomes: host and path are named, headers, query and body never. */
export function httpError(error: unknown, url: string): CloudConfigError {
  if (error instanceof CloudConfigError) return error;
  const place = urlPlace(url);
  const systemCode = error instanceof Error && 'code' in error ? error.code : undefined;
  if (error instanceof Error && PLAIN.test(`${systemCode} ${error.message}`)) {
    return new CloudConfigError('HTTP_PLAIN', `${place}: answers without TLS; write http://`, {
      cause: error,
    });
  }
  const known = KNOWN.get(systemCode);
  if (known !== undefined) return new CloudConfigError(known[0], `${place}: ${known[1]}`, { cause: error });
  const name = typeof systemCode === 'string' ? systemCode : '';
  if (name.startsWith('HPE_')) {
    // The parser's error carries the raw answer: it is not passed on.
    return new CloudConfigError('HTTP_PROTOCOL', `${place}: the answer is not HTTP (${name})`);
  }
  const code = /CERT|TLS|SSL|VERIFY|SELF_SIGNED/.test(name) ? 'HTTP_TLS' : 'HTTP_CONNECT';
  return new CloudConfigError(code, `${place}: ${reasonOf(error)}`, { cause: error });
}

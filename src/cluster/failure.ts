import type { Clock, Http } from '../datasources/datasource.ts';
import { CloudConfigError, reasonOf } from '../errors.ts';
import { urlPlace } from '../url-place.ts';
import { type DiscoveryUrl, withoutToken } from './discovery-url.ts';

export type FailureKind = 'DNS' | 'CONNECT' | 'TLS' | 'PLAIN' | 'TIMEOUT' | 'HTTP' | 'MALFORMED';

/** Why a discovery service could not be asked; the reason never holds a whole token. */
export interface DiscoveryFailure {
  readonly kind: FailureKind;
  readonly reason: string;
}

const KINDS: ReadonlyMap<string, FailureKind> = new Map([
  ['HTTP_DNS', 'DNS'],
  ['HTTP_CONNECT', 'CONNECT'],
  ['HTTP_TLS', 'TLS'],
  ['HTTP_PLAIN', 'PLAIN'],
  ['HTTP_TIMEOUT', 'TIMEOUT'],
  ['HTTP_PROTOCOL', 'MALFORMED'],
  ['HTTP_TOO_LARGE', 'MALFORMED'],
]);

/** A certificate that is valid now fails like this on a machine whose clock is wrong. */
const CLOCK_CODES: ReadonlySet<unknown> = new Set(['CERT_NOT_YET_VALID', 'CERT_HAS_EXPIRED']);
/** 2020-01-01: a clock before it was never set. */
const PLAUSIBLE = 1_577_836_800_000;

/** An `Http` that remembers the last status: the policy's error says it in words only. */
export function withStatus(http: Http): { readonly http: Http; readonly status: () => number | undefined } {
  let status: number | undefined;
  return {
    status: () => status,
    http: {
      close: () => http.close(),
      send: async (request) => {
        const response = await http.send(request);
        status = response.status;
        return response;
      },
    },
  };
}

/** What a thrown error means for the operator; a bug is thrown on. */
export function failureOf(
  error: unknown,
  discovery: DiscoveryUrl,
  clock: Clock,
  status: number | undefined,
): DiscoveryFailure {
  if (!(error instanceof CloudConfigError)) throw error;
  const exchange = KINDS.has(error.code) ? error : error.cause;
  if (!(exchange instanceof CloudConfigError)) return httpFailure(status);
  const kind = KINDS.get(exchange.code) ?? 'MALFORMED';
  if (kind === 'PLAIN') return { kind, reason: 'answers without TLS; write http://' };
  const place = `${urlPlace(discovery.url)}`;
  const words = reasonOf(exchange)
    .replace(place, '')
    .replace(/^\S*: /, '');
  const reason = withoutToken(words, discovery);
  return { kind, reason: kind === 'TLS' ? reason + clockHint(exchange, clock) : reason };
}

export function httpFailure(status: number | undefined): DiscoveryFailure {
  return { kind: 'HTTP', reason: status === undefined ? 'no usable answer' : `HTTP ${status}` };
}

function clockHint(error: CloudConfigError, clock: Clock): string {
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const now = clock.now();
  if (!CLOCK_CODES.has(code) && now >= PLAUSIBLE) return '';
  const time = `${new Date(now).toISOString().slice(0, 16)}Z`;
  return `; this machine's clock says ${time}, set it if that is wrong`;
}

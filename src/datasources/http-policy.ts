/**
 * How every source asks over HTTP: retries with growing pauses, one deadline for all requests of a source, and three
 * outcomes told apart: there (a response), absent (`undefined`, HTTP 404), broken (thrown).
 */
import { CloudConfigError, reasonOf } from '../errors.ts';
import { urlPlace } from '../url-place.ts';
import type { Clock, Http, HttpRequest, HttpResponse, Interfaces } from './datasource.ts';
import { DatasourceError } from './datasource-error.ts';
import { pauseBefore } from './retry-pause.ts';

const DEFAULT_ATTEMPT = 10_000;
const REPORT_EVERY = 10_000;
const RETRIED_STATUS: ReadonlySet<number> = new Set([408, 429]);
/** A wrong clock in early boot breaks certificates too, until the time is set. */
const RETRIED_ERRORS: ReadonlySet<string> = new Set(['HTTP_CONNECT', 'HTTP_DNS', 'HTTP_TLS', 'HTTP_TIMEOUT']);

export interface FetchOptions {
  readonly http: Http;
  readonly clock: Clock;
  /** A link that comes up ends a pause early. */
  readonly interfaces?: Interfaces;
  /** Name of the datasource, for messages. */
  readonly source: string;
  /** Milliseconds for all requests together, from the first one. */
  readonly deadline: number;
  /** Milliseconds for one attempt. */
  readonly attempt?: number;
  /** Statuses to retry besides 408, 429 and 5xx; 404 among them is no absence. */
  readonly retried?: readonly number[];
  /** Codes of failures that no further attempt changes before the deadline: thrown at once. */
  readonly final?: readonly string[];
  /** What to do about HTTP 401 and 403, for the message. */
  readonly whenForbidden: string;
  /** What to look at when nothing answers, for the message. */
  readonly whenSilent?: string;
  /** Progress of a long wait, at most every ten seconds. */
  readonly onWait?: (message: string) => void;
}

export interface FetchRequest extends Omit<HttpRequest, 'timeout'> {
  /** Statuses that the caller deals with: they are returned as they are. */
  readonly pass?: readonly number[];
  /** When it settles, the answer is no longer wanted and nothing is retried. */
  readonly until?: Promise<unknown>;
  /** Milliseconds for this request, where that is less than what is left for all. */
  readonly patience?: number;
}

/** `undefined` is HTTP 404. */
export type Fetch = (request: FetchRequest) => Promise<HttpResponse | undefined>;

/** An attempt that is worth another one. */
interface Setback {
  readonly reason: string;
  readonly presence: 'answered' | 'silent';
  readonly cause?: unknown;
  readonly retryAfter?: string | undefined;
}

type Attempt = { readonly response: HttpResponse | undefined } | { readonly setback: Setback };

/** The one deadline starts with the first request. */
export function createFetch(options: FetchOptions): Fetch {
  const { clock } = options;
  let started: number | undefined;
  let reported = 0;
  let answered: { readonly url: string; readonly reason: string } | undefined;

  /** Of addresses that are asked side by side, one that answers says more than one that does not. */
  function note(url: string, { reason, presence }: Setback): string {
    if (presence === 'answered') answered = { url, reason };
    else if (answered?.url === url) answered = undefined;
    return answered?.reason ?? reason;
  }

  function report(reason: string, begun: number): void {
    const waited = clock.monotonic() - begun;
    if (waited - reported < REPORT_EVERY) return;
    reported = waited;
    const progress = `${seconds(waited)} of at most ${seconds(options.deadline)}`;
    options.onWait?.(`${options.source}: still waiting, ${progress}: ${reason}`);
  }

  return async (request) => {
    const asked = clock.monotonic();
    started ??= asked;
    const end = Math.min(started + options.deadline, asked + (request.patience ?? options.deadline));
    let isWanted = true;
    request.until?.then(
      () => (isWanted = false),
      () => (isWanted = false),
    );
    let presence: 'answered' | 'silent' = 'silent';
    for (let retry = 0; ; retry += 1) {
      const outcome = await attempt(request, options, end - clock.monotonic());
      if ('response' in outcome) return outcome.response;
      const { setback } = outcome;
      if (setback.presence === 'answered') presence = 'answered';
      const pause = pauseBefore(retry, clock, setback.retryAfter);
      if (!isWanted || clock.monotonic() + pause >= end) {
        const deadline = Math.min(options.deadline, request.patience ?? options.deadline);
        throw timeout({ ...options, deadline }, { ...setback, presence });
      }
      report(note(request.url, setback), started);
      await clock.sleep(pause, wakeOf(request, setback, options));
    }
  };
}

/** A service that was not reached may be as soon as a link, an address or a route appears. */
function wakeOf(
  { until }: FetchRequest,
  { presence }: Setback,
  { interfaces }: FetchOptions,
): Promise<unknown> | undefined {
  if (interfaces === undefined || presence === 'answered') return until;
  const changed = interfaces.changed();
  return until === undefined ? changed : Promise.race([until, changed]);
}

async function attempt(request: FetchRequest, options: FetchOptions, left: number): Promise<Attempt> {
  const { pass = [], until: _, patience: __, ...asked } = request;
  const timeout = Math.max(1, Math.min(left, options.attempt ?? DEFAULT_ATTEMPT));
  try {
    const response = await options.http.send({ ...asked, timeout });
    return pass.includes(response.status) ? { response } : judge(response, asked.url, options);
  } catch (cause) {
    if (!(cause instanceof CloudConfigError) || !RETRIED_ERRORS.has(cause.code)) throw cause;
    if (options.final?.includes(cause.code)) throw cause;
    return { setback: { reason: reasonOf(cause), presence: 'silent', cause } };
  }
}

function judge(response: HttpResponse, url: string, options: FetchOptions): Attempt {
  const { source, whenForbidden, retried = [] } = options;
  const { status } = response;
  if (status >= 200 && status < 300) return { response };
  if (status === 404 && !retried.includes(404)) return { response: undefined };
  const reason = `${urlPlace(url)}: HTTP ${status}`;
  if (status >= 500 || RETRIED_STATUS.has(status) || retried.includes(status)) {
    return { setback: { reason, presence: 'answered', retryAfter: response.headers['retry-after'] } };
  }
  const isForbidden = status === 401 || status === 403;
  const code = isForbidden ? 'DS_FORBIDDEN' : 'DS_HTTP_STATUS';
  const remedy = isForbidden ? `; ${whenForbidden}` : '';
  throw new DatasourceError(code, `${source}: ${reason}${remedy}`, { presence: 'answered' });
}

function timeout({ source, deadline, whenSilent }: FetchOptions, setback: Setback): DatasourceError {
  const { reason, presence, cause } = setback;
  const hint = presence === 'silent' && whenSilent !== undefined ? `; ${whenSilent}` : '';
  const message = `${source}: no usable answer within ${seconds(deadline)}, at last ${reason}${hint}`;
  return new DatasourceError('DS_TIMEOUT', message, { presence, cause });
}

function seconds(milliseconds: number): string {
  return `${Math.round(milliseconds / 1000)} s`;
}

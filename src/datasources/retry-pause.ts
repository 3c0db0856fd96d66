import type { Clock } from './datasource.ts';

const FIRST = 200;
const LONGEST = 5_000;
/** A server that asks for more than this is asked again all the same. */
const LONGEST_ASKED = 60_000;

/**
 * Milliseconds to wait before retry number `retry` (from 0): 200 ms doubling to 5 s, shortened by up to a half at
 * random so that a fleet that booted together does not ask together; at least what `Retry-After` asks for.
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
export function pauseBefore(retry: number, clock: Clock, retryAfter?: string): number {
  const backoff = Math.min(LONGEST, FIRST * 2 ** Math.min(retry, 10));
  const jittered = backoff * (1 - clock.random() / 2);
  return Math.max(jittered, Math.min(LONGEST_ASKED, askedPause(retryAfter, clock)));
}

function askedPause(retryAfter: string | undefined, clock: Clock): number {
  if (retryAfter === undefined) return 0;
  if (/^\s*\d+\s*$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? 0 : Math.max(0, date - clock.now());
}

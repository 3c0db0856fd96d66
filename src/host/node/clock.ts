import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../datasources/datasource.ts';

export function createClock(): Clock {
  return {
    monotonic: () => performance.now(),
    now: () => Date.now(),
    sleep,
    random: () => Math.random(),
  };
}

async function sleep(milliseconds: number, wake?: Promise<unknown>): Promise<void> {
  if (wake === undefined) {
    await delay(milliseconds);
    return;
  }
  const timer = new AbortController();
  const woken = wake.then(
    () => {},
    () => {},
  );
  const slept = delay(milliseconds, undefined, { signal: timer.signal }).catch(() => {});
  await Promise.race([slept, woken]);
  timer.abort();
}

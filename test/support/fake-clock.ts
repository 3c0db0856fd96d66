import type { Clock } from '../../src/datasources/datasource.ts';

export interface FakeClock extends Clock {
  /** What was asked of `sleep`, in milliseconds. */
  readonly sleeps: readonly number[];
  advance(milliseconds: number): void;
}

/** A clock whose sleeps are over at once and move it on; jitter is none unless `random` says otherwise. */
export function createFakeClock(onSleep: (now: number) => void = () => {}): FakeClock {
  let elapsed = 0;
  const sleeps: number[] = [];
  return {
    sleeps,
    monotonic: () => elapsed,
    now: () => Date.UTC(2030, 0, 1) + elapsed,
    random: () => 0,
    advance: (milliseconds) => {
      elapsed += milliseconds;
    },
    sleep: async (milliseconds) => {
      sleeps.push(milliseconds);
      elapsed += milliseconds;
      onSleep(elapsed);
    },
  };
}

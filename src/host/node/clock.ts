import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../datasources/datasource.ts';

export function createClock(): Clock {
  return {
    monotonic: () => performance.now(),
    now: () => Date.now(),
    sleep: async (milliseconds) => {
      await delay(milliseconds);
    },
    random: () => Math.random(),
  };
}

import type { Clock } from '../datasources/datasource.ts';
import type { Job, JobResult } from './host.ts';

/** How a job ended; `undefined` when it has not ended within `milliseconds`, and goes on without us. */
export async function resultWithin(
  job: Job,
  milliseconds: number,
  clock: Clock,
): Promise<JobResult | undefined> {
  let result: JobResult | undefined;
  const ended = job.finished.then((value) => {
    result = value;
  });
  await clock.sleep(milliseconds, ended);
  return result;
}

import type { Clock } from '../datasources/datasource.ts';
import type { Job, JobResult } from './host.ts';

/** How a job ended; `undefined` when it has not ended within `milliseconds`, and goes on without us. A lost connection is thrown. */
export async function resultWithin(
  job: Job,
  milliseconds: number,
  clock: Clock,
): Promise<JobResult | undefined> {
  let result: JobResult | undefined;
  let failure: { readonly cause: unknown } | undefined;
  const ended = job.finished.then(
    (value) => {
      result = value;
    },
    (cause: unknown) => {
      failure = { cause };
    },
  );
  await clock.sleep(milliseconds, ended);
  if (failure !== undefined) throw failure.cause;
  return result;
}

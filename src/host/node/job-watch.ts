import type { Job, JobResult } from '../../apply/host.ts';
import type { CloudConfigError } from '../../errors.ts';
import type { Bus, BusSignal } from './bus.ts';

interface Waiter {
  readonly resolve: (result: JobResult) => void;
  readonly reject: (error: CloudConfigError) => void;
}

/**
 * Matches queued jobs with systemd's JobRemoved signals by the job's path. A short job may be removed before the
 * answer that names it arrives, so what is removed while something is being queued is remembered.
 */
export class JobWatch {
  private readonly waiters = new Map<string, Waiter[]>();
  private readonly early = new Map<string, JobResult>();
  private queueing = 0;
  private lost: CloudConfigError | undefined;

  constructor(bus: Bus) {
    bus.onSignal((signal) => this.receive(signal));
    bus.onLost((error) => this.lose(error));
  }

  /** `request` queues a job and resolves with its path. */
  async watch(request: () => Promise<string>): Promise<Job> {
    this.queueing += 1;
    try {
      return { finished: this.finished(await request()) };
    } finally {
      this.queueing -= 1;
      if (this.queueing === 0) this.early.clear();
    }
  }

  private finished(path: string): Promise<JobResult> {
    const result = this.early.get(path);
    if (result !== undefined) return Promise.resolve(result);
    if (this.lost !== undefined) return quiet(Promise.reject(this.lost));
    return quiet(
      new Promise((resolve, reject) => {
        this.waiters.set(path, [...(this.waiters.get(path) ?? []), { resolve, reject }]);
      }),
    );
  }

  private receive({ member, body }: BusSignal): void {
    const [, path, , result] = body;
    if (member !== 'JobRemoved' || typeof path !== 'string' || typeof result !== 'string') return;
    if (this.queueing > 0) this.early.set(path, result);
    for (const waiter of this.waiters.get(path) ?? []) waiter.resolve(result);
    this.waiters.delete(path);
  }

  private lose(error: CloudConfigError): void {
    this.lost = error;
    for (const waiter of [...this.waiters.values()].flat()) waiter.reject(error);
    this.waiters.clear();
  }
}

/** Nobody has to await a job: its failure is then no unhandled rejection. */
function quiet(finished: Promise<JobResult>): Promise<JobResult> {
  finished.catch(() => {});
  return finished;
}

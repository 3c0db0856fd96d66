import type { Step } from './action.ts';

export type Status = 'done' | 'unchanged' | 'failed' | 'skipped' | 'queued';

/** What became of one step. `queued`: systemd has the job, it had not ended when the run did. */
export interface Outcome {
  readonly status: Status;
  /** Why it failed, was skipped or is still queued; what changed, where that is not obvious. */
  readonly reason?: string;
  /** Stable code of the failure. */
  readonly code?: string;
}

/** What `inspect` found without changing anything. */
export type Inspection =
  | { readonly state: 'unchanged' }
  | { readonly state: 'change'; readonly before?: string; readonly after?: string; readonly note?: string }
  | { readonly state: 'unknown'; readonly note: string }
  | { readonly state: 'skipped'; readonly note: string }
  | { readonly state: 'failing'; readonly note: string };

export interface StepOutcome {
  readonly step: Step;
  readonly outcome: Outcome;
  /** Milliseconds it took. */
  readonly duration: number;
}

export interface Report {
  readonly version: 1;
  /** False when any step failed. */
  readonly ok: boolean;
  readonly steps: readonly StepOutcome[];
}

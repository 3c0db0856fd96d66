import type { Action, ActionKind, ActionOf } from './action.ts';
import type { Host } from './host.ts';
import type { Inspection, Outcome } from './report.ts';

/** What the steps of one run must know of each other. */
export interface RunContext {
  /** Something under `systemd/system` changed since the last daemon-reload. */
  unitsChanged: boolean;
  /** Something under `systemd/network` changed. */
  networkChanged: boolean;
  /** A `.link` file among them. */
  linksChanged: boolean;
  /** Users whose account could not be made, and why. */
  readonly unmade: Map<string, string>;
  /** While only inspecting: paths that would have changed by now. */
  readonly foreseen: Set<string>;
  /** A digest of the files that a unit's job depends on, which tells whether the job was done for them. */
  fingerprint(unit: string, files: readonly string[]): string;
  /** Hides secrets of the plan in what another program said. */
  readonly redact: (text: string) => string;
}

/** One kind of action: `inspect` only reads; `perform` is called when inspection found something to do. */
export interface Handler<A extends Action> {
  inspect(action: A, host: Host, context: RunContext): Inspection | Promise<Inspection>;
  perform(action: A, host: Host, context: RunContext): Outcome | Promise<Outcome>;
}

export type ActionMap = { readonly [K in ActionKind]: ActionOf<K> };
export type Handlers = { readonly [K in ActionKind]: Handler<ActionMap[K]> };

export const UNCHANGED: Inspection = { state: 'unchanged' };
export const DONE: Outcome = { status: 'done' };

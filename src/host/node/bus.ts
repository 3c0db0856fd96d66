/** A D-Bus connection as the systemd port needs it: calls with deadlines, and signals. */
import { CloudConfigError } from '../../errors.ts';

export interface BusCall {
  /** Another service than the one that the connection is for. */
  readonly destination?: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  /** What the call is about, for its failure: a unit's name. */
  readonly subject?: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
  /** Milliseconds until the answer is no longer waited for; the connection's own when undefined. */
  readonly timeout?: number;
}

export interface BusSignal {
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

/** The other side answered with an error; `busName` is its D-Bus name. */
export class BusCallError extends CloudConfigError {
  readonly busName: string;

  constructor(busName: string, message: string) {
    super('SYSTEMD_CALL', message);
    this.busName = busName;
  }
}

export interface Bus {
  /** The values of the answer. Codes: `SYSTEMD_CALL` (`BusCallError`), `SYSTEMD_TIMEOUT`, `SYSTEMD_CONNECT`. */
  call(call: BusCall): Promise<readonly unknown[]>;
  onSignal(listener: (signal: BusSignal) => void): void;
  /** Called once when the other side goes away. */
  onLost(listener: (error: CloudConfigError) => void): void;
  close(): void;
}

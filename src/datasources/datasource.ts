/**
 * What a platform keeps for its instances, and the ports through which a datasource reads it.
 * One provider is one file: a factory that takes its ports and returns a `Datasource`.
 */

/** Addresses and identity as the platform states them; what it does not state is left out. */
export interface Metadata {
  readonly instanceId?: string;
  readonly hostname?: string;
  readonly publicIpv4?: string;
  readonly privateIpv4?: string;
  readonly publicIpv6?: string;
  readonly privateIpv6?: string;
  readonly region?: string;
  readonly availabilityZone?: string;
  /** Public SSH keys for the default user, one `authorized_keys` line each. */
  readonly sshKeys?: readonly string[];
}

/** All that one datasource supplies. `undefined` is "the platform has none", never "could not be read". */
export interface InstanceData {
  /** Name of the datasource, for messages. */
  readonly datasource: string;
  /** Where it was found: a path or a URL without secrets. */
  readonly location: string;
  readonly metadata: Metadata;
  readonly userData?: Uint8Array;
  readonly vendorData?: Uint8Array;
  /** Network configuration as the platform gives it, undecoded; `format` names its reader. */
  readonly networkConfig?: { readonly format: string; readonly content: Uint8Array };
}

export interface Datasource {
  readonly name: string;
  /**
   * Whether this source has anything here. `false` is absence (no file, 404, no link); a source that is there but
   * broken throws a `CloudConfigError` (`DS_TIMEOUT`, `DS_HTTP_STATUS`, `DS_FORBIDDEN`, `DS_MALFORMED`, …).
   */
  isAvailable(): Promise<boolean>;
  fetch(): Promise<InstanceData>;
}

export interface HttpRequest {
  readonly method?: 'GET' | 'PUT';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds until this one attempt is given up. */
  readonly timeout: number;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/**
 * One HTTP exchange over a kept-alive connection, no retries (`http-policy.ts` has those), no proxy, no redirect for
 * link-local addresses, at most 10 MiB of body. Throws `CloudConfigError` with `HTTP_CONNECT` (refused, unreachable),
 * `HTTP_DNS`, `HTTP_TLS`, `HTTP_TIMEOUT`, `HTTP_TOO_LARGE` or `HTTP_PROTOCOL`.
 */
export interface Http {
  send(request: HttpRequest): Promise<HttpResponse>;
  close(): void;
}

/** Files of the machine, read only. A path that does not exist is `undefined`; one that can't be read throws. */
export interface Disk {
  read(path: string): Uint8Array | undefined;
  /** Names in a directory, sorted; `undefined` when there is no such directory. */
  list(path: string): readonly string[] | undefined;
  /** Modification time in milliseconds since the epoch; `undefined` when absent. */
  modified(path: string): number | undefined;
}

export interface Clock {
  /** Milliseconds on a clock that never jumps. */
  monotonic(): number;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Ends early when `wake` settles, so that a wait that lost its purpose keeps no process alive. */
  sleep(milliseconds: number, wake?: Promise<unknown>): Promise<void>;
  /** From 0 to 1, for jitter. */
  random(): number;
}

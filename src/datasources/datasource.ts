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
  readonly networkConfig?: NetworkConfig;
  /** What there is to say of the parts: such a part is missing, or something in it is not used. */
  readonly remarks?: readonly Remark[];
}

export type InstancePart = 'metadata' | 'user-data' | 'vendor data' | 'network';

/** `failure`: a part is there but cannot be read. Messages hold no secret. */
export type Remark =
  | {
      readonly kind: 'failure';
      readonly part: InstancePart;
      readonly code: string;
      readonly message: string;
    }
  | { readonly kind: 'note'; readonly part: InstancePart; readonly message: string };

/** Network configuration as the platform gives it, undecoded; `format` names its reader in `apply/network/formats.ts`. */
export interface NetworkConfig {
  readonly format: string;
  readonly content: Uint8Array;
}

/** How a machine came out, for platforms that ask to be told. */
export type Provisioned = { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly reason: string };

export interface Datasource {
  readonly name: string;
  /**
   * Whether this source has anything here. `false` is absence (no file, 404, no link); a source that is there but
   * broken throws a `CloudConfigError` (`DS_TIMEOUT`, `DS_HTTP_STATUS`, `DS_FORBIDDEN`, `DS_MALFORMED`, …).
   */
  isAvailable(): Promise<boolean>;
  fetch(): Promise<InstanceData>;
  /** Tells the platform how the machine came out, where the platform waits for that. */
  announce?(outcome: Provisioned): Promise<void>;
}

export interface HttpRequest {
  readonly method?: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Of a service with an authority of its own, or that asks for a certificate: PEM texts. */
  readonly tls?: TlsMaterial;
  /** A unix socket to speak over instead of what the URL's host says. */
  readonly socketPath?: string;
  /** `privileged`: from a source port below 1024, by which a service tells root from other users. */
  readonly sourcePort?: 'any' | 'privileged';
  /** Milliseconds until this one attempt is given up. */
  readonly timeout: number;
}

export interface TlsMaterial {
  /** Who has signed the service's certificate. */
  readonly authority?: string;
  readonly certificate?: string;
  readonly privateKey?: string;
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
 * `HTTP_DNS`, `HTTP_TLS`, `HTTP_PLAIN` (no TLS where https was asked), `HTTP_TIMEOUT`, `HTTP_TOO_LARGE` or `HTTP_PROTOCOL`.
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
  /** `major:minor` of a block device, links followed; `undefined` when it is none. */
  device?(path: string): string | undefined;
}

/** A small disk that the platform attaches, known by its file-system label. */
export interface Drives {
  /** The directory where a drive with one of these labels is mounted, read only; mounts it when it is not. `undefined`: no such drive. */
  mounted(labels: readonly string[]): Promise<string | undefined>;
  /** Unmounts what `mounted` has mounted: what a platform hands over is not for every user to read. */
  release(): Promise<void>;
}

/** Programs of the machine, for platforms whose only door is a tool of theirs. */
export interface Commands {
  /** Runs an argv without a shell; `undefined` when there is no such program. One that takes too long is killed. */
  run(
    argv: readonly string[],
    input?: Uint8Array,
    limits?: { readonly timeout: number },
  ): Promise<{ readonly status: number; readonly output: string } | undefined>;
}

/** A serial line on which a hypervisor answers. */
export interface Serial {
  /** Writes `request`, reads until `end` was seen; throws `SERIAL_TIMEOUT` after `timeout` milliseconds, `SERIAL_UNREADABLE` when there is no such device. */
  exchange(device: string, request: string, end: string, timeout: number): Promise<string>;
}

/** A network interface that the kernel has. */
export interface NetworkInterface {
  readonly name: string;
  /** Lower case, with colons. */
  readonly mac: string;
  /** Addresses that are not link-local, without prefix length. */
  readonly ipv4: readonly string[];
  /** The same with their prefix lengths. */
  readonly subnets: readonly string[];
  readonly ipv6: readonly string[];
}

export interface Interfaces {
  list(): readonly NetworkInterface[];
  /** Settles at the next change of a link, an address or a route; never rejects. */
  changed(): Promise<void>;
}

/** All that a datasource may use of the machine. */
export interface Ports {
  readonly disk: Disk;
  readonly drives: Drives;
  readonly http: Http;
  readonly clock: Clock;
  readonly commands: Commands;
  readonly serial: Serial;
  readonly interfaces: Interfaces;
  gunzip(content: Uint8Array, limit: number): Uint8Array;
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

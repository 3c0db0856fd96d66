/**
 * The only door to the machine. Paths are absolute *inside the root* (`/etc/motd`), whatever directory that root is;
 * no operation leaves it, through `..` or through a link. File operations are synchronous: the boot path does one
 * thing at a time, and every engine has them. All failures are `CloudConfigError`.
 */
import type { Clock, Commands, Http } from '../datasources/datasource.ts';
import type { JobVerb, UnitScope } from './action.ts';

export type { Commands };

export interface Owner {
  readonly uid: number;
  readonly gid: number;
}

export interface FileStat extends Owner {
  readonly type: 'file' | 'directory' | 'symlink' | 'other';
  /** Permission bits, at most 0o7777. */
  readonly mode: number;
  readonly size: number;
}

export interface WriteOptions {
  readonly mode: number;
  /** Left to the process when undefined, or when the process may not change owners. */
  readonly owner?: Owner;
  /**
   * `refuse` fails on a link in the path that somebody but root could have put there: used below a user's home.
   * `inside` follows links within the root.
   */
  readonly links?: 'inside' | 'refuse';
}

/**
 * Codes thrown: `FS_ESCAPE` (a link leads out of the root), `FS_NO_SPACE`, `FS_READ_ONLY`, `FS_PERMISSION`,
 * `FS_NOT_DIRECTORY`, `FS_IS_DIRECTORY`, `FS_NAME_TOO_LONG`, `FS_IO`.
 */
export interface Files {
  /** The content; `undefined` when absent. Follows links inside the root. */
  read(path: string): Uint8Array | undefined;
  /** Of the path itself, not of what a link at its end points to; `undefined` when absent. */
  stat(path: string): FileStat | undefined;
  readLink(path: string): string | undefined;
  /** Sorted names; `undefined` when there is no such directory. */
  list(path: string): readonly string[] | undefined;
  /**
   * Atomic: temporary file in the same directory at 0600, fchown, fchmod, fsync, rename, fsync of the directory; the
   * temporary file is gone on every error path. Missing parents are made 0755, below a home with that home's owner.
   * A link at `path` is replaced, not followed.
   */
  write(path: string, content: Uint8Array, options: WriteOptions): void;
  /** Creates the directory and its missing parents; an existing one is left as it is. */
  makeDirectory(path: string, options: WriteOptions): void;
  /** Changes mode and owner of what exists, without following a link at its end. */
  setAttributes(path: string, options: WriteOptions): void;
  /** Atomic; replaces what is there unless that is a directory. */
  link(path: string, target: string): void;
  /** Removes a file or link; nothing happens when absent. */
  remove(path: string): void;
  /** Removes an empty directory; nothing happens when absent. */
  removeDirectory(path: string): void;
}

export interface Account extends Owner {
  readonly name: string;
  readonly gecos: string;
  readonly home: string;
  readonly shell: string;
}

export interface Group {
  readonly name: string;
  readonly gid: number;
  readonly members: readonly string[];
}

export interface NewAccount {
  readonly name: string;
  readonly uid?: number;
  readonly gecos?: string;
  readonly home?: string;
  readonly createHome: 'create' | 'none';
  readonly shell?: string;
  readonly primaryGroup?: string;
  readonly groups: readonly string[];
  readonly userGroup: 'create' | 'none';
  readonly account: 'system' | 'regular';
  readonly logInit: 'create' | 'none';
  /** ISO date, `2030-01-31`; useradd(8) `--expiredate`. */
  readonly expireDate?: string;
  /** Days after expiry of the password until the account is disabled; useradd(8) `--inactive`. */
  readonly inactive?: number;
}

/** What usermod(8) may change on an account that exists; absent fields stay. */
export interface AccountChange {
  readonly gecos?: string;
  readonly shell?: string;
  readonly home?: string;
  readonly primaryGroup?: string;
  /** Supplementary groups to be in, besides those it is in already. */
  readonly addGroups?: readonly string[];
  readonly expireDate?: string;
  readonly inactive?: number;
}

/** Shadow fields that inspection compares; the hash stays inside the comparison. */
export interface ShadowEntry {
  readonly hash: string;
  /** Days since 1970-01-01, shadow(5) field 8. */
  readonly expire?: number;
  readonly inactive?: number;
}

/**
 * passwd, group and shadow: by useradd(8), usermod(8), chpasswd(8) on the running system, by atomic edits of the files
 * below another root. Reads go to the files each time. Codes: `ACCOUNT_FAILED` (with the tool's words),
 * `ACCOUNT_NO_TOOL`, `ACCOUNT_NO_DATABASE`.
 */
export interface Accounts {
  find(user: string): Account | undefined;
  findGroup(group: string): Group | undefined;
  shadow(user: string): ShadowEntry | undefined;
  create(account: NewAccount): Promise<void>;
  change(user: string, change: AccountChange): Promise<void>;
  /** The hash goes over standard input. */
  setPassword(user: string, hash: string): Promise<void>;
}

export interface UnitState {
  /** `loaded`, `not-found`, `masked`, `bad-setting`, … */
  readonly load: string;
  /** `active`, `inactive`, `failed`, `activating`, … */
  readonly active: string;
  readonly sub: string;
  /** `success`, `exit-code`, `timeout`, … */
  readonly result: string;
  /** Service type (`oneshot`, `notify`, …); empty for other units. */
  readonly type: string;
  readonly exitStatus?: number;
  /** systemd has something to do for it. */
  readonly hasJob: boolean;
}

/** `done`, `canceled`, `timeout`, `failed`, `dependency`, `skipped`: D-Bus signal JobRemoved of systemd. */
export type JobResult = string;

export interface Job {
  /** Settles when systemd removes the job; never rejects while the connection lives. */
  readonly finished: Promise<JobResult>;
}

/** One connection to the running manager. Codes: `SYSTEMD_CONNECT`, `SYSTEMD_TIMEOUT`, `SYSTEMD_CALL` (D-Bus error name in the message). */
export interface Systemd {
  state(unit: string): Promise<UnitState>;
  /** Whether anything changed on disk. No reload. `SYSTEMD_CALL` when the unit has no file. */
  enable(unit: string, scope: UnitScope): Promise<boolean>;
  /** `enabled`, `disabled`, `static`, `enabled-runtime`, …; `undefined` when there is no such file. */
  enablement(unit: string): Promise<string | undefined>;
  reload(): Promise<void>;
  queue(unit: string, verb: JobVerb): Promise<Job>;
  /** A transient oneshot service that runs `command`; output goes to the journal. */
  queueTransient(unit: string, description: string, command: readonly string[]): Promise<Job>;
  /** The last lines that a unit wrote to the journal. */
  journal(unit: string, lines: number): Promise<readonly string[]>;
  close(): void;
}

/** The network as the machine has it. Codes: `NETWORK_RELOAD`, `NETWORK_LINKS`. */
export interface Network {
  /** systemd-networkd reads its files again and reconfigures what changed; false when it does not run. */
  reload(): Promise<boolean>;
  /**
   * udev reads its `.link` files again and looks at the devices anew; names of those that were up and so keep their
   * name. `undefined` when udev does not run, as in containers.
   */
  applyLinks(): Promise<readonly string[] | undefined>;
}

export interface Host {
  /** `/` for the running machine, else the directory that stands for it. */
  readonly root: string;
  /** Whether owners and accounts can be changed. */
  readonly privileged: boolean;
  readonly files: Files;
  readonly accounts: Accounts;
  /** Connects on first use; `undefined` when no systemd runs for this root. */
  systemd(): Promise<Systemd | undefined>;
  readonly commands: Commands;
  readonly network: Network;
  readonly http: Http;
  readonly clock: Clock;
  /** The kernel's host name now; `undefined` for another root. */
  hostname(): string | undefined;
  /** Sets the kernel's host name; nothing for another root. */
  setHostname(hostname: string): Promise<void>;
  sha256(content: Uint8Array): string;
  /** For ids that others compute so, never for trust. */
  sha1(content: Uint8Array): string;
  gunzip(content: Uint8Array, limit: number): Uint8Array;
  /** Ends the connections that were made. */
  close(): void;
}

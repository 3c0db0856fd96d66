/**
 * A plan is an ordered list of these: each states what shall be, never how. They are plain data; every kind has one
 * handler in `actions/` that can inspect it (reads only) and perform it.
 */

import type { NewAccount } from './host.ts';

/** In the order in which they are carried out. */
export type Phase =
  | 'network'
  | 'identity'
  | 'users'
  | 'files'
  | 'units'
  | 'reload'
  | 'jobs'
  | 'scripts'
  | 'late';

/** Which document asked for it. */
export interface Origin {
  /** `user`, `vendor`, `oem` or `metadata`. */
  readonly layer: string;
  /** Place in the document, `write_files[2]`; empty when no document asked. */
  readonly path: string;
  /** Line in the document, from 1. */
  readonly line?: number;
}

export interface FileBody {
  readonly bytes: Uint8Array;
}

export const JOB_VERBS = [
  'start',
  'stop',
  'restart',
  'reload',
  'try-restart',
  'reload-or-restart',
  'reload-or-try-restart',
] as const;

export type JobVerb = (typeof JOB_VERBS)[number];

export type UnitScope = 'persistent' | 'runtime';

/** `/etc/hostname` and the kernel's host name. */
export interface SetHostname {
  readonly kind: 'setHostname';
  readonly hostname: string;
}

/** Keys of one origin for one user; the union of a user's sets is the `authorized_keys` file. */
export interface SetKeys {
  readonly kind: 'setKeys';
  readonly user: string;
  /** File name of the set under `~/.ssh/authorized_keys.d/`. */
  readonly origin: string;
  readonly keys: readonly string[];
}

/** As `setKeys`, from URLs that list keys; never fatal to the rest. */
export interface ImportKeys {
  readonly kind: 'importKeys';
  readonly user: string;
  readonly origin: string;
  readonly urls: readonly string[];
}

/** An account that shall exist. Missing fields are left to the system's defaults, or as they are. */
export interface EnsureUser extends Omit<NewAccount, 'name'> {
  readonly kind: 'ensureUser';
  readonly user: string;
}

/** The crypt(3) hash is a secret: it is never printed, logged or put into an argv. */
export interface SetPassword {
  readonly kind: 'setPassword';
  readonly user: string;
  readonly hash?: string;
  /** `lock` disables the password login, `unlock` allows it, `keep` leaves it as it is. */
  readonly lock: 'lock' | 'unlock' | 'keep';
}

/** One 0440 file under `/etc/sudoers.d`, checked by `visudo -cf` before it is put in place. */
export interface WriteSudoers {
  readonly kind: 'writeSudoers';
  readonly user: string;
  readonly rules: readonly string[];
}

export interface WriteFile {
  readonly kind: 'writeFile';
  readonly path: string;
  readonly body: FileBody;
  /** Permission bits with setuid, setgid and sticky, `0o4755`. */
  readonly mode: number;
  /** `user` or `user:group`, names or numbers; the creator's when absent. */
  readonly owner?: string;
  /** `append` adds the body once to what is there; `replace` is the whole file. */
  readonly manner: 'replace' | 'append' | 'if-absent';
  /** A file that exists keeps its mode, and its owner when none is given: `mode` is for a new one. */
  readonly existing?: 'keep-mode';
}

/** A file whose body is downloaded and checked. */
export interface DownloadFile {
  readonly kind: 'downloadFile';
  readonly path: string;
  readonly source: string;
  /** Hexadecimal SHA-256 of the body. */
  readonly sha256: string;
  readonly mode: number;
  readonly owner?: string;
}

/** Lines between two marks in a file whose other lines stay as they are. */
export interface ManageBlock {
  readonly kind: 'manageBlock';
  readonly path: string;
  /** Name in the marks. */
  readonly block: string;
  readonly lines: readonly string[];
  readonly mode: number;
}

/** `KEY=value` lines in a file whose other lines stay; first occurrence replaced, further ones removed. */
export interface SetVariables {
  readonly kind: 'setVariables';
  readonly path: string;
  /** Where the content starts from when `path` does not exist. */
  readonly base?: string;
  readonly variables: readonly (readonly [key: string, value: string])[];
  readonly mode: number;
}

/** A unit file or a drop-in (the last part of `path` is `unit` or `unit.d/name.conf`). */
export interface PlaceUnit {
  readonly kind: 'placeUnit';
  readonly unit: string;
  readonly path: string;
  readonly content: string;
  readonly mode: number;
  /** As for `writeFile`: files of systemd-networkd that hold keys are for its group alone. */
  readonly owner?: string;
}

/** Files in a directory whose names begin with `prefix`, but for those to keep, go. */
export interface RemoveStale {
  readonly kind: 'removeStale';
  readonly directory: string;
  readonly prefix: string;
  readonly keep: readonly string[];
}

/** What `.link` files say of devices that the kernel has already, when one of the files changed. */
export interface ApplyLinks {
  readonly kind: 'applyLinks';
}

export interface MaskUnit {
  readonly kind: 'maskUnit';
  readonly unit: string;
  readonly scope: UnitScope;
}

/** Removes a mask that points to `/dev/null`; anything else at that path stays. */
export interface UnmaskUnit {
  readonly kind: 'unmaskUnit';
  readonly unit: string;
  readonly scope: UnitScope;
}

export interface EnableUnit {
  readonly kind: 'enableUnit';
  readonly unit: string;
  readonly scope: UnitScope;
}

/** One daemon-reload for all unit changes before it; nothing when none of them changed anything. */
export interface ReloadDaemon {
  readonly kind: 'reloadDaemon';
}

/** `networkctl reload` in effect, when a file under `systemd/network` changed. */
export interface ReloadNetwork {
  readonly kind: 'reloadNetwork';
}

export interface RunJob {
  readonly kind: 'runJob';
  readonly unit: string;
  readonly verb: JobVerb;
  /** Paths whose change since the job last ran in this boot makes it due again. */
  readonly changedBy?: readonly string[];
  /** A unit that the image does not have, or that is masked, is `skipped`, not `failed`. */
  readonly ifMissing?: 'fail' | 'skip';
}

/** A key of an etcd that shall be there; what it holds already stays. */
export interface EnsureEtcdKey {
  readonly kind: 'ensureEtcdKey';
  /** What it is, in a few words. */
  readonly what: string;
  readonly key: string;
  /** May hold secrets. */
  readonly value: string;
  readonly access: EtcdAccess;
  /** The unit that reads it: what stands between that unit and its start holds here too. */
  readonly unit: string;
}

/** Where an etcd is and what it wants to see. */
export interface EtcdAccess {
  /** Client URLs; the first one that answers is asked. */
  readonly endpoints: readonly string[];
  /** Paths of PEM files. */
  readonly authority?: string;
  readonly certificate?: string;
  readonly privateKey?: string;
  readonly login?: { readonly name: string; readonly password: string };
}

/** A `#!` document: a transient unit, awaited, its output in the journal. */
export interface RunScript {
  readonly kind: 'runScript';
  /** Name without suffix; the unit is `cloud-config-script-<name>.service`. */
  readonly name: string;
  readonly body: FileBody;
}

/** Something the document asks for that is not done, and why: it is reported in its place. */
export interface Withhold {
  readonly kind: 'withhold';
  readonly what: string;
  readonly reason: string;
  readonly outcome: 'failed' | 'skipped';
}

export type Action =
  | SetHostname
  | SetKeys
  | ImportKeys
  | EnsureUser
  | SetPassword
  | WriteSudoers
  | WriteFile
  | DownloadFile
  | ManageBlock
  | SetVariables
  | PlaceUnit
  | RemoveStale
  | ApplyLinks
  | MaskUnit
  | UnmaskUnit
  | EnableUnit
  | ReloadDaemon
  | ReloadNetwork
  | RunJob
  | RunScript
  | EnsureEtcdKey
  | Withhold;

export type ActionKind = Action['kind'];
export type ActionOf<K extends ActionKind> = Extract<Action, { readonly kind: K }>;

export interface Step {
  readonly phase: Phase;
  readonly origin: Origin;
  readonly action: Action;
}

/** The desired state of one machine, in order. */
export interface Plan {
  readonly version: 1;
  readonly steps: readonly Step[];
}

/** How the runs of this boot stand, below `/run/cloud-config/`; holds no secrets. */
import { JOB_VERBS, type JobVerb } from './action.ts';
import { decode } from './bytes.ts';
import type { Host } from './host.ts';
import { encode } from './step.ts';

/** `/run/cloud-config/status.json`. */
export interface RunStatus {
  readonly version: 1;
  /** `none`: nothing says what to configure. `disabled`: somebody said not to. */
  readonly state: 'running' | 'done' | 'failed' | 'none' | 'disabled';
  /** Empty where there is none. */
  readonly datasource: string;
  readonly instanceId: string;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly finished?: string;
  /** One line for each thing that went wrong. */
  readonly failures: readonly string[];
  /** How the cluster of this machine stands: `formed in 14 s`, `waiting for 1 of 3`. */
  readonly cluster?: string;
}

/** What one stage of the boot leaves to the next: `/run/cloud-config/datasource.json`. */
export interface BootRecord {
  readonly version: 1;
  /** Names of the datasources to ask, in order, when no instance has been read yet. */
  readonly candidates: readonly string[];
  /** `evidence`: a machine that merely looks like the platform's may have nothing there, and that is no failure. */
  readonly chosenBy: 'evidence' | 'name';
  /** Id of the instance that the stage before the network has read. */
  readonly instanceId?: string;
}

const RUN = '/run/cloud-config';
const STATUS = `${RUN}/status.json`;
const BOOT = `${RUN}/datasource.json`;
/** There while the stage after the network has something to do; its unit looks for it. */
const PENDING = `${RUN}/pending`;
/** Units whose jobs the last stage awaits; its unit looks for it. */
const QUEUED = `${RUN}/queued`;

/** Says how the run stands, for `cloud-config status` and other programs. */
export function writeStatus(host: Host, status: RunStatus): void {
  put(host, STATUS, `${JSON.stringify(status, null, 2)}\n`);
}

/** How the last run stands; `undefined` when there was none in this boot, or its record is not one. */
export function readStatus(host: Pick<Host, 'files'>): RunStatus | undefined {
  const status = parsed(host.files.read(STATUS));
  return isRunStatus(status) ? status : undefined;
}

export function writeBootRecord(host: Host, record: BootRecord): void {
  put(host, BOOT, `${JSON.stringify(record, null, 2)}\n`);
  put(host, PENDING, '');
}

export function readBootRecord(host: Pick<Host, 'files'>): BootRecord | undefined {
  const record = parsed(host.files.read(BOOT));
  return isBootRecord(record) ? record : undefined;
}

/** `/run` outlives a soft reboot: what the boot before left to its stages is not for this one. */
export function clearBootRecord({ files }: Pick<Host, 'files'>): void {
  for (const path of [PENDING, BOOT, QUEUED]) files.remove(path);
}

/** A job that the last stage sees to the end. */
export interface QueuedJob {
  readonly unit: string;
  /** It is not with systemd yet: it starts when the machine's etcd answers. */
  readonly verb?: JobVerb;
}

export function writeQueued(host: Host, jobs: readonly QueuedJob[]): void {
  if (jobs.length === 0) host.files.remove(QUEUED);
  else
    put(
      host,
      QUEUED,
      jobs.map(({ unit, verb }) => (verb === undefined ? `${unit}\n` : `${unit} ${verb}\n`)).join(''),
    );
}

export function readQueued(host: Pick<Host, 'files'>): readonly QueuedJob[] {
  return decode(host.files.read(QUEUED))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [unit = '', word] = line.split(' ');
      const verb = JOB_VERBS.find((each) => each === word);
      return verb === undefined ? { unit } : { unit, verb };
    });
}

function put({ files }: Host, path: string, text: string): void {
  files.makeDirectory(RUN, { mode: 0o755 });
  files.write(path, encode(text), { mode: 0o644 });
}

function parsed(content: Uint8Array | undefined): unknown {
  try {
    return content === undefined ? undefined : JSON.parse(decode(content));
  } catch {
    return undefined;
  }
}

function isRunStatus(value: unknown): value is RunStatus {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['state', 'datasource', 'started'].every((name) => typeof Reflect.get(value, name) === 'string') &&
    'failures' in value &&
    isTexts(value.failures)
  );
}

function isBootRecord(value: unknown): value is BootRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'candidates' in value &&
    isTexts(value.candidates) &&
    (!('instanceId' in value) || typeof value.instanceId === 'string')
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

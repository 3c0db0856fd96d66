import { isSameBytes } from './bytes.ts';
import type { Files, Host } from './host.ts';
import { encode } from './step.ts';

/** What is kept of a run, below `/var/lib/cloud-config/instances/<instance id>/`. */
export interface InstanceRecord {
  readonly instanceId: string;
  readonly datasource: string;
  readonly userData?: Uint8Array;
  /** Metadata as JSON. */
  readonly metadata: string;
  /** The report as JSON; absent when the run changed nothing, so that the last one that did stays. */
  readonly report?: string;
}

/** `/run/cloud-config/status.json`; holds no secrets. */
export interface RunStatus {
  readonly version: 1;
  readonly state: 'running' | 'done' | 'failed';
  readonly datasource: string;
  readonly instanceId: string;
  /** ISO 8601, UTC. */
  readonly started: string;
  readonly finished?: string;
  /** One line for each thing that went wrong. */
  readonly failures: readonly string[];
}

const INSTANCES = '/var/lib/cloud-config/instances';
const RUN = '/run/cloud-config';

/** Records a run for the next boot and for people; files that say the same already are not touched. */
export function recordInstance(host: Host, record: InstanceRecord): void {
  const { files } = host;
  const directory = `${INSTANCES}/${directoryName(record.instanceId)}`;
  files.makeDirectory('/var/lib/cloud-config', { mode: 0o755 });
  files.makeDirectory(INSTANCES, { mode: 0o700 });
  files.makeDirectory(directory, { mode: 0o700 });
  if (record.userData !== undefined) keep(files, `${directory}/user-data`, record.userData);
  keep(files, `${directory}/metadata.json`, encode(record.metadata));
  if (record.report !== undefined) keep(files, `${directory}/report.json`, encode(record.report));
  keep(files, `${directory}/datasource`, encode(`${record.datasource}\n`));
}

/** Says how the run stands, for `cloud-config status` and other programs. */
export function writeStatus(host: Host, status: RunStatus): void {
  host.files.makeDirectory(RUN, { mode: 0o755 });
  host.files.write(`${RUN}/status.json`, encode(`${JSON.stringify(status, null, 2)}\n`), { mode: 0o644 });
}

/** How the last run stands; `undefined` when there was none in this boot, or its record is not one. */
export function readStatus(host: Host): RunStatus | undefined {
  const content = host.files.read(`${RUN}/status.json`);
  if (content === undefined) return undefined;
  const status: unknown = JSON.parse(new TextDecoder().decode(content));
  return isRunStatus(status) ? status : undefined;
}

function isRunStatus(value: unknown): value is RunStatus {
  return (
    typeof value === 'object' &&
    value !== null &&
    'state' in value &&
    'failures' in value &&
    Array.isArray(value.failures)
  );
}

function keep(files: Files, path: string, content: Uint8Array): void {
  if (isSameBytes(files.read(path), content)) return;
  files.write(path, content, { mode: 0o600 });
}

/** An instance id as one harmless directory name. */
function directoryName(instanceId: string): string {
  const name = instanceId.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 128);
  return /^\.*$/.test(name) ? 'unknown' : name;
}

/**
 * What was read of an instance, kept below `/var/lib/cloud-config/instances/<instance id>/` for the later stages of the
 * boot, and for a reboot at which the platform cannot be asked; and which datasource this machine belongs to.
 */
import type { InstanceData, Metadata, Remark } from '../datasources/datasource.ts';
import { CloudConfigError } from '../errors.ts';
import { decode, isSameBytes } from './bytes.ts';
import type { Files, Host } from './host.ts';
import { encode } from './step.ts';

const STATE = '/var/lib/cloud-config';
const INSTANCES = `${STATE}/instances`;
const PIN = `${STATE}/datasource.json`;

/** The datasource of the first boot: another one, a disk that somebody plugs in, is not taken later. */
export interface Pin {
  readonly datasource: string;
  /** The instance that was read last. */
  readonly instanceId: string;
  /** SMBIOS identity of the machine; empty where there is none. A disk image that was copied elsewhere is a new machine. */
  readonly machine: string;
}

/** The id that the platform states, else the datasource's name: one machine, one document. */
export function idOf({ metadata, datasource }: InstanceData): string {
  return metadata.instanceId ?? datasource;
}

/** Files that say the same already are not touched. */
export function saveInstance(host: Host, instance: InstanceData): void {
  const { files } = host;
  const { metadata, userData, vendorData, networkConfig, datasource, location, remarks } = instance;
  const directory = makeDirectory(host, idOf(instance));
  const description = { version: 1, datasource, location, networkFormat: networkConfig?.format, remarks };
  keep(files, `${directory}/instance.json`, json(description));
  keep(files, `${directory}/metadata.json`, json(metadata));
  keep(files, `${directory}/user-data`, userData);
  keep(files, `${directory}/vendor-data`, vendorData);
  keep(files, `${directory}/network-config`, networkConfig?.content);
}

/** The report as JSON of a run that changed something. */
export function saveReport(host: Host, instance: InstanceData, report: string): void {
  keep(host.files, `${makeDirectory(host, idOf(instance))}/report.json`, encode(report));
}

/** What `saveInstance` kept; `undefined` when there is nothing of it, or it is not whole. */
export function loadInstance(host: Host, instanceId: string): InstanceData | undefined {
  const { files } = host;
  const directory = directoryOf(instanceId);
  const description = parsed(files.read(`${directory}/instance.json`));
  const metadata = parsed(files.read(`${directory}/metadata.json`));
  if (!isDescription(description) || !isMetadata(metadata)) return undefined;
  const { datasource, location, networkFormat, remarks } = description;
  const userData = files.read(`${directory}/user-data`);
  const vendorData = files.read(`${directory}/vendor-data`);
  const content = files.read(`${directory}/network-config`);
  return {
    datasource,
    location,
    metadata,
    ...(isRemarks(remarks) ? { remarks } : {}),
    ...(userData === undefined ? {} : { userData }),
    ...(vendorData === undefined ? {} : { vendorData }),
    ...(content === undefined || networkFormat === undefined
      ? {}
      : { networkConfig: { format: networkFormat, content } }),
  };
}

/** For root alone, as the kernel has the SMBIOS identity that is in it. */
export function savePin(host: Host, pin: Pin): void {
  host.files.makeDirectory(STATE, { mode: 0o755 });
  keep(host.files, PIN, json({ version: 1, ...pin }));
}

/** `undefined` on a machine that has not been provisioned yet, and on a copy of one. */
export function loadPin(host: Pick<Host, 'files'>, machine: string): Pin | undefined {
  const pin = readPin(host);
  return pin?.machine === machine ? pin : undefined;
}

/** Whether the disk was another machine's: what that one had of its platform is not this one's. */
export function isCopy(host: Pick<Host, 'files'>, machine: string): boolean {
  const pin = readPin(host);
  return pin !== undefined && pin.machine !== machine;
}

function readPin(host: Pick<Host, 'files'>): Pin | undefined {
  const content = host.files.read(PIN);
  if (content === undefined) return undefined;
  const pin = parsed(content);
  if (!isPin(pin)) {
    const remedy = 'remove it, and the datasource is found anew';
    throw new CloudConfigError('STATE_MALFORMED', `${PIN} is not what cloud-config wrote; ${remedy}`);
  }
  return pin;
}

function makeDirectory({ files }: Host, instanceId: string): string {
  const directory = directoryOf(instanceId);
  files.makeDirectory(STATE, { mode: 0o755 });
  files.makeDirectory(INSTANCES, { mode: 0o700 });
  files.makeDirectory(directory, { mode: 0o700 });
  return directory;
}

/** An instance id as one harmless directory name. */
function directoryOf(instanceId: string): string {
  const name = instanceId.replace(/[^A-Za-z0-9._-]/g, '_').slice(0, 128);
  return `${INSTANCES}/${/^\.*$/.test(name) ? 'unknown' : name}`;
}

/** What the platform no longer has goes. */
function keep(files: Files, path: string, content: Uint8Array | undefined): void {
  if (content === undefined) files.remove(path);
  else if (!isSameBytes(files.read(path), content)) files.write(path, content, { mode: 0o600 });
}

function json(value: object): Uint8Array {
  return encode(`${JSON.stringify(value, null, 2)}\n`);
}

function parsed(content: Uint8Array | undefined): unknown {
  try {
    return content === undefined ? undefined : JSON.parse(decode(content));
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

interface Description {
  readonly datasource: string;
  readonly location: string;
  readonly networkFormat?: string;
  readonly remarks?: unknown;
}

function isDescription(value: unknown): value is Description {
  return isObject(value) && typeof value['datasource'] === 'string' && typeof value['location'] === 'string';
}

function isRemarks(value: unknown): value is readonly Remark[] {
  return Array.isArray(value) && value.every(isRemark);
}

function isRemark(value: unknown): value is Remark {
  if (!isObject(value)) return false;
  const texts = value['kind'] === 'failure' ? ['part', 'message', 'code'] : ['part', 'message'];
  return texts.every((field) => typeof value[field] === 'string');
}

function isMetadata(value: unknown): value is Metadata {
  if (!isObject(value)) return false;
  const { sshKeys = [], ...texts } = value;
  const isTexts = Object.values(texts).every((text) => typeof text === 'string');
  return isTexts && Array.isArray(sshKeys) && sshKeys.every((key) => typeof key === 'string');
}

function isPin(value: unknown): value is Pin {
  return (
    isObject(value) &&
    ['datasource', 'instanceId', 'machine'].every((field) => typeof value[field] === 'string')
  );
}

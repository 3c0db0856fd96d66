/** VMware's guestinfo, through the tools of the guest: one process for each variable. */
import type { Commands, InstanceData, Ports } from './datasource.ts';
import { DatasourceError } from './datasource-error.ts';
import type { Evidence } from './evidence.ts';
import { type GuestData, type GuestVariable, mergeGuest, readGuest } from './guest-variables.ts';
import { instanceDataOf } from './instance-data.ts';
import { ownProperties, parseOvfEnvironment } from './ovf-environment.ts';

const TOOL = 'vmware-rpctool';
/** Slower, but allowed where the host refuses the other. */
const FALLBACK = 'vmtoolsd';
const ENVIRONMENT = 'ovfEnv';

/** All that is set, by guestinfo itself or in the OVF environment in it; `undefined`: nothing, or there are no tools. */
export async function readGuestinfo(
  source: string,
  { commands, gunzip }: Pick<Ports, 'commands' | 'gunzip'>,
): Promise<GuestData | undefined> {
  const direct = guestinfo(source, commands);
  const xml = await direct(ENVIRONMENT);
  const file = { source, path: `guestinfo.${ENVIRONMENT}` };
  const properties = xml?.trim()
    ? parseOvfEnvironment({ ...file, content: new TextEncoder().encode(xml) })
    : new Map<string, string>();
  const get: GuestVariable = async (name) => (await direct(name)) || properties.get(name);
  return mergeGuest(await readGuest(get, { source, gunzip }), ownProperties(properties, file));
}

function guestinfo(source: string, commands: Commands): GuestVariable {
  let isRefused = false;
  return async (name) => {
    const request = `info-get guestinfo.${name}`;
    const first = isRefused ? undefined : await commands.run([TOOL, request]);
    if (first?.status === 0) return withoutLineEnd(first.output);
    if (first !== undefined && /no value/i.test(first.output)) return undefined;
    isRefused = true;
    const second = await commands.run([FALLBACK, '--cmd', request]);
    if (second?.status === 0) return withoutLineEnd(second.output);
    if (second !== undefined || first === undefined) return undefined;
    throw new DatasourceError(
      'DS_COMMAND',
      `${source}: ${TOOL} failed with status ${first.status}, and there is no ${FALLBACK}`,
      { presence: 'silent' },
    );
  };
}

/** The tools end what they print with one. */
function withoutLineEnd(output: string): string {
  return output.replace(/\n$/, '');
}

/** The machine's own identity stands for an instance id that nobody stated. */
export function guestInstance(datasource: string, data: GuestData, evidence: Evidence): InstanceData {
  const { metadata, userData, vendorData, networkConfig } = data;
  const instanceId = metadata.instanceId ?? evidence.dmi('product_uuid')?.toLowerCase();
  return instanceDataOf({
    datasource,
    location: 'guestinfo',
    metadata: { ...metadata, ...(instanceId === undefined ? {} : { instanceId }) },
    userData,
    vendorData,
    networkConfig,
  });
}

/** Addresses of a machine whose platform states none. */
import type { Host } from '../../apply/host.ts';
import { openEnvelope } from '../../config/envelope.ts';
import type { InstanceData } from '../../datasources/datasource.ts';
import { metadataFromEnvironment } from '../../datasources/environment.ts';
import {
  type RoutingAddress,
  routingAddress,
  statesAddress,
  withRoutingAddress,
} from '../../datasources/routing-address.ts';
import type { BootContext } from './context.ts';

const ROUTE_PATIENCE = 30_000;
const ROUTE_POLL = 500;
const WANTS_ADDRESS = /\$\{?(?:public|private)_ipv[46]/;

export interface Known {
  readonly instance: InstanceData;
  /** Where addresses come from, when that is not the platform. */
  readonly source?: string;
}

/** Waits for a default route only when a document has use for an address. */
export async function withKnownAddresses(context: BootContext, instance: InstanceData): Promise<Known> {
  const stated = { ...metadataFromEnvironment(context.terminal.environment), ...instance.metadata };
  if (statesAddress(stated)) return { instance };
  const address = await routed(context, wantsAddress(instance, context.host));
  if (address === undefined) return { instance };
  const source = `${address.interface}, which routes to the gateway`;
  const found = [address.ipv4, address.ipv6].filter((each) => each !== undefined).join(' and ');
  context.note(`the platform states no address: public and private ones are ${found}, of ${source}`);
  return { instance: { ...instance, metadata: withRoutingAddress(instance.metadata, address) }, source };
}

async function routed({ ports, note }: BootContext, isWanted: boolean): Promise<RoutingAddress | undefined> {
  const { clock, disk, interfaces } = ports;
  const end = clock.monotonic() + (isWanted ? ROUTE_PATIENCE : 0);
  for (;;) {
    const address = routingAddress(disk, interfaces);
    if (address !== undefined && (address.ipv4 !== undefined || address.ipv6 !== undefined)) return address;
    if (clock.monotonic() >= end) break;
    await clock.sleep(ROUTE_POLL, interfaces.changed());
  }
  if (isWanted)
    note(`no interface has had a default route for ${ROUTE_PATIENCE / 1000} s: no address is known`);
  return undefined;
}

function wantsAddress({ userData, vendorData }: InstanceData, { gunzip }: Host): boolean {
  return [userData, vendorData].some((body) => {
    const envelope = body === undefined ? undefined : openEnvelope(body, gunzip);
    // What an archive's encoded parts want does not show.
    if (envelope?.kind === 'multipart') return true;
    return envelope?.kind === 'cloud-config' && WANTS_ADDRESS.test(envelope.text);
  });
}

/**
 * Microsoft Azure: the instance metadata service, and the provisioning disk, which alone has the custom data. Where
 * Azure's own agent ran before us, the disk's document is in its directory. Wants to be told how the machine came out.
 * @see https://learn.microsoft.com/en-us/azure/virtual-machines/instance-metadata-service
 */

import { reportHealth } from './azure-health.ts';
import { type AzureProvisioning, readOvfEnvironment } from './azure-ovf.ts';
import type { Datasource, InstanceData, Ports } from './datasource.ts';
import { type HttpPlatform, httpSource, type Service } from './http-source.ts';
import { instanceDataOf, jsonNetwork } from './instance-data.ts';
import {
  base64Field,
  type JsonObject,
  type JsonPlace,
  objectField,
  objectsField,
  parseJsonObject,
  textField,
} from './json-file.ts';
import { keyLines, metadataOf } from './metadata.ts';
import type { Provider, SourceSettings } from './provider.ts';
import { dmi } from './signs.ts';

const NAME = 'azure';
const CHASSIS = '7783-7084-3265-9085-8269-3286-77';
const PATH = '/metadata/instance';
const VERSION = 'api-version=2021-08-01&extended=true';
/** Azure Stack and older regions. */
const OLDER_VERSION = 'api-version=2019-06-01';
/** Begins the label of the provisioning disk; the rest is a version. */
const DISK_LABEL = 'rd_rdfe';
const AGENT_DIRECTORY = '/var/lib/waagent';

function platform(ports: Ports, settings: SourceSettings): HttpPlatform<JsonObject> {
  return {
    name: NAME,
    bases: ['http://169.254.169.254'],
    headers: { metadata: 'true' },
    // While the service starts; a machine that says it is at Azure has one.
    retried: settings.evidence.dmi('chassis_asset_tag') === CHASSIS ? [404, 410] : [410],
    whenForbidden: 'the metadata service is not enabled for the machine, or a proxy is in the way',
    open,
    read: (document, service) => read(document, service, ports, settings),
  };
}

async function open({ base, ask }: Service): Promise<JsonObject | undefined> {
  const newest = await ask({ url: `${base}${PATH}?${VERSION}`, pass: [400] });
  const response = newest?.status === 400 ? await ask({ url: `${base}${PATH}?${OLDER_VERSION}` }) : newest;
  if (response === undefined) return undefined;
  return parseJsonObject({ source: NAME, path: base + PATH, content: response.body });
}

async function read(
  document: JsonObject,
  { base }: Service,
  ports: Ports,
  settings: SourceSettings,
): Promise<InstanceData> {
  const place: JsonPlace = { source: NAME, path: base + PATH };
  const compute = objectField(document, 'compute', place);
  const network = objectField(document, 'network', place);
  const [card = {}] = objectsField(network, 'interface', place);
  const [ipv4 = {}] = objectsField(objectField(card, 'ipv4', place), 'ipAddress', place);
  const [ipv6 = {}] = objectsField(objectField(card, 'ipv6', place), 'ipAddress', place);
  const given = await provisioning(ports, settings);
  const keys = objectsField(compute, 'publicKeys', place).map(
    (key) => textField(key, 'keyData', place) ?? '',
  );
  return instanceDataOf({
    datasource: NAME,
    location: place.path,
    metadata: metadataOf({
      instanceId: textField(compute, 'vmId', place),
      hostname:
        textField(objectField(compute, 'osProfile', place), 'computerName', place) ||
        given?.hostname ||
        textField(compute, 'name', place),
      privateIpv4: textField(ipv4, 'privateIpAddress', place),
      publicIpv4: textField(ipv4, 'publicIpAddress', place),
      privateIpv6: textField(ipv6, 'privateIpAddress', place),
      publicIpv6: textField(ipv6, 'publicIpAddress', place),
      region: textField(compute, 'location', place),
      availabilityZone: textField(compute, 'zone', place),
      sshKeys: [...new Set([...keys.flatMap(keyLines), ...(given?.sshKeys ?? [])])],
    }),
    userData: given?.customData ?? base64Field(compute, 'userData', place),
    networkConfig: Object.keys(card).length > 0 ? jsonNetwork('azure', network) : undefined,
  });
}

/** A disk that is there but cannot be mounted throws: nobody knows then whether there is custom data. */
async function provisioning(
  { disk, drives }: Ports,
  { evidence }: SourceSettings,
): Promise<AzureProvisioning | undefined> {
  const label = evidence.labels.find((each) => each.startsWith(DISK_LABEL));
  const directory = label === undefined ? undefined : await drives.mounted([label]);
  const onDisk = directory === undefined ? undefined : readOvfEnvironment(disk, directory, NAME);
  return onDisk ?? readOvfEnvironment(disk, AGENT_DIRECTORY, NAME);
}

function create(ports: Ports, settings: SourceSettings): Datasource {
  const base = settings.location?.replace(/\/+$/, '');
  return {
    ...httpSource(platform(ports, settings), ports, settings),
    announce: (outcome) => reportHealth(ports, outcome, base),
  };
}

export const provider: Provider = {
  name: NAME,
  about: 'Microsoft Azure',
  documentation: 'https://learn.microsoft.com/en-us/azure/virtual-machines/instance-metadata-service',
  location: { about: "base URL instead of the services' own addresses", need: 'optional' },
  reads: 'network',
  userData: 'once',
  signs: [dmi('chassis_asset_tag', CHASSIS)],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'network', 'report'],
  create,
};

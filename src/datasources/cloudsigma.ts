/**
 * CloudSigma: the server's definition, on the second serial line.
 * @see https://cloudsigma-docs.readthedocs.io/en/latest/server_context.html
 */
import { CloudConfigError } from '../errors.ts';
import type { Datasource, InstanceData, Metadata, Ports } from './datasource.ts';
import { nothingThere } from './datasource-error.ts';
import { instanceDataOf } from './instance-data.ts';
import {
  base64Field,
  bytesField,
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

const NAME = 'cloudsigma';
const DEVICE = '/dev/ttyS1';
/** An empty path asks for everything. */
const REQUEST = '<\n\n>';
const END = '\u0004';
/** The network waits for it meanwhile. */
const PATIENCE = 20_000;
const USER_DATA = 'cloudinit-user-data';
const HOSTNAME = /^[a-z\d](?:[a-z\d.-]{0,61}[a-z\d])?$/i;

function cloudsigma(ports: Ports, { location = DEVICE, deadline = PATIENCE }: SourceSettings): Datasource {
  let loaded: Promise<JsonObject | undefined> | undefined;
  const place: JsonPlace = { source: NAME, path: location };

  async function ask(): Promise<JsonObject | undefined> {
    const answer = await exchange(ports, location, Math.min(deadline, PATIENCE));
    if (answer === undefined) return undefined;
    const text = answer.slice(0, answer.indexOf(END));
    return parseJsonObject({ ...place, content: new TextEncoder().encode(text) });
  }

  function load(): Promise<JsonObject | undefined> {
    loaded ??= ask();
    return loaded;
  }

  return {
    name: NAME,
    isAvailable: async () => (await load()) !== undefined,
    fetch: async () => {
      const context = await load();
      if (context === undefined) throw nothingThere(NAME, `nobody answers on ${location}`);
      return read(context, place, ports);
    },
  };
}

/** A line that is not there, or on which nobody answers, is no CloudSigma server's. */
async function exchange({ serial }: Ports, device: string, timeout: number): Promise<string | undefined> {
  try {
    return await serial.exchange(device, REQUEST, END, timeout);
  } catch (error) {
    if (error instanceof CloudConfigError && error.code.startsWith('SERIAL_')) return undefined;
    throw error;
  }
}

function read(context: JsonObject, place: JsonPlace, ports: Ports): InstanceData {
  const meta = objectField(context, 'meta', place);
  const vendor = objectField(context, 'vendor_data', place);
  const encoded = (textField(meta, 'base64_fields', place) ?? '').split(',').map((name) => name.trim());
  return instanceDataOf({
    datasource: NAME,
    location: place.path,
    metadata: metadataOf({
      instanceId: textField(context, 'uuid', place),
      hostname: hostnameOf(context, place),
      ...addressesOf(context, place, ports),
      region: textField(vendor, 'location', place),
      sshKeys: keyLines(textField(meta, 'ssh_public_key', place) ?? ''),
    }),
    userData: (encoded.includes(USER_DATA) ? base64Field : bytesField)(meta, USER_DATA, place),
    vendorData: bytesField(vendor, 'cloudinit', place),
  });
}

/** The name may be any text. */
function hostnameOf(context: JsonObject, place: JsonPlace): string | undefined {
  const name = textField(context, 'name', place) ?? '';
  return HOSTNAME.test(name) ? name : textField(context, 'uuid', place)?.split('-')[0];
}

/** A card in a VLAN states no address: what the kernel has on it is the private one. */
function addressesOf(context: JsonObject, place: JsonPlace, { interfaces }: Ports): Metadata {
  const cards = objectsField(context, 'nics', place);
  const open = cards.map((card) => {
    const stated = objectField(objectField(card, 'ip_v4_conf', place), 'ip', place);
    const running = objectField(objectField(card, 'runtime', place), 'ip_v4', place);
    return textField(stated, 'uuid', place) ?? textField(running, 'uuid', place);
  });
  const closed = cards
    .filter((card) => textField(objectField(card, 'vlan', place), 'uuid', place) !== undefined)
    .map((card) => textField(card, 'mac', place)?.toLowerCase());
  const known = interfaces.list().filter(({ mac }) => closed.includes(mac));
  return metadataOf({
    publicIpv4: open.find((address) => address !== undefined),
    privateIpv4: known.flatMap(({ ipv4 }) => ipv4)[0],
  });
}

export const provider: Provider = {
  name: NAME,
  about: 'CloudSigma: the server context, on a serial line',
  documentation: 'https://cloudsigma-docs.readthedocs.io/en/latest/server_context.html',
  location: { about: `the serial device, instead of ${DEVICE}`, need: 'optional' },
  reads: 'machine',
  signs: [dmi('product_name', 'CloudSigma*')],
  supplies: ['metadata', 'ssh-keys', 'user-data', 'vendor-data'],
  create: cloudsigma,
};

/**
 * What a hypervisor hands over as named variables, by guestinfo or an OVF environment: cloud-init's names, and those of
 * the 2018 agent. Names are without `guestinfo.` before them. Values are never in a message.
 * @see https://docs.cloud-init.io/en/latest/reference/datasources/vmware.html
 * @see https://github.com/flatcar/coreos-cloudinit/blob/master/Documentation/vmware-guestinfo.md
 */
import { decodeBase64 } from '../config/base64.ts';
import type { InstanceData, NetworkConfig, Ports } from './datasource.ts';
import { malformed } from './datasource-error.ts';
import { guestNetwork } from './guest-network.ts';
import { jsonNetwork } from './instance-data.ts';
import { isObject, type JsonFile, textField } from './json-file.ts';
import { metadataOf } from './metadata.ts';
import { seedMetadata } from './nocloud-files.ts';
import { parseYamlObject, yamlPart } from './yaml-file.ts';

/** `undefined`: it is not set. */
export type GuestVariable = (name: string) => Promise<string | undefined>;

export interface GuestContext {
  /** Name of the datasource. */
  readonly source: string;
  readonly gunzip: Ports['gunzip'];
}

export interface GuestData extends Pick<InstanceData, 'metadata'> {
  readonly userData?: Uint8Array | undefined;
  readonly vendorData?: Uint8Array | undefined;
  readonly networkConfig?: NetworkConfig | undefined;
  /** Where the user-data is, when it is not here; its content has the encoding. */
  readonly url?: string | undefined;
  readonly urlEncoding?: string | undefined;
}

const MOST = 10 * 1024 * 1024;
const CONFIG = 'coreos.config.data';
/** What cloud-init leaves of a variable that it was told to redact. */
const REDACTED = '---';

/** `undefined` when no variable of ours is set. */
export async function readGuest(get: GuestVariable, context: GuestContext): Promise<GuestData | undefined> {
  const [metadata, userData, vendorData] = await Promise.all([
    decoded('metadata', get, context),
    decoded('userdata', get, context),
    decoded('vendordata', get, context),
  ]);
  if (metadata === undefined && userData === undefined && vendorData === undefined)
    return readGuestOf2018(get, context);
  const file = { source: context.source, path: 'guestinfo.metadata', content: metadata ?? new Uint8Array() };
  return {
    metadata: seedMetadata(parseYamlObject(file), file),
    userData,
    vendorData,
    networkConfig: networkOf(file, context),
  };
}

/** What the first does not state, of the second. */
export function mergeGuest(
  first: GuestData | undefined,
  second: GuestData | undefined,
): GuestData | undefined {
  if (first === undefined || second === undefined) return first ?? second;
  const userData = first.userData ?? second.userData;
  return {
    metadata: { ...second.metadata, ...first.metadata },
    userData,
    vendorData: first.vendorData ?? second.vendorData,
    networkConfig: first.networkConfig ?? second.networkConfig,
    ...(userData === undefined && second.url ? { url: second.url, urlEncoding: second.urlEncoding } : {}),
  };
}

/** `network` is a mapping, or a text in the encoding that `network.encoding` says. */
function networkOf(file: JsonFile, context: GuestContext): NetworkConfig | undefined {
  const object = parseYamlObject(file);
  const { network } = object;
  if (network === undefined || network === '') return undefined;
  if (typeof network === 'string') {
    const encoding = textField(object, 'network.encoding', file) ?? '';
    const content = decodeVariable(network, encoding, `${file.path}: network`, context);
    return { format: 'cloud-init', content };
  }
  const path = isObject(network) && isObject(network['config']) ? ['network', 'config'] : ['network'];
  const content = yamlPart(file, path);
  return content === undefined ? undefined : { format: 'cloud-init', content };
}

async function readGuestOf2018(get: GuestVariable, context: GuestContext): Promise<GuestData | undefined> {
  const [userData, url, urlEncoding, hostname, network] = await Promise.all([
    decoded(CONFIG, get, context),
    get('coreos.config.url'),
    get(`${CONFIG}.encoding`),
    get('hostname'),
    guestNetwork(get, context.source),
  ]);
  const { variables, addresses } = network;
  if (!userData && !url && !hostname && variables.size === 0) return undefined;
  return {
    metadata: metadataOf({ hostname, ...addresses }),
    userData,
    networkConfig: variables.size === 0 ? undefined : jsonNetwork('vmware', Object.fromEntries(variables)),
    ...(userData === undefined && url ? { url, urlEncoding } : {}),
  };
}

async function decoded(
  name: string,
  get: GuestVariable,
  context: GuestContext,
): Promise<Uint8Array | undefined> {
  const [text, encoding = ''] = await Promise.all([get(name), get(`${name}.encoding`)]);
  if (text === undefined || text.trim() === '' || text.trim() === REDACTED) return undefined;
  return decodeVariable(text, encoding, `guestinfo.${name}`, context);
}

/** In the encodings that cloud-init and the 2018 agent know. */
export function decodeVariable(
  text: string,
  encoding: string,
  place: string,
  { source, gunzip }: GuestContext,
): Uint8Array {
  const stated = encoding.trim().toLowerCase();
  if (stated === '') return new TextEncoder().encode(text);
  const match = /^(gzip\+|gz\+)?(?:base64|b64)$/.exec(stated);
  if (match === null)
    throw malformed(source, `${place}: its encoding is neither base64 nor gzip+base64, nor left out`);
  const bytes = decodeBase64(text);
  if (bytes === undefined) throw malformed(source, `${place} is cut off or not base64, as its encoding says`);
  if (match[1] === undefined) return bytes;
  try {
    return gunzip(bytes, MOST);
  } catch {
    throw malformed(source, `${place} is cut off or not gzip, as its encoding says, or unpacks to too much`);
  }
}

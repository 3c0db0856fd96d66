import { type EtcdSetting, etcdSettings } from './etcd-settings.ts';
import type { ScalarNode, TreeNode } from './tree.ts';

/** How etcd reads a setting that holds addresses. */
export interface AddressForm {
  readonly kind: 'urls' | 'host-port' | 'cluster';
  /** What a URL without one is meant to have. */
  readonly port: string;
  /** Told to others, who connect to it. */
  readonly audience?: 'clients' | 'members';
}

const FORMS: Readonly<Record<string, AddressForm>> = {
  addr: { kind: 'host-port', port: '4001', audience: 'clients' },
  bind_addr: { kind: 'host-port', port: '4001' },
  peer_addr: { kind: 'host-port', port: '7001', audience: 'members' },
  peer_bind_addr: { kind: 'host-port', port: '7001' },
  advertise_client_urls: { kind: 'urls', port: '2379', audience: 'clients' },
  listen_client_urls: { kind: 'urls', port: '2379' },
  initial_advertise_peer_urls: { kind: 'urls', port: '2380', audience: 'members' },
  listen_peer_urls: { kind: 'urls', port: '2380' },
  initial_cluster: { kind: 'cluster', port: '2380' },
};

/** One address of a setting that may list several. */
export interface Address {
  readonly setting: EtcdSetting;
  readonly form: AddressForm;
  readonly text: string;
  readonly node: ScalarNode;
  /** Where it stands in the source; the whole value where that does not show it. */
  readonly start: number;
  readonly end: number;
  readonly isExact: boolean;
}

/** Every address of the etcd sections; of `initial_cluster` the URL behind the member's name. */
export function* etcdAddressesIn(root: TreeNode | undefined): Generator<Address> {
  for (const setting of etcdSettings(root)) {
    const form = Object.hasOwn(FORMS, setting.option) ? FORMS[setting.option] : undefined;
    const node = setting.entry.value;
    if (form !== undefined && node.kind === 'scalar') yield* addressesOf(setting, form, node);
  }
}

function* addressesOf(setting: EtcdSetting, form: AddressForm, node: ScalarNode): Generator<Address> {
  const lead = { plain: 0, quoted: 1, block: undefined }[node.style];
  const isShown = lead !== undefined && node.end - node.start === node.text.length + 2 * lead;
  let at = 0;
  for (const part of node.text.split(',')) {
    const text = part.trim();
    const offset = at + part.indexOf(text);
    at += part.length + 1;
    const start = node.start + (lead ?? 0) + offset;
    const place = isShown ? { start, end: start + text.length } : { start: node.start, end: node.end };
    yield { setting, form, text, node, ...place, isExact: isShown };
  }
}

/** The text with an address for each variable, which gets its value on the node. */
export function withAddresses(text: string): string {
  return text.replace(/\$\{?[a-z_]+6\}?/g, 'fd00::1').replace(/\$\{?[A-Za-z_]\w*\}?/g, '10.0.0.1');
}

/** The host of a URL or of `host:port`; `undefined` when there is none to see. */
export function hostOf(text: string): string | undefined {
  const authority = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^/?#]*)/i.exec(text)?.[1] ?? '';
  const host = /^\[([^\]]*)\]/.exec(authority)?.[1] ?? /^[^:]*/.exec(authority)?.[0];
  return host === '' ? undefined : host?.toLowerCase();
}

export function isLoopback(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/.test(host);
}

export function isEveryAddress(host: string): boolean {
  return /^(?:0\.0\.0\.0|::|0)$/.test(host);
}

/** What is wrong with an address that other machines shall connect to. */
export type AddressFault = 'variable' | 'empty' | 'unspecified' | 'loopback' | 'malformed';

export interface PeerUrl {
  readonly text: string;
  /** Without brackets. */
  readonly host: string;
  readonly fault: AddressFault | undefined;
}

const FORM = /^(?:https?|unixs?):\/\/(\[[^\]]*\]|[^/:[\]]*):(\d{1,5})$/;

/** The URLs of a comma-separated list, as etcd takes it apart. */
export function peerUrlsOf(list: string): readonly PeerUrl[] {
  return list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map(peerUrlOf);
}

/** Scheme, host and port and nothing else: etcd refuses a path and a missing port. */
export function peerUrlOf(text: string): PeerUrl {
  const [, bracketed, port] = FORM.exec(text) ?? [];
  if (bracketed === undefined)
    return { text, host: '', fault: text.includes('$') ? 'variable' : 'malformed' };
  const host = bracketed.replace(/^\[|\]$/g, '').toLowerCase();
  return { text, host, fault: Number(port) > 65_535 ? 'malformed' : faultOf(host) };
}

function faultOf(host: string): AddressFault | undefined {
  if (host === '') return 'empty';
  if (host.includes('$')) return 'variable';
  if (/^(?:0+(?:\.0+){3}|[0:]+:)$/.test(host) && !/[1-9a-f]/.test(host)) return 'unspecified';
  return isLoopback(host) ? 'loopback' : undefined;
}

/** Whether a host is only reached from itself. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, '').toLowerCase();
  return /^(?:localhost(?:\.localdomain)?|127(?:\.\d+){1,3}|(?:0*:)+0*1)$/.test(bare);
}

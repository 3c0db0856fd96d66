/** SHA-1 in lower-case hex. */
export type Sha1 = (content: Uint8Array) => string;

/**
 * The id under which a member registers with a discovery token, as etcd 2 and 3 compute it: the first eight bytes of
 * SHA-1 over the sorted peer URLs and the discovery URL, in hex without leading zeros.
 * @see https://github.com/etcd-io/etcd/blob/v3.4.45/etcdserver/api/membership/member.go
 */
export function memberId(peerUrls: readonly string[], discoveryUrl: string, sha1: Sha1): string {
  const text = [...peerUrls].sort().join('') + discoveryUrl;
  return sha1(new TextEncoder().encode(text))
    .slice(0, 16)
    .replace(/^0+(?=.)/, '');
}

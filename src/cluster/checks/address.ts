import { isAtLeast } from '../facts.ts';
import type { ClusterFinding } from '../finding.ts';
import { isLoopback, type PeerUrl, peerUrlsOf } from '../peer-url.ts';
import { finding, type Subject } from '../subject.ts';

const USE = 'use $private_ipv4 or the address that the other machines reach';

/** Addresses that would be told to others: a useless one, once registered, spoils the token for all. */
export function checkAddresses(subject: Subject, places: number | undefined): readonly ClusterFinding[] {
  const { discovery, isProxy, peer, withheld } = subject;
  if (withheld.length > 0 || discovery === undefined || isProxy) return [];
  const isAlone = places === 1 && isServiceHere(subject);
  const found =
    peer === undefined
      ? missing(subject)
      : peer.urls
          .filter(({ fault }) => !(isAlone && fault === 'loopback'))
          .flatMap((url) => ofPeer(subject, peer.key, url));
  return isAlone ? found : [...found, ...ofClients(subject)];
}

function missing(subject: Subject): readonly ClusterFinding[] {
  const { section, value, facts } = subject;
  if (subject.mayBeZero) {
    const message = `\`peer_addr\` is missing: etcd would register 127.0.0.1:7001, which the other machines do not reach; ${USE}`;
    return [finding(subject, 'error', 'CLUSTER_ADDRESS_MISSING', 'peer_addr', message)];
  }
  const key = 'initial_advertise_peer_urls';
  const isEtcd3 = isAtLeast(facts.version, 3, 0);
  const choosesItself = /:\/\/0\.0\.0\.0:/.test(value('listen_peer_urls') ?? '');
  if (choosesItself && (isEtcd3 || facts.version === undefined)) {
    const message = `\`${key}\` is missing, so etcd 3 chooses an address of this machine, and etcd 2 localhost; ${USE}`;
    return [finding(subject, 'warning', 'CLUSTER_ADDRESS_MISSING', key, message)];
  }
  const unread = isEtcd3 && value('peer_addr') !== undefined ? ' (etcd 3 does not know `peer_addr`)' : '';
  const place = section === 'etcd' && !isEtcd3 ? '`peer_addr`' : `\`${key}\``;
  const message = `${place} is missing${unread}: etcd would register localhost, which the other machines do not reach; ${USE}`;
  return [finding(subject, 'error', 'CLUSTER_ADDRESS_MISSING', key, message)];
}

function ofPeer(subject: Subject, key: string, { text, host, fault }: PeerUrl): readonly ClusterFinding[] {
  switch (fault) {
    case undefined:
      return [];
    case 'variable':
      return [
        finding(
          subject,
          'error',
          'CLUSTER_ADDRESS_UNSUPPLIED',
          key,
          `\`${key}\` holds a variable without a value: ${text}`,
        ),
      ];
    case 'empty': {
      const message = `\`${key}\` has no host: ${text}; the address that stood there was empty; ${USE}`;
      return [finding(subject, 'error', 'CLUSTER_ADDRESS_EMPTY', key, message)];
    }
    case 'malformed': {
      const form = key === 'peer_addr' ? 'host:port' : 'http://host:port, without a path';
      const message = `\`${key}\` must be ${form}, and etcd does not start with ${text}`;
      return [finding(subject, 'error', 'CLUSTER_ADDRESS_MALFORMED', key, message)];
    }
    case 'loopback':
    case 'unspecified': {
      const message = `\`${key}\` says ${host}, where the other machines do not reach this one; ${USE}`;
      return [finding(subject, 'error', 'CLUSTER_ADDRESS_LOCAL', key, message)];
    }
  }
}

/** A cluster of one with its own discovery service needs no other machine to reach it. */
function isServiceHere({ discovery }: Subject): boolean {
  return discovery?.kind === 'url' && isLoopback(discovery.discovery.host);
}

/** Clients of a member that tells them a useless address fail; the cluster itself forms. */
function ofClients(subject: Subject): readonly ClusterFinding[] {
  const key = 'advertise_client_urls';
  const list = subject.value(key);
  if (list === undefined) return [];
  return peerUrlsOf(list).flatMap(({ text, host, fault }) => {
    if (fault === 'empty') {
      const message = `\`${key}\` has no host: ${text}; the address that stood there was empty; ${USE}`;
      return [finding(subject, 'error', 'CLUSTER_ADDRESS_EMPTY', key, message)];
    }
    if (fault !== 'loopback' && fault !== 'unspecified') return [];
    const message = `\`${key}\` says ${host}, where clients on other machines do not reach this one; ${USE}`;
    return [finding(subject, 'warning', 'CLUSTER_ADDRESS_LOCAL', key, message)];
  });
}

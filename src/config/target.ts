import { type EtcdVersion, etcdVersion } from './etcd-versions.ts';

/** What a document is read for: programs whose version decides what a setting means. */
export interface Target {
  readonly etcd?: EtcdVersion;
}

/** `etcd=3.5`; `undefined` for anything else. */
export function targetOf(text: string): Target | undefined {
  const [program, version = ''] = text.split('=');
  const etcd = program === 'etcd' ? etcdVersion(version) : undefined;
  return etcd === undefined ? undefined : { etcd };
}

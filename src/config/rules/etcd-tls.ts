import { type EtcdSetting, etcdSections } from '../etcd-settings.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { isOn } from '../scalar.ts';
import type { TreeNode } from '../tree.ts';

export const etcdTls: Rule = {
  code: 'CC384',
  name: 'etcd-tls',
  severity: 'warning',
  boot: 'keep',
  summary:
    'etcd does not start without the files of TLS that its addresses want, and lets nobody in without the authority to check others by',
  *check({ root, source }) {
    for (const [section, given] of etcdSections(root)) {
      if (section === 'etcd') continue;
      const isMissing = (option: string): boolean =>
        !given.has(option) &&
        !source.includes(`ETCD_${option.toUpperCase()}`) &&
        !source.includes(`--${option.replaceAll('_', '-')}`);
      for (const setting of given.values()) yield* judged(setting, isMissing);
    }
  },
};

function* judged(
  { section, option, entry }: EtcdSetting,
  isMissing: (option: string) => boolean,
): Generator<Finding> {
  const prefix = /^(?:peer_|listen_peer)/.test(option) ? 'peer_' : '';
  const needed = neededBy(option, entry.value).find((each) => isMissing(prefix + each));
  const isAutomatic = ['auto_tls', 'ca_file'].some((each) => !isMissing(prefix + each));
  if (needed === undefined || isAutomatic) return;
  const missing = quote(prefix + needed);
  const message =
    needed === 'trusted_ca_file'
      ? `without ${missing} etcd takes certificates of public authorities alone, so that nobody of your own gets in; add it`
      : `etcd does not start with ${quote(entry.written)} but without ${missing}; add it`;
  yield { message, at: ['coreos', section, entry.key], start: entry.keyStart, end: entry.keyEnd };
}

function neededBy(option: string, value: TreeNode): readonly string[] {
  if (/^listen_(?:client|peer)_urls$/.test(option))
    return value.kind === 'scalar' && value.text.includes('https://') ? ['cert_file', 'key_file'] : [];
  if (/^(?:peer_)?cert_file$/.test(option)) return ['key_file'];
  if (/^(?:peer_)?key_file$/.test(option)) return ['cert_file'];
  return /client_cert_auth$/.test(option) && isOn(value) ? ['trusted_ca_file'] : [];
}

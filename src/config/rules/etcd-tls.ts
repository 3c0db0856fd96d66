import { type EtcdSetting, etcdSettings } from '../etcd-settings.ts';
import { quote, type Rule } from '../rule.ts';

export const etcdTls: Rule = {
  code: 'CC384',
  name: 'etcd-tls',
  severity: 'warning',
  boot: 'keep',
  summary:
    'etcd does not start without the files of TLS that its addresses want, and lets nobody in without the authority to check others by',
  *check({ root, source }) {
    const given = new Map<string, EtcdSetting>();
    for (const setting of etcdSettings(root)) given.set(`${setting.section}.${setting.option}`, setting);
    for (const { section, option, entry } of given.values()) {
      const text = entry.value.kind === 'scalar' ? entry.value.text : '';
      const isMissing = (each: string): boolean =>
        !given.has(`${section}.${each}`) &&
        !source.includes(`ETCD_${each.toUpperCase()}`) &&
        !source.includes(`--${each.replaceAll('_', '-')}`);
      const prefix = /^(?:peer_|listen_peer)/.test(option) ? 'peer_' : '';
      const needed = neededBy(option, text).find((each) => isMissing(prefix + each));
      const isAutomatic = ['auto_tls', 'ca_file'].some((each) => !isMissing(prefix + each));
      if (needed === undefined || section === 'etcd' || isAutomatic) continue;
      const missing = quote(prefix + needed);
      const message =
        needed === 'trusted_ca_file'
          ? `without ${missing} etcd takes certificates of public authorities alone, so that nobody of your own gets in; add it`
          : `etcd does not start with ${quote(entry.written)} but without ${missing}; add it`;
      yield { message, at: ['coreos', section, entry.key], start: entry.keyStart, end: entry.keyEnd };
    }
  },
};

function neededBy(option: string, text: string): readonly string[] {
  if (/^listen_(?:client|peer)_urls$/.test(option))
    return text.includes('https://') ? ['cert_file', 'key_file'] : [];
  if (/^(?:peer_)?cert_file$/.test(option)) return ['key_file'];
  if (/^(?:peer_)?key_file$/.test(option)) return ['cert_file'];
  const isOn = /client_cert_auth$/.test(option) && /^(?:y|yes|true|on)$/i.test(text);
  return isOn ? ['trusted_ca_file'] : [];
}

import { type EtcdSetting, etcdSettings } from '../etcd-settings.ts';
import { etcdVerdict } from '../etcd-verdict.ts';
import type { EtcdVersion } from '../etcd-versions.ts';
import type { Finding, Rule } from '../rule.ts';

export const etcdVersion: Rule = {
  code: 'CC315',
  name: 'etcd-version',
  severity: 'warning',
  boot: 'keep',
  summary: 'the etcd that the document is for ignores the option, or does not start with its value',
  looksBeyond: true,
  *check({ root, target }) {
    if (target?.etcd === undefined) return;
    for (const setting of etcdSettings(root)) {
      const finding = judge(setting, target.etcd);
      if (finding !== undefined) yield finding;
    }
  },
};

function judge({ section, option, entry }: EtcdSetting, version: EtcdVersion): Finding | undefined {
  const { value, key, written, keyStart, keyEnd } = entry;
  const text = value.kind === 'scalar' ? value.text : '';
  const verdict = etcdVerdict({ option, written, text }, version);
  if (verdict === undefined) return undefined;
  const { kind, message, severity } = verdict;
  const at = ['coreos', section, key];
  const place =
    kind === 'ignored' ? { start: keyStart, end: keyEnd } : { start: value.start, end: value.end };
  return { message, at, severity, ...place };
}

import { etcdLoss, etcdRefusal } from '../etcd-remedies.ts';
import { type EtcdSetting, etcdSettings } from '../etcd-settings.ts';
import { type EtcdVersion, etcdKnows, etcdSpan } from '../etcd-versions.ts';
import type { Finding, Rule } from '../rule.ts';
import { hasVariable } from '../variables.ts';

const EXPERIMENTAL = 'experimental_';

export const etcdVersion: Rule = {
  code: 'CC315',
  name: 'etcd-version',
  severity: 'warning',
  boot: 'keep',
  summary: 'the etcd that the document is for ignores the option, or does not start with its value',
  *check({ root, target }) {
    if (target?.etcd === undefined) return;
    for (const setting of etcdSettings(root)) {
      const finding = ignored(setting, target.etcd) ?? refused(setting, target.etcd);
      if (finding !== undefined) yield finding;
    }
  },
};

function ignored({ section, option, entry }: EtcdSetting, version: EtcdVersion): Finding | undefined {
  if (etcdKnows(option, version)) return undefined;
  const loss = etcdLoss(option, entry.value.kind === 'scalar' ? entry.value.text : '');
  const remedy = loss?.remedy ?? renamed(option, version) ?? 'remove it';
  return {
    message: `etcd ${version.text} ignores \`${entry.written}\`, ${originOf(option)}: ${remedy}`,
    at: ['coreos', section, entry.key],
    start: entry.keyStart,
    end: entry.keyEnd,
    severity: loss?.gravity ?? 'warning',
  };
}

function originOf(option: string): string {
  const span = etcdSpan(option);
  if (span === undefined) return 'an option of etcd 0.4';
  return `an option of etcd ${span.first === span.last ? span.first : `${span.first} to ${span.last}`}`;
}

/** Options lose their `experimental_` when they settle. */
function renamed(option: string, version: EtcdVersion): string | undefined {
  const name = option.startsWith(EXPERIMENTAL) ? option.slice(EXPERIMENTAL.length) : EXPERIMENTAL + option;
  return etcdKnows(name, version) ? `write \`${name}\`` : undefined;
}

function refused({ section, option, entry }: EtcdSetting, version: EtcdVersion): Finding | undefined {
  const { value } = entry;
  if (value.kind !== 'scalar' || hasVariable(value.text)) return undefined;
  const refusal = etcdRefusal(option, value.text, version);
  if (refusal === undefined) return undefined;
  return {
    message: `etcd ${version.text} does not start with ${refusal.value} in \`${entry.written}\`: ${refusal.remedy}`,
    at: ['coreos', section, entry.key],
    start: value.start,
    end: value.end,
    severity: 'error',
  };
}

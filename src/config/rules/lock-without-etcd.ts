import { documentText, textAt, unitsIn } from '../entries.ts';
import type { Rule } from '../rule.ts';
import { ETCD_SERVICES, sectionOf } from '../service-sections.ts';

export const lockWithoutEtcd: Rule = {
  code: 'CC367',
  name: 'lock-without-etcd',
  severity: 'warning',
  boot: 'keep',
  summary:
    'locksmith takes the reboot lock in etcd, and without one the machine never reboots into its update',
  details:
    'Locksmith asks the etcd on the same machine unless `coreos.locksmith.endpoint` names another one.',
  *check({ root, units }) {
    const strategy = documentText(root, 'coreos', 'update', 'reboot_strategy');
    if (strategy?.node.text !== 'etcd-lock') return;
    const hasEndpoint = documentText(root, 'coreos', 'locksmith', 'endpoint') !== undefined;
    const hasSection = ETCD_SERVICES.some(({ section }) => sectionOf(root, section) !== undefined);
    const hasUnit = [...unitsIn(root)].some((unit) => /etcd/.test(textAt(unit, 'name')?.node.text ?? ''));
    const hasText = units
      .texts()
      .some(({ text, unit }) => /etcd|locksmith/.test(unit) || /\betcd\b/.test(text));
    if (hasEndpoint || hasSection || hasUnit || hasText) return;
    const message =
      'the strategy `etcd-lock` needs an etcd, and the document configures none; start one, name it in `coreos.locksmith.endpoint`, or write `reboot`';
    const { start, end } = strategy.node;
    yield { message, at: strategy.at, start, end };
  },
};

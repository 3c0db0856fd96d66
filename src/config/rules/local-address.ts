import type { Fix } from '../diagnostic.ts';
import { documentText } from '../entries.ts';
import { type Address, etcdAddressesIn, hostOf, isEveryAddress, isLoopback } from '../etcd-addresses.ts';
import { type Given, hasOthers, isProxy } from '../etcd-role.ts';
import { type Finding, quote, type Rule } from '../rule.ts';
import { writing } from '../source-text.ts';
import type { TreeNode } from '../tree.ts';

export const localAddress: Rule = {
  code: 'CC364',
  name: 'local-address',
  severity: 'error',
  boot: 'keep',
  summary: 'others are told an address at which they reach only themselves, or nobody',
  details:
    'With discovery such an address is registered under the token, which is spoiled for the whole cluster then. A cluster of one may advertise `localhost`.',
  *check({ root }) {
    for (const address of etcdAddressesIn(root)) {
      const finding = findingOf(address, root);
      if (finding !== undefined) yield finding;
    }
    for (const section of ['fleet', 'flannel']) {
      const ip = documentText(root, 'coreos', section, 'public_ip');
      const host = ip?.node.text.trim() ?? '';
      if (ip === undefined || !(isLoopback(host) || isEveryAddress(host))) continue;
      const message = `${section} tells the other machines ${quote(host)}, at which they do not reach this one; write \`$private_ipv4\``;
      const { start, end } = ip.node;
      yield { message, at: ip.at, start, end, severity: 'warning' };
    }
  },
};

function findingOf(address: Address, root: TreeNode | undefined): Finding | undefined {
  const { form, setting, text, start, end } = address;
  const { audience } = form;
  const host = audience === undefined ? undefined : hostOf(text);
  if (audience === undefined || host === undefined || isProxy(givenIn(root, setting.section)))
    return undefined;
  const isEvery = isEveryAddress(host);
  const isShared = hasOthers(givenIn(root, setting.section));
  if (!isEvery && !(isLoopback(host) && isShared)) return undefined;
  // Clients on the same machine, and clusters of one, may do with what others cannot use.
  if (isLoopback(host) && audience === 'clients' && hasOtherAddress(address)) return undefined;
  const severity = audience === 'members' && isShared ? 'error' : 'warning';
  const why = isEvery ? 'is every address of a machine and none to connect to' : 'is each machine for itself';
  const message = `${quote(setting.entry.written)} tells ${audience === 'members' ? 'the other members' : 'clients'} ${quote(host)}, which ${why}; write \`$private_ipv4\` in its place`;
  const at = ['coreos', setting.section, setting.entry.key];
  const fix = address.isExact ? { fix: fixOf(address, host) } : {};
  return { message, at, start, end, severity, ...fix };
}

function fixOf({ text, start, end }: Address, host: string): Fix {
  const better = text.replace(new RegExp(`\\[?${host.replaceAll('.', '\\.')}\\]?`, 'i'), '$$private_ipv4');
  return { ...writing({ start, end }, better), isUnsafe: true };
}

function givenIn(root: TreeNode | undefined, section: string): Given {
  return (option) => documentText(root, 'coreos', section, option)?.node.text ?? '';
}

function hasOtherAddress({ node }: Address): boolean {
  return node.text.split(',').some((text) => {
    const host = hostOf(text.trim());
    return host !== undefined && !isLoopback(host) && !isEveryAddress(host);
  });
}

/**
 * Alibaba Cloud: `network/interfaces/macs/` of the metadata service as JSON, `{"macs": {"<mac>": {…}}, "mac": "…"}`;
 * `mac`, where given, is that of the primary card, else the first is.
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/view-instance-metadata
 */
import { destinationAt, ipAt, macAt } from '../addresses.ts';
import { type CloudNic, cloudLinks } from '../cloud-nics.ts';
import { type JsonPart, member, parseJson, text, words } from '../json.ts';
import type { NetworkReading } from '../model.ts';
import { interfaceMacs } from './interface-macs.ts';

export function readAlibaba(content: string): NetworkReading {
  const root = parseJson(content);
  const cards = interfaceMacs(root).map(([mac, nic]) => cardOf(mac, nic));
  const primary = text(member(root, 'mac'));
  const first = primary === undefined ? undefined : macAt('mac', primary);
  const sorted = cards.toSorted((a, b) => Number(b.mac === first) - Number(a.mac === first));
  const links = cloudLinks(sorted, { metric: 'several', replies: 'same-card', dns: 'all-cards' });
  return { model: { links }, warnings: [] };
}

function cardOf(mac: string, nic: JsonPart): CloudNic {
  const block = member(nic, 'vswitch-cidr-block');
  const subnet = text(block);
  const gateway = text(member(nic, 'gateway'));
  return {
    mac: macAt(nic.place, mac),
    ipv4: ipv4Of(nic),
    ipv6: words(member(nic, 'ipv6s')).map((address) => ipAt(member(nic, 'ipv6s').place, address)),
    ...(subnet === undefined ? {} : { subnet: destinationAt(block.place, subnet) }),
    ...(gateway === undefined ? {} : { gateway: ipAt(member(nic, 'gateway').place, gateway) }),
  };
}

/** The primary address first. */
function ipv4Of(nic: JsonPart): readonly string[] {
  const primary = text(member(nic, 'primary-ip-address'));
  const list = member(nic, 'private-ipv4s');
  const all = [...new Set([...(primary === undefined ? [] : [primary]), ...words(list)])];
  return all.map((address) => ipAt(list.place, address));
}

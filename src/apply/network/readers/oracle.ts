/**
 * Oracle Cloud: the list of `/opc/v2/vnics/`. The first card asks DHCP, the others are not served by it. Replies of a
 * further card leave by it, as the network drops them elsewhere.
 * @see https://docs.oracle.com/en-us/iaas/Content/Compute/Tasks/gettingmetadata.htm
 * @see https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingVNICs.htm
 */
import { addressAt, destinationAt, ipAt, macAt } from '../addresses.ts';
import { type CloudNic, replyRoutes, replyRules } from '../cloud-nics.ts';
import { byMac, linkOf } from '../compose.ts';
import {
  isGiven,
  type JsonPart,
  member,
  parseJson,
  requiredItems,
  requiredText,
  text,
  words,
} from '../json.ts';
import type { Link, NetworkReading } from '../model.ts';

/** @see https://docs.oracle.com/en-us/iaas/Content/Network/Troubleshoot/connectionhang.htm */
const MTU = 9000;

export function readOracle(content: string): NetworkReading {
  const vnics = requiredItems(parseJson(content));
  // On bare metal a further card is a VLAN on a port that its own address does not name.
  const isLeftOut = (vnic: JsonPart, index: number): boolean =>
    index > 0 && isGiven(member(vnic, 'nicIndex'));
  const warnings = vnics.filter(isLeftOut).map(({ place }) => {
    return `${place}: a further card of a bare-metal machine is not set up: use Oracle's tools for its VLAN`;
  });
  const links = vnics.filter((vnic, index) => !isLeftOut(vnic, index)).map(linkFor);
  return { model: { links }, warnings };
}

function linkFor(vnic: JsonPart, index: number): Link {
  const nic = cardOf(vnic);
  const base = { id: nic.mac, device: byMac(nic.mac), mtu: MTU };
  const isIpv6 = nic.ipv6.length > 0 || isGiven(member(vnic, 'ipv6SubnetCidrBlock'));
  if (index === 0) return linkOf({ ...base, dhcp4: {}, dhcp6: isIpv6 ? {} : undefined });
  const table = 100 * (index + 1);
  return linkOf({
    ...base,
    dhcp4: 'off',
    ra: isIpv6 ? { table } : undefined,
    addresses: [...nic.ipv4, ...nic.ipv6].map((address) => ({ address })),
    routes: replyRoutes(nic, table),
    rules: replyRules(nic, table),
  });
}

function cardOf(vnic: JsonPart): CloudNic {
  const at = (key: string): JsonPart => member(vnic, key);
  const subnet = text(at('subnetCidrBlock'));
  const address = at('privateIp');
  const gateway = text(at('virtualRouterIp'));
  const length = text(at('ipv6SubnetCidrBlock'))?.split('/')[1] ?? '128';
  return {
    mac: macAt(at('macAddr').place, requiredText(at('macAddr'))),
    ipv4: isGiven(address) ? [addressAt(address.place, requiredText(address), subnet?.split('/')[1])] : [],
    ipv6: words(at('ipv6Addresses')).map((each) => addressAt(at('ipv6Addresses').place, each, length)),
    ...(subnet === undefined ? {} : { subnet: destinationAt(at('subnetCidrBlock').place, subnet) }),
    ...(gateway === undefined ? {} : { gateway: ipAt(at('virtualRouterIp').place, gateway) }),
  };
}

/**
 * Oracle Cloud: the list of `/opc/v2/vnics/`, or an object that has it as `vnics`. The first card asks DHCP, the others are not served by it. Replies of a
 * further card leave by it, as the network drops them elsewhere.
 * @see https://docs.oracle.com/en-us/iaas/Content/Compute/Tasks/gettingmetadata.htm
 * @see https://docs.oracle.com/en-us/iaas/Content/Network/Tasks/managingVNICs.htm
 */
import { addressAt, destinationAt, ipAt, macAt } from '../addresses.ts';
import { type CloudNic, repliesOf } from '../cloud-nics.ts';
import { byMac, linkOf } from '../compose.ts';
import {
  isGiven,
  type JsonPart,
  listOrMember,
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

interface Vnic extends CloudNic {
  /** With prefix lengths. */
  readonly addresses: readonly string[];
  readonly hasIpv6: boolean;
}

export function readOracle(content: string): NetworkReading {
  const parts = requiredItems(listOrMember(parseJson(content), 'vnics'));
  // On bare metal a further card is a VLAN on a port that its own address does not name.
  const isLeftOut = (vnic: JsonPart, index: number): boolean =>
    index > 0 && isGiven(member(vnic, 'nicIndex'));
  const warnings = parts.filter(isLeftOut).map(({ place }) => {
    return `${place}: a further card of a bare-metal machine is not set up: use Oracle's tools for its VLAN`;
  });
  const vnics = parts.filter((vnic, index) => !isLeftOut(vnic, index)).map(vnicOf);
  return { model: { links: vnics.map((vnic, index) => linkFor(vnic, vnics.slice(0, index))) }, warnings };
}

function linkFor(vnic: Vnic, before: readonly Vnic[]): Link {
  const base = { id: vnic.mac, device: byMac(vnic.mac), mtu: MTU };
  if (before.length === 0) return linkOf({ ...base, dhcp4: {}, dhcp6: vnic.hasIpv6 ? {} : undefined });
  const addresses = vnic.addresses.map((address) => ({ address }));
  return linkOf({ ...base, dhcp4: 'off', addresses, ...repliesOf(vnic, before, 100 * (before.length + 1)) });
}

function vnicOf(vnic: JsonPart): Vnic {
  const at = (key: string): JsonPart => member(vnic, key);
  const subnet = text(at('subnetCidrBlock'));
  const gateway = text(at('virtualRouterIp'));
  const ipv4 = isGiven(at('privateIp')) ? [ipAt(at('privateIp').place, requiredText(at('privateIp')))] : [];
  const ipv6 = words(at('ipv6Addresses')).map((address) => ipAt(at('ipv6Addresses').place, address));
  const lengthIn = (key: string): string | undefined => text(at(key))?.split('/')[1];
  return {
    mac: macAt(at('macAddr').place, requiredText(at('macAddr'))),
    ipv4,
    ipv6,
    hasIpv6: ipv6.length > 0 || isGiven(at('ipv6SubnetCidrBlock')),
    addresses: [
      ...ipv4.map((address) => addressAt(at('privateIp').place, address, lengthIn('subnetCidrBlock'))),
      ...ipv6.map((address) =>
        addressAt(at('ipv6Addresses').place, address, lengthIn('ipv6SubnetCidrBlock') ?? '128'),
      ),
    ],
    ...(subnet === undefined ? {} : { subnet: destinationAt(at('subnetCidrBlock').place, subnet) }),
    ...(gateway === undefined ? {} : { gateway: ipAt(at('virtualRouterIp').place, gateway) }),
  };
}

/**
 * OpenStack: `network_data.json` of the config drive and the metadata service.
 * @see https://docs.openstack.org/nova/latest/user/metadata.html#openstack-format-metadata
 * @see https://specs.openstack.org/openstack/nova-specs/specs/liberty/implemented/metadata-service-network-info.html
 */
import { linkOf } from '../compose.ts';
import { malformedNetwork } from '../error.ts';
import { items, member, parseJson, requiredItems, requiredText } from '../json.ts';
import type { Link, NetworkReading } from '../model.ts';
import { type Layer2, layer2Links } from '../openstack/layer2.ts';
import { type Layer3, layer3Of, servicesOf } from '../openstack/layer3.ts';
import { withBareBondMembers } from './bond-members.ts';
import { belowOf } from './implied-links.ts';

export function readOpenStack(content: string): NetworkReading {
  const root = parseJson(content);
  const { links, warnings: found } = layer2Links(requiredItems(member(root, 'links')));
  const networks = items(member(root, 'networks'));
  const byLink = new Map<string, Layer3>();
  for (const network of networks) {
    const link = member(network, 'link');
    const id = requiredText(link);
    if (!links.some((each) => each.id === id)) throw malformedNetwork(link.place, `there is no link ${id}`);
    byLink.set(id, layer3Of(network, byLink.get(id)));
  }
  const dns = servicesOf(root);
  const asking = [...byLink].filter(([, layer]) => isWayOut(layer)).map(([id]) => id);
  const below = new Set(links.flatMap(belowOf));
  const warnings = [...found];
  const whole = links.map((link) => {
    const layer = byLink.get(link.id);
    const isAsking = asking.length === 0 ? layer !== undefined : asking.includes(link.id);
    return joined(link, layer, isAsking ? dns : [], below.has(link.id));
  });
  return { model: { links: withBareBondMembers(whole, (problem) => warnings.push(problem)) }, warnings };
}

function joined(link: Layer2, layer: Layer3 | undefined, general: readonly string[], isBelow: boolean): Link {
  // A card that carries nothing may have no cable.
  if (layer === undefined) return linkOf({ ...link, ...(isBelow ? {} : { optional: true }) });
  return linkOf({ ...link, ...layer, dns: [...layer.dns, ...general] });
}

/** Name servers that belong to no network are asked through the links that lead out. */
function isWayOut({ dhcp4, dhcp6, acceptRa, routes }: Layer3): boolean {
  return (dhcp4 ?? dhcp6 ?? acceptRa) !== undefined || routes.some(({ to }) => to === 'default');
}

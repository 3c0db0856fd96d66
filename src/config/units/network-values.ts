import { choiceProblem, commaProblem, type ValueProblem } from './value-problem.ts';
import { wordsIn } from './words.ts';

/** Settings with a few values, as systemd.network(5) and systemd.netdev(5) list them. */
const CHOICES: readonly (readonly [settings: RegExp, choices: string])[] = [
  [/^Network\.DHCP$/, 'yes no ipv4 ipv6|both none v4 v6'],
  [/^Network\.LinkLocalAddressing$/, 'yes no ipv4 ipv6|fallback ipv4-fallback'],
  [/^Network\.IPForward$/, 'yes no ipv4 ipv6|kernel'],
  [/^Network\.IPMasquerade$/, 'yes no ipv4 ipv6 both'],
  [/^Network\.(?:LLMNR|MulticastDNS)$/, 'yes no resolve'],
  [/\.UseDomains$/, 'yes no route'],
  [
    /\.(?:IPv6AcceptRA|Use(?:DNS|NTP|MTU|Hostname|Routes|Gateway)|SendHostname|Unmanaged|GatewayOnLink|ConfigureWithoutCarrier)$/,
    'yes no',
  ],
  [/^Bond\.Mode$/, 'balance-rr active-backup balance-xor broadcast 802.3ad balance-tlb balance-alb'],
  [/^Bond\.LACPTransmitRate$/, 'slow fast'],
  [/^Bond\.TransmitHashPolicy$/, 'layer2 layer3+4 layer2+3 encap2+3 encap3+4 vlan+srcmac'],
  [/^Link\.MACAddressPolicy$/, 'persistent random none'],
  [
    /^NetDev\.Kind$/,
    'bond bridge vlan vxlan dummy veth macvlan macvtap ipvlan ipvtap vrf tun tap wireguard vti vti6 sit gre gretap erspan ip6gre ip6gretap ip6tnl ipip geneve l2tp macsec vcan vxcan nlmon fou xfrm ifb bareudp batadv ipoib wlan hsr netdevsim',
  ],
];

/** Whole numbers, with the most that networkd takes. */
const NUMBERS: readonly (readonly [settings: RegExp, most: number])[] = [
  [/^VLAN\.Id$/, 4094],
  [/^Route\.Metric$|^DHCP(?:v4|v6)?\.RouteMetric$/, 2 ** 32 - 1],
];

const MAC = /^!?[\da-f]{1,2}(?:[:-][\da-f]{1,2}){5}(?:(?:[:-][\da-f]{1,2}){14})?$/i;

/** What is wrong with a value of systemd.network(5); of addresses those of IPv4 are judged. */
export function networkValueProblem(section: string, key: string, value: string): ValueProblem | undefined {
  const setting = `${section}.${key}`;
  const listed = CHOICES.find(([settings]) => settings.test(setting))?.[1];
  if (listed !== undefined) return choiceProblem(listed, value);
  const most = NUMBERS.find(([settings]) => settings.test(setting))?.[1];
  if (most !== undefined)
    return /^\w+$/.test(value) && Number(value) <= most ? undefined : { takes: `a number up to ${most}` };
  if (key === 'MTUBytes' && !/^\d[\d.]*[BKMG]?$/.test(value))
    return { takes: 'a number such as `9000`', meant: /^\d+(?= ?bytes?$)/i.exec(value)?.[0] };
  if (/^(?:NetDev|Link)\.Name$/.test(setting) && value.length > 15)
    return { takes: 'a name of at most 15 characters' };
  if (/^Network\.(?:DNS|NTP|Domains)$/.test(setting)) {
    const takes = 'several with blanks between';
    for (const word of wordsIn(value)) {
      const problem = commaProblem(word, takes) ?? (key === 'DNS' ? serverProblem(word.text) : undefined);
      if (problem !== undefined) return { ...problem, piece: word };
    }
    return undefined;
  }
  if (/^(?:Match|Link|NetDev)\.MACAddress$/.test(setting)) {
    const piece = wordsIn(value).find(({ text }) => /^!?\w\w[:-]\w/.test(text) && !MAC.test(text));
    return piece && { takes: 'six pairs of hexadecimal digits with colons between', piece };
  }
  if (!/^(?:Network|Address|Route)\.(?:Address|Gateway|Destination|Source)$/.test(setting)) return undefined;
  const isPrefixed = key !== 'Gateway';
  const joined = value.replace(/[ \t]*([./])[ \t]*/g, '$1');
  if (joined !== value && /^[\d./]+$/.test(joined) && addressProblem(joined, isPrefixed) === undefined)
    return { takes: 'an address without blanks', meant: joined };
  return addressProblem(value, isPrefixed);
}

function serverProblem(text: string): ValueProblem | undefined {
  return /^[a-z][\w-]*(?:\.[\w-]+)+$/i.test(text) && !/^[\da-f.]+$/i.test(text)
    ? { takes: 'addresses, and no names' }
    : addressProblem(text, false);
}

function addressProblem(text: string, isPrefixed: boolean): ValueProblem | undefined {
  const [, address = '', prefix] = /^([\d.]+)(?:\/(.*))?$/.exec(text) ?? [];
  const isPrefix = prefix === undefined || (isPrefixed && /^\d{1,2}$/.test(prefix) && Number(prefix) <= 32);
  if (address === '' || (isPrefix && isIpv4(address))) return undefined;
  if (!isPrefixed)
    return { takes: 'an address such as `10.0.0.1`', meant: isIpv4(address) ? address : undefined };
  const length = lengthOf(prefix ?? '');
  const meant = length === undefined || !isIpv4(address) ? undefined : `${address}/${length}`;
  return { takes: 'an address with the length of its prefix, such as `10.0.0.5/24`', meant };
}

/** Of a mask such as `255.255.255.0`. */
function lengthOf(mask: string): number | undefined {
  if (!isIpv4(mask)) return undefined;
  const bits = mask
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
  return /^1*0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : undefined;
}

/** Four numbers up to 255, with dots between. */
export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

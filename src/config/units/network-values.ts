import type { ValueProblem } from './unit-values.ts';

const ADDRESS_KEYS = /^(?:Address|Gateway|DNS|NTP)$/;
const DHCP = [
  'yes',
  'no',
  'ipv4',
  'ipv6',
  'true',
  'false',
  'both',
  'none',
  'v4',
  'v6',
  '1',
  '0',
  'on',
  'off',
];

/** What is wrong with a value of systemd.network(5); judged are addresses of IPv4 and the choice of DHCP. */
export function networkValueProblem(section: string, key: string, value: string): ValueProblem | undefined {
  if (section === 'Network' && key === 'DHCP' && !DHCP.includes(value))
    return { takes: '`yes`, `no`, `ipv4` or `ipv6`', choices: DHCP.slice(0, 4) };
  if (!/^(?:Network|Address|Route)$/.test(section) || !ADDRESS_KEYS.test(key) || key === 'NTP')
    return undefined;
  const isPrefixed = key === 'Address';
  for (const word of key === 'DNS' ? value.split(/\s+/) : [value]) {
    if (!/^[\d.]+(?:\/.*)?$/.test(word)) continue;
    const [, address = '', prefix] = /^([^/]*)(?:\/(.*))?$/.exec(word) ?? [];
    const isAddress = isIpv4(address);
    const isPrefix = prefix === undefined || (isPrefixed && /^\d{1,2}$/.test(prefix) && Number(prefix) <= 32);
    if (!isAddress || !isPrefix)
      return {
        takes: isPrefixed
          ? 'an address with the length of its prefix, such as `10.0.0.5/24`'
          : 'an address such as `10.0.0.1`',
        choices: [],
      };
  }
  return undefined;
}

function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
}

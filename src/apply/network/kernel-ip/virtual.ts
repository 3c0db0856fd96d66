import { BOND_OPTIONS, BOND_OPTIONS_WITHOUT_EFFECT } from '../bond-options.ts';
import { linkOf } from '../compose.ts';
import { malformedNetwork } from '../error.ts';
import type { Bond, Link } from '../model.ts';
import { bareOptionName, namedOptions, primaryOf } from '../named-options.ts';

/** The device of one `bond=`, `bridge=` or `vlan=`, without addresses; what is left out is as dracut takes it. */
export function virtualLink(
  kind: 'bond' | 'bridge' | 'vlan',
  value: string,
  warn: (problem: string) => void,
): Link {
  switch (kind) {
    case 'bond': {
      const [name = '', members = '', options = '', mtu = ''] = value.split(':');
      const id = name || 'bond0';
      const device = bondOf(listOf(members || 'eth0,eth1'), options || 'mode=balance-rr', warn);
      if (mtu !== '' && !/^\d+$/.test(mtu))
        throw malformedNetwork('bond=', `${JSON.stringify(mtu)} is no MTU`);
      return linkOf({ id, name: id, device, mtu: mtu === '' ? undefined : Number(mtu) });
    }
    case 'bridge': {
      const [name = '', members = ''] = value.split(':');
      const id = name || 'br0';
      const device = { kind: 'bridge', members: listOf(members || 'eth0'), options: [] } as const;
      return linkOf({ id, name: id, device });
    }
    case 'vlan': {
      const [name = '', link = ''] = value.split(':');
      const number = /^(?:vlan|.*\.)(\d+)$/.exec(name)?.[1];
      if (number === undefined || link === '')
        throw malformedNetwork('vlan=', 'must be name:device with a name such as vlan5 or eth0.5');
      return linkOf({ id: name, name, device: { kind: 'vlan', id: Number(number), link } });
    }
  }
}

/** `mode=active-backup,miimon=100`; the addresses of one option are parted by semicolons. */
function bondOf(members: readonly string[], text: string, warn: (problem: string) => void): Bond {
  const options = listOf(text).map((option) => {
    const equals = option.indexOf('=');
    if (equals === -1) throw malformedNetwork('bond=', `${JSON.stringify(option)} is no option=value`);
    const value = option.slice(equals + 1).replaceAll(';', ' ');
    return { place: 'bond=', name: option.slice(0, equals), value };
  });
  const read = namedOptions(BOND_OPTIONS, options);
  const primary = options.findLast(({ name }) => name === 'primary')?.value;
  for (const { name } of read.unknown) {
    if (name !== 'primary' && !BOND_OPTIONS_WITHOUT_EFFECT.includes(bareOptionName(name)))
      warn(`bond=: systemd-networkd has no option ${name}; it is ignored`);
  }
  return {
    kind: 'bond',
    members,
    options: read.settings,
    ...primaryOf(read, primary, (problem) => warn(`bond=: ${problem}`)),
  };
}

function listOf(text: string): readonly string[] {
  return text.split(',').filter((word) => word !== '');
}

import { unsupportedNetwork } from '../error.ts';
import type { Link, Physical } from '../model.ts';
import type { Membership } from './relations.ts';
import { deviceName } from './relations.ts';
import { type Section, words } from './section.ts';

/**
 * VLANs, bonds and bridges take over the address of a device below them, and globs catch their names. `Type=` would not
 * tell them from Ethernet devices where there is no udev.
 */
const NOT_VIRTUAL = ['Kind', '!bond bridge dummy vlan'] as const;

/**
 * `[Match]` of the link's `.network` file.
 * @see https://www.freedesktop.org/software/systemd/man/252/systemd.network.html#%5BMatch%5D%20Section%20Options
 */
export function networkMatch(link: Link, membership: Membership | undefined): Section {
  const { device } = link;
  if (device.kind !== 'physical') return { name: 'Match', settings: [['Name', deviceName(link)]] };
  const { mac, drivers } = device.match;
  const names = namesAfterRename(link, device);
  // The current address is another one in a bond, and once networkd or udev has set one.
  const isPermanent =
    mac !== undefined &&
    (membership?.kind === 'bond' || link.mac !== undefined || device.macPolicy === 'random');
  const isExact = names?.every((name) => !/[*?[\]]/.test(name)) === true;
  const isAny = mac === undefined && names === undefined && drivers === undefined;
  return {
    name: 'Match',
    settings: [
      [isPermanent ? 'PermanentMACAddress' : 'MACAddress', mac],
      ['Name', words(link.id, 'Name', names)],
      ['Driver', words(link.id, 'Driver', drivers)],
      ['Type', isAny ? 'ether' : undefined],
      ...(isPermanent || isExact ? [] : [NOT_VIRTUAL]),
    ],
  };
}

/** networkd sees a device under its new name. */
function namesAfterRename(link: Link, { match }: Physical): readonly string[] | undefined {
  if (match.names === undefined || match.names.length === 0) return undefined;
  if (link.name === undefined) return match.names;
  // Where the address tells it, it is found also when udev could not rename it.
  return match.mac === undefined ? [link.name] : undefined;
}

/**
 * The `.link` file of a physical device that udev shall rename, wake or set up, or nothing. udev takes the first file that
 * matches, so that what its default file does is said again here.
 * @see https://www.freedesktop.org/software/systemd/man/252/systemd.link.html
 */
export function linkSections(link: Link): readonly Section[] | undefined {
  if (link.device.kind !== 'physical') return undefined;
  const { match, wakeOnLan, macPolicy, offloads } = link.device;
  const isNamedSo = match.names?.length === 1 && match.names[0] === link.name && match.mac === undefined;
  const rename = isNamedSo ? undefined : link.name;
  if ((rename ?? wakeOnLan ?? macPolicy ?? offloads) === undefined) return undefined;
  if (match.mac === undefined && match.names === undefined && match.drivers === undefined)
    throw unsupportedNetwork(
      link.id,
      'a device to rename, to wake or to set up (offloads, address) must be told by its MAC address or driver',
    );
  const wake = wakeOnLan ? 'magic' : 'off';
  return [
    {
      name: 'Match',
      settings: [
        ['PermanentMACAddress', match.mac],
        ['OriginalName', words(link.id, 'OriginalName', match.names)],
        ['Driver', words(link.id, 'Driver', match.drivers)],
      ],
    },
    {
      name: 'Link',
      settings: [
        ['NamePolicy', rename === undefined ? 'keep kernel database onboard slot path' : ''],
        ['Name', rename],
        ['AlternativeNamesPolicy', 'database onboard slot path'],
        ['MACAddressPolicy', macPolicy ?? (rename === undefined ? 'persistent' : undefined)],
        ['WakeOnLan', wakeOnLan === undefined ? undefined : wake],
        ...(offloads ?? []),
      ],
    },
  ];
}

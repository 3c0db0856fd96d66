import { malformedNetwork } from '../error.ts';
import type { Link } from '../model.ts';
import { deviceName } from './relations.ts';
import type { Section } from './section.ts';

/**
 * The `.netdev` file of a virtual device; nothing for a physical one.
 * @see https://www.freedesktop.org/software/systemd/man/252/systemd.netdev.html
 */
export function netdevSections(link: Link): readonly Section[] | undefined {
  const { device } = link;
  if (device.kind === 'physical') return undefined;
  const netdev: Section = {
    name: 'NetDev',
    settings: [
      ['Name', deviceName(link)],
      ['Kind', device.kind],
      ['MACAddress', link.mac],
    ],
  };
  switch (device.kind) {
    case 'bond':
      return [netdev, { name: 'Bond', settings: device.options }];
    case 'bridge':
      return [netdev, { name: 'Bridge', settings: device.options }];
    case 'vlan':
      if (!Number.isInteger(device.id) || device.id < 0 || device.id > 4094)
        throw malformedNetwork(link.id, 'a VLAN has an id from 0 to 4094');
      return [
        netdev,
        {
          name: 'VLAN',
          settings: [
            ['Id', device.id],
            ['Protocol', device.protocol],
          ],
        },
      ];
    case 'dummy':
      return [netdev];
  }
}

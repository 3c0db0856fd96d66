/** Suffixes of systemd.unit(5), and of the files that systemd-networkd reads. */
export const UNIT_SUFFIXES: ReadonlySet<string> = new Set([
  'service',
  'socket',
  'device',
  'mount',
  'automount',
  'swap',
  'target',
  'path',
  'timer',
  'slice',
  'scope',
  'network',
  'netdev',
  'link',
]);

const NETWORK_SUFFIX = /\.(?:network|netdev|link)$/;
const NAME = /^[A-Za-z0-9:_.\\-]+(?:@[A-Za-z0-9:_.\\@-]*)?\.([a-z]+)$/;

/**
 * Whether systemd accepts the text as the name of a unit.
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html
 */
export function isUnitName(text: string): boolean {
  const suffix = NAME.exec(text)?.[1];
  return suffix !== undefined && UNIT_SUFFIXES.has(suffix) && text.length <= 255;
}

/** Files for systemd-networkd and udev: they live under `systemd/network` and are never enabled. */
export function isNetworkUnit(name: string): boolean {
  return NETWORK_SUFFIX.test(name);
}

/** `x.service.d/y.conf`, as OEM documents name drop-ins; nothing for other names. */
export function dropInOf(name: string): { readonly unit: string; readonly dropIn: string } | undefined {
  const match = /^([^/]+)\.d\/([^/]+\.conf)$/.exec(name);
  const [, unit, dropIn] = match ?? [];
  if (unit === undefined || dropIn === undefined || !isUnitName(unit)) return undefined;
  return isDropInName(dropIn) ? { unit, dropIn } : undefined;
}

/** Whether the text names a drop-in file: one path element that ends in `.conf`. */
export function isDropInName(text: string): boolean {
  return /^[^/\0]+\.conf$/.test(text) && text.length <= 255;
}

import type { NetworkModel } from '../model.ts';
import type { NetworkFile } from '../network-file.ts';

/**
 * The files of systemd-networkd and udev that bring the model about.
 * @see https://www.freedesktop.org/software/systemd/man/252/systemd.network.html
 */
export function renderNetwork(_model: NetworkModel): readonly NetworkFile[] {
  return [];
}

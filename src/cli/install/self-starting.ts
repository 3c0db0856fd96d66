/** An etcd that the image starts by itself, as Debian's package does: before a document could say what to join. */
import type { Files } from '../../apply/host.ts';

export interface SelfStarting {
  readonly unit: string;
  /** Names of our units that links in its image give to it: ours cannot be there. */
  readonly aliases: readonly string[];
}

const LINKS = '/etc/systemd/system';
const ETCD = /^etcd(?:2|-member)?\.service$/;

/** Of the image's own units. */
export function selfStarting(
  own: readonly string[],
  files: Pick<Files, 'list' | 'readLink' | 'stat'>,
): readonly SelfStarting[] {
  const etcds = own.filter((path) => ETCD.test(nameIn(path)));
  const units = new Set(etcds.map((path) => aliasedBy(path, files) ?? nameIn(path)));
  return [...units]
    .filter((unit) => isEnabled(unit, files))
    .map((unit) => {
      const aliases = etcds.filter((path) => aliasedBy(path, files) === unit).map(nameIn);
      return { unit, aliases };
    });
}

/** The unit that this path is a second name of; a link to `/dev/null` masks, and to a file elsewhere is the unit itself. */
export function aliasedBy(path: string, files: Pick<Files, 'readLink'>): string | undefined {
  const target = nameIn(files.readLink(path) ?? '');
  return target.endsWith('.service') && target !== nameIn(path) ? target : undefined;
}

/** @see systemctl(1), `is-enabled`: links below the targets that want a unit. */
function isEnabled(unit: string, files: Pick<Files, 'list' | 'stat'>): boolean {
  const directories = (files.list(LINKS) ?? []).filter((name) => /\.(?:wants|requires)$/.test(name));
  return directories.some((name) => files.stat(`${LINKS}/${name}/${unit}`) !== undefined);
}

function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

import { KNOWN_UNITS } from '../config/known-units.ts';

interface KnownValue {
  readonly label: string;
  readonly kind?: 'unit';
  readonly detail?: string;
}

const MODES: readonly (readonly [mode: string, about: string])[] = [
  ['"0644"', 'all read, the owner writes'],
  ['"0600"', 'the owner alone'],
  ['"0640"', 'the owner, and the group reads'],
  ['"0755"', 'all run it, the owner writes'],
  ['"0700"', 'the owner alone, runs it'],
  ['"0440"', 'the owner and the group read'],
];

const texts = (...labels: readonly string[]): readonly KnownValue[] => labels.map((label) => ({ label }));
const explained = (pairs: readonly (readonly [string, string])[]): readonly KnownValue[] =>
  pairs.map(([label, detail]) => ({ label, detail }));

/** Values that the field uses at a place, `coreos.units[].name`, beyond what the schema lists. */
export function knownValues(pattern: string): readonly KnownValue[] {
  switch (pattern) {
    case 'coreos.units[].name':
      return KNOWN_UNITS.map(([label, detail]) => ({ label, detail, kind: 'unit' }));
    case 'coreos.units[].drop_ins[].name':
      return texts('10-settings.conf', '40-ExecStartPre-symlink.conf', '50-network-config.conf');
    case 'write_files[].permissions':
      return explained(MODES);
    case 'write_files[].owner':
      return texts('root:root', 'core:core', 'root:docker');
    case 'users[].groups':
    case 'users[].groups[]':
      return texts('sudo', 'docker', 'wheel', 'systemd-journal', 'portage', 'rkt');
    case 'users[].shell':
      return texts('/bin/bash', '/bin/sh', '/sbin/nologin', '/usr/bin/git-shell');
    case 'users[].sudo':
    case 'users[].sudo[]':
      return texts('ALL=(ALL) NOPASSWD:ALL', 'ALL=(ALL) ALL');
    case 'coreos.update.group':
      return texts('stable', 'beta', 'alpha', 'lts');
    default:
      return [];
  }
}

/** login.defs(5) and /etc/default/useradd: numbers and paths for new accounts. */
import type { Files } from '../../apply/host.ts';
import { toNumber } from './account-tables.ts';

export interface IdRange {
  readonly first: number;
  readonly last: number;
}

export interface AccountSettings {
  readonly uids: IdRange;
  readonly gids: IdRange;
  readonly systemUids: IdRange;
  readonly systemGids: IdRange;
  readonly subordinateUids: IdRange;
  readonly subordinateGids: IdRange;
  /** How many subordinate ids an account gets. */
  readonly subordinateCount: number;
  readonly homeMode: number;
  /** shadow(5) fields 4, 5 and 6. */
  readonly ageing: readonly [min: string, max: string, warn: string];
  readonly homes: string;
  readonly shell: string;
  readonly skeleton: string;
  /** Name or number of the group of those who get none of their own. */
  readonly group: string;
}

export function readAccountSettings(files: Files): AccountSettings {
  const login = readSettings(files, '/etc/login.defs');
  const useradd = readSettings(files, '/etc/default/useradd');
  const range = (prefix: string, first: number, last: number): IdRange => ({
    first: toNumber(login.get(`${prefix}_MIN`)) ?? first,
    last: toNumber(login.get(`${prefix}_MAX`)) ?? last,
  });
  const uids = range('UID', 1000, 60000);
  const gids = range('GID', 1000, 60000);
  return {
    uids,
    gids,
    systemUids: range('SYS_UID', 101, uids.first - 1),
    systemGids: range('SYS_GID', 101, gids.first - 1),
    subordinateUids: range('SUB_UID', 100_000, 600_100_000),
    subordinateGids: range('SUB_GID', 100_000, 600_100_000),
    subordinateCount: toNumber(login.get('SUB_UID_COUNT')) ?? 65_536,
    homeMode: octal(login.get('HOME_MODE')) ?? 0o777 & ~(octal(login.get('UMASK')) ?? 0o022),
    ageing: [
      login.get('PASS_MIN_DAYS') ?? '',
      login.get('PASS_MAX_DAYS') ?? '',
      login.get('PASS_WARN_AGE') ?? '',
    ],
    homes: useradd.get('HOME') ?? '/home',
    shell: useradd.get('SHELL') ?? '/bin/sh',
    skeleton: useradd.get('SKEL') ?? '/etc/skel',
    group: useradd.get('GROUP') ?? '100',
  };
}

function readSettings(files: Files, path: string): ReadonlyMap<string, string> {
  const text = new TextDecoder().decode(files.read(path) ?? new Uint8Array());
  const settings = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, key, value] = /^\s*([A-Z_]+)[\s=]+"?([^"#]*?)"?\s*$/.exec(line) ?? [];
    if (key !== undefined && value !== undefined && value !== '') settings.set(key, value);
  }
  return settings;
}

function octal(text: string | undefined): number | undefined {
  return text !== undefined && /^[0-7]{1,4}$/.test(text) ? Number.parseInt(text, 8) : undefined;
}

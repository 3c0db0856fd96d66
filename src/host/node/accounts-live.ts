/** Accounts of the running system: useradd(8), usermod(8), chpasswd(8), which know its locks, PAM and caches. */
import type { AccountChange, Commands, Files, NewAccount } from '../../apply/host.ts';
import { CloudConfigError } from '../../errors.ts';
import { type AccountChanges, findGroup } from './account-database.ts';

export interface LiveOptions {
  readonly files: Files;
  readonly commands: Commands;
}

export function createLiveAccounts({ files, commands }: LiveOptions): AccountChanges {
  const run = (user: string, argv: readonly string[], input?: Uint8Array) =>
    runTool(commands, user, argv, input);
  return {
    create: (account) => {
      const ownGroup = findGroup(files, account.name) === undefined ? 'absent' : 'exists';
      return run(account.name, ['useradd', ...creation(account, ownGroup), '--', account.name]);
    },
    change: async (user, change) => {
      const options = changing(change);
      if (options.length > 0) await run(user, ['usermod', ...options, '--', user]);
    },
    setPassword: async (user, hash) => {
      if (/[:\n]/.test(`${user}${hash}`)) {
        throw new CloudConfigError(
          'ACCOUNT_FAILED',
          `the password hash of ${user} has a colon or a line break; make a new one`,
        );
      }
      await run(user, ['chpasswd', '-e'], new TextEncoder().encode(`${user}:${hash}\n`));
    },
  };
}

function creation(account: NewAccount, ownGroup: 'exists' | 'absent'): readonly string[] {
  return [
    // No password, yet not locked: sshd refuses keys of locked accounts where it does without PAM.
    ...option('--password', '*'),
    ...option('--uid', account.uid),
    ...option('--comment', account.gecos),
    ...option('--home-dir', account.home),
    account.createHome === 'create' ? '--create-home' : '--no-create-home',
    ...option('--shell', account.shell),
    ...groupOptions(account, ownGroup),
    ...option('--groups', account.groups.length > 0 ? account.groups.join(',') : undefined),
    ...(account.account === 'system' ? ['--system'] : []),
    ...(account.logInit === 'none' ? ['--no-log-init'] : []),
    ...option('--expiredate', account.expireDate),
    ...option('--inactive', account.inactive),
  ];
}

/** useradd refuses to make a group that exists, also when a killed run has made it: it is then the account's. */
function groupOptions(account: NewAccount, ownGroup: 'exists' | 'absent'): readonly string[] {
  if (account.primaryGroup !== undefined) return ['--gid', account.primaryGroup];
  if (account.userGroup === 'none') return ['--no-user-group'];
  return ownGroup === 'exists' ? ['--gid', account.name] : ['--user-group'];
}

function changing(change: AccountChange): readonly string[] {
  const groups = change.addGroups ?? [];
  return [
    ...option('--comment', change.gecos),
    ...option('--shell', change.shell),
    ...option('--home', change.home),
    ...option('--gid', change.primaryGroup),
    ...(groups.length > 0 ? ['--append', '--groups', groups.join(',')] : []),
    ...option('--expiredate', change.expireDate),
    ...option('--inactive', change.inactive),
  ];
}

function option(name: string, value: string | number | undefined): readonly string[] {
  return value === undefined ? [] : [name, String(value)];
}

async function runTool(
  commands: Commands,
  user: string,
  argv: readonly string[],
  input?: Uint8Array,
): Promise<void> {
  const tool = argv[0] ?? '';
  const result = await commands.run(argv, input);
  if (result === undefined) {
    throw new CloudConfigError('ACCOUNT_NO_TOOL', `${tool} is not installed; install passwd (shadow-utils)`);
  }
  if (result.status === 0) return;
  const words = withoutHashes(result.output) || `status ${result.status}`;
  throw new CloudConfigError('ACCOUNT_FAILED', `${tool} failed for the user ${user}: ${words}`);
}

/** One line, and nothing in it that looks like a crypt(5) hash. */
function withoutHashes(output: string): string {
  return output
    .replace(/\$[0-9a-z]+\$[^\s:]+/gi, '[hash]')
    .replace(/\s+/g, ' ')
    .trim();
}

import type { Accounts, Commands, Files } from '../../apply/host.ts';
import { findAccount, findGroup, findShadow } from './account-database.ts';
import { createLiveAccounts } from './accounts-live.ts';
import { createOfflineAccounts } from './accounts-offline.ts';

export interface AccountsOptions {
  readonly root: string;
  readonly files: Files;
  readonly commands: Commands;
  /** Milliseconds since the epoch, for the date of the last password change. */
  readonly now: () => number;
}

export function createAccounts(options: AccountsOptions): Accounts {
  const { files } = options;
  const changes = options.root === '/' ? createLiveAccounts(options) : createOfflineAccounts(options);
  return {
    ...changes,
    find: (user) => findAccount(files, user),
    findGroup: (group) => findGroup(files, group),
    shadow: (user) => findShadow(files, user),
  };
}

import { CloudConfigError } from '../../errors.ts';
import type { SetPassword } from '../action.ts';
import { DONE, type Handler, UNCHANGED } from '../handler.ts';
import type { Host } from '../host.ts';

/** The hash goes to the account database and nowhere else: shadow(5). */
export const setPassword: Handler<SetPassword> = {
  inspect(action, host) {
    if (!host.privileged) return { state: 'skipped', note: 'needs root' };
    const wanted = wantedHash(action, host);
    if (wanted !== undefined && wanted === host.accounts.shadow(action.user)?.hash) return UNCHANGED;
    return { state: 'change', note: 'the password' };
  },
  async perform(action, host) {
    const wanted = wantedHash(action, host);
    if (wanted === undefined) {
      throw new CloudConfigError(
        'PASSWORD_NO_USER',
        `there is no user ${action.user}, so it gets no password`,
      );
    }
    await host.accounts.setPassword(action.user, wanted);
    return DONE;
  },
};

/** The shadow field as it shall be: a `!` before the hash locks it. */
function wantedHash({ user, hash, lock }: SetPassword, host: Host): string | undefined {
  const before = host.accounts.shadow(user)?.hash;
  if (before === undefined) return undefined;
  const bare = hash ?? before.replace(/^!+/, '');
  if (lock === 'lock') return `!${bare}`;
  return lock === 'unlock' && bare === '' ? '*' : bare;
}

import type { SetKeys } from '../action.ts';
import { DONE, type Handler, UNCHANGED } from '../handler.ts';
import { accountFor, keyChange, writeKeys } from '../key-sets.ts';

/** @see https://man.openbsd.org/sshd.8#AUTHORIZED_KEYS_FILE_FORMAT */
export const setKeys: Handler<SetKeys> = {
  inspect({ user, origin, keys }, host) {
    const account = host.accounts.find(user);
    if (account === undefined) {
      return keys.length === 0
        ? UNCHANGED
        : { state: 'change', note: `${countOf(keys)}; the user does not exist yet` };
    }
    const change = keyChange(account, origin, keys, host);
    return change.isChanged ? { state: 'change', note: `${countOf(keys)} of ${origin}` } : UNCHANGED;
  },
  perform({ user, origin, keys }, host) {
    const account = accountFor(user, host);
    writeKeys(account, keyChange(account, origin, keys, host), host);
    return host.privileged ? DONE : { status: 'done', reason: 'owner not set: needs root' };
  },
};

function countOf(keys: readonly string[]): string {
  return keys.length === 1 ? '1 key' : `${keys.length} keys`;
}

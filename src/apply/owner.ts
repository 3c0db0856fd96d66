import { CloudConfigError } from '../errors.ts';
import type { Host, Owner } from './host.ts';

/** The last number is -1 to the kernel, which means "leave it": chown(2). */
const LAST_ID = 4_294_967_294;

/** `user`, `user:group` or `:group` as numbers; names are looked up in the root's own passwd and group. */
export function resolveOwner(written: string, host: Host): Owner {
  const [user = '', group] = partsOf(written, host);
  const account = user === '' ? undefined : host.accounts.find(user);
  const uid = user === '' ? 0 : (account?.uid ?? numberOf(user));
  if (uid === undefined) throw unknown('user', user);
  if (group === undefined || group === '') return { uid, gid: account?.gid ?? 0 };
  const gid = host.accounts.findGroup(group)?.gid ?? numberOf(group);
  if (gid === undefined) throw unknown('group', group);
  return { uid, gid };
}

/** A dot parts user and group only where there is no user of that name: chown(1). */
function partsOf(written: string, host: Host): readonly string[] {
  if (written.includes(':') || host.accounts.find(written) !== undefined) return written.split(':');
  return written.split(/[.](?=[^.]*$)/);
}

function numberOf(text: string): number | undefined {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : undefined;
  return number === undefined || number > LAST_ID ? undefined : number;
}

const REMEDIES = { user: 'create it under `users`', group: 'create it in the image' } as const;

function unknown(kind: 'user' | 'group', name: string): CloudConfigError {
  return new CloudConfigError(
    'OWNER_UNKNOWN',
    `there is no ${kind} ${name} on this machine; ${REMEDIES[kind]}, or give a number`,
  );
}

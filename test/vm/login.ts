import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lab, must } from './lab.ts';

/** A user whose key the machine is given by what is tested. */
export interface Login {
  readonly name: string;
  /** Path of the private key. */
  readonly key: string;
  /** The line for `authorized_keys`. */
  readonly publicKey: string;
}

export function newLogin(lab: Lab, name: string): Login {
  const key = join(lab.directory, `key-${name}`);
  must(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-C', `${name}@tests`, '-f', key]);
  return { name, key, publicKey: readFileSync(`${key}.pub`, 'utf8').trim() };
}

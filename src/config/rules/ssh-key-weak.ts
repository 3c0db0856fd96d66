import { sshKeyListsIn } from '../entries.ts';
import type { Rule } from '../rule.ts';
import { markOf } from '../source-text.ts';
import { isCertificate, readSshKey, type SshKey } from '../ssh-key.ts';

/** sshd's RequiredRSASize and the length below which a key counts as breakable today. */
const REFUSED_BITS = 1024;
const WEAK_BITS = 2048;

/** Types that may be weak; others need not be decoded for this. */
const SUSPECT = /ssh-rsa|rsa-sha2|ssh-dss|-cert-v01/;

export const sshKeyWeak: Rule = {
  code: 'CC342',
  name: 'ssh-key-weak',
  severity: 'warning',
  boot: 'keep',
  summary: 'the public key is of a kind that sshd of today refuses, or too short to be safe',
  details: `OpenSSH has refused DSA keys by default since 7.0 and does not know them any more since 10.0; it refuses RSA keys of
less than 1024 bits, and more where
[RequiredRSASize](https://man.openbsd.org/sshd_config#RequiredRSASize) says so. A certificate is shown by the client;
what belongs here is the key of its authority, after the option \`cert-authority\`.`,
  *check({ root }) {
    for (const list of sshKeyListsIn(root)) {
      for (const { node, at } of list) {
        for (const line of node.text.split(/\r?\n/)) {
          const key = SUSPECT.test(line) ? readSshKey(line) : undefined;
          const message = key?.kind === 'key' ? weaknessOf(key) : undefined;
          if (message !== undefined) yield { message, at, ...markOf(node) };
        }
      }
    }
  },
};

function weaknessOf(key: SshKey): string | undefined {
  if (key.type === 'ssh-dss') return 'OpenSSH refuses DSA keys; use one of `ssh-keygen -t ed25519`';
  if (isCertificate(key))
    return 'sshd takes no certificate from a list of keys; list the key of its authority with `cert-authority`';
  const { bits = WEAK_BITS } = key;
  if (bits < REFUSED_BITS)
    return `sshd refuses RSA keys of ${bits} bits; use one of \`ssh-keygen -t ed25519\``;
  if (bits >= WEAK_BITS) return undefined;
  return `an RSA key of ${bits} bits is too short to be safe; use one of \`ssh-keygen -t ed25519\``;
}

import assert from 'node:assert/strict';
import { validate } from '../../src/config/validate.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';
import type { Random } from './random.ts';

const CANARY = 'kanarienvogel';
const secretBody = `${CANARY}${'A'.repeat(40)}`;

/** Where a secret stands in a document, as its author wrote it or nearly so. */
const PLACES: readonly ((secret: string) => string)[] = [
  (secret) => `users:\n  - name: a\n    passwd: ${secret}\n`,
  (secret) => `users:\n  - {name: a, passwd: ${secret}}\n`,
  (secret) => `users:\n  - name: a\n    plain_text_passwd: ${secret}\n`,
  (secret) => `ssh_authorized_keys:\n  - ssh-ed25519 ${secret}\n  - ${secret}\n`,
  (secret) => `write_files:\n  - path: /a\n    content: |\n      TOKEN=${secret}\n      ${secret}\n`,
  (secret) => `write_files:\n  - path: /a\n    encoding: b64\n    content: ${secret}\n`,
  (secret) => `write_files:\n  - path: /a\n    source: https://x:${secret}@example.com/a\n`,
  (secret) =>
    `write_files:\n  - path: /a\n    content: |\n      -----BEGIN PRIVATE KEY-----\n      ${secret}\n      -----END PRIVATE KEY-----\n`,
  (secret) => `coreos:\n  etcd2:\n    discovery: https://discovery.example/${secret}\n`,
  (secret) => `coreos:\n  etcd_member:\n    discovery_password: ${secret}\n    discovery-token: ${secret}\n`,
  (secret) => `coreos:\n  fleet:\n    etcd_password: ${secret}\n`,
  (secret) => `coreos:\n  flannel:\n    network_config: {Backend: {Type: x, PSK: ${secret}}}\n`,
  (secret) =>
    `coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        Environment=PASSWORD=${secret}\n        ExecStart=/bin/a --password ${secret}\n`,
];

const AROUND = [
  '',
  '"',
  "'",
  '[',
  '{',
  '!!binary ',
  '!x ',
  '&a ',
  '|\n',
  '>\n',
  '@',
  '`',
  '%',
  '\t',
  '- ',
  '? ',
  '$6$',
  ': ',
];
const BEHIND = ['', '"', "'", ']', '}', ' #', ':', ': x', '\t', ' |', '$y', '\u001b', '\\', '=', '\n  x'];

/** A document with a secret whose value is damaged in some way. */
export function secretDocument(random: Random): string {
  const before = random.oneIn(2) ? '' : random.pick(AROUND);
  const secret = `${before}${random.oneIn(2) ? CANARY : secretBody}${random.oneIn(2) ? '' : random.pick(BEHIND)}`;
  return `#cloud-config\n${random.pick(PLACES)(secret)}${random.oneIn(3) ? random.pick(PLACES)(secret) : ''}`;
}

/** They quote names: of keys and of variables. What stands where a name does is one. */
const QUOTES_NAMES: ReadonlySet<string> = new Set(['CC102', 'CC201', 'CC206', 'CC307']);

/** No message repeats a secret, however its value is damaged. */
export function checkNoCanary(text: string): void {
  const { diagnostics } = validate(text, gunzip);
  for (const { code, message, fix, related = [] } of diagnostics.filter(
    (each) => !QUOTES_NAMES.has(each.code),
  ))
    for (const words of [message, fix?.title ?? '', ...related.map((place) => place.message)])
      assert.ok(!words.includes(CANARY), `${code} repeats a secret: ${words}`);
}

import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import type { Written, WrittenScalar } from './model.ts';

export const look: fc.Arbitrary<number> = fc.nat(10_000);

export function scalarOf(
  text: string,
  value: unknown,
  quoting: WrittenScalar['quoting'],
): fc.Arbitrary<Written> {
  return look.map((seed) => ({ kind: 'scalar', text, value, quoting, look: seed }) as const);
}

export function textOf(texts: fc.Arbitrary<string>): fc.Arbitrary<Written> {
  return texts.chain((text) => scalarOf(text, text, 'free'));
}

export function oneOf(...texts: readonly string[]): fc.Arbitrary<Written> {
  return textOf(fc.constantFrom(...texts));
}

/** YAML of 2009 has many words for two values; a quoted one is a text. */
export const aBoolean: fc.Arbitrary<Written> = fc.oneof(
  fc.constantFrom('true', 'True', 'yes', 'on', 'ON', 'y').chain((text) => scalarOf(text, true, 'plain')),
  fc.constantFrom('false', 'FALSE', 'no', 'off', 'Off', 'n').chain((text) => scalarOf(text, false, 'plain')),
);

export const anInteger: fc.Arbitrary<Written> = fc.nat(30_000).chain((value) => {
  const spellings = [
    `${value}`,
    `0x${value.toString(16)}`,
    `0o${value.toString(8)}`,
    `+${value}`,
    `${value}_0`,
  ];
  return fc
    .nat(spellings.length - 1)
    .chain((chosen) => scalarOf(spellings[chosen] ?? '', chosen === 4 ? value * 10 : value, 'plain'));
});

export const aNumber: fc.Arbitrary<Written> = fc.oneof(
  fc.nat(3000).chain((value) => scalarOf(`${value}`, value, 'plain')),
  fc.nat(300).chain((value) => scalarOf(`${value}.5`, value + 0.5, 'plain')),
);

/** Words that YAML would read as something else, and that a text must keep. */
const TRICKY = [
  'off',
  'yes',
  '0755',
  '1.10',
  '1e3',
  '0x1f',
  '2001-01-01',
  '=',
  'a: b',
  'a #b',
  "it's",
  '"x"',
];

/** A text without variables, which are another matter. */
export const someText: fc.Arbitrary<Written> = textOf(
  fc.oneof(
    fc.stringMatching(/^[a-z][a-zA-Z0-9./:@-]{0,20}[a-z0-9]$/),
    fc.constantFrom(...TRICKY),
    fc.stringMatching(/^[!-~äß€𝄞]{1,12}$/u).map((text) => text.replaceAll('$', '%')),
  ),
);

const line = fc.stringMatching(/^[ -~]{0,30}$/).map((text) => text.replaceAll('$', '%'));
/** Several lines, as files have; `#!` and `-----` begin things that rules look into. */
export const bodyText: fc.Arbitrary<string> = fc
  .tuple(fc.array(line, { maxLength: 4 }), fc.constantFrom('', '\n', '\n\n'))
  .map(([lines, end]) => `first line\n${lines.join('\n')}${end}`);

export const path: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('/etc/', '/opt/bin/', '/var/lib/app/'), fc.stringMatching(/^[a-z][a-z0-9-]{2,12}$/))
  .map(([directory, name]) => directory + name);

/** Files that other keys of a document make, or that two entries may name. */
const sharedPath = fc.constantFrom(
  '/etc/motd',
  '/etc/hosts',
  '/etc/hostname',
  '/etc/environment',
  '/etc/oem-release',
  '/etc/coreos/update.conf',
  '/run/flannel/options.env',
);

/** Bytes of an ed25519 key are any 32. */
export const publicKey: fc.Arbitrary<Written> = textOf(
  fc
    .tuple(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.stringMatching(/^[a-z]{1,8}@[a-z]{1,8}$/))
    .map(([bytes, comment]) => {
      const kind = 'ssh-ed25519';
      const blob = Buffer.concat([
        Buffer.from([0, 0, 0, kind.length]),
        Buffer.from(kind),
        Buffer.from([0, 0, 0, 32]),
        bytes,
      ]);
      return `${kind} ${blob.toString('base64')} ${comment}`;
    }),
);

const word = fc.stringMatching(/^[a-z][a-z0-9]{1,8}$/);
const client = fc.constantFrom('http://10.0.0.1:2379', 'https://node1.example:2379');
const urls = textOf(fc.array(client, { minLength: 1, maxLength: 2 }).map((each) => each.join(',')));

/** By the end of a key's place: what a sensible document says there. The first that fits counts. */
export const VALUES: readonly (readonly [place: RegExp, value: fc.Arbitrary<Written>])[] = [
  [
    /files\[\]\.path$/,
    textOf(fc.oneof({ weight: 9, arbitrary: path }, { weight: 1, arbitrary: sharedPath })),
  ],
  [/files\[\]\.source$/, oneOf('https://example.com/file')],
  [/files\[\]\.sha256$/, oneOf('a'.repeat(64), 'B'.repeat(64))],
  [/^hostname$/, textOf(fc.stringMatching(/^[a-z]([a-z0-9-]{0,10}[a-z0-9])?(\.[a-z]{2,5}){0,2}$/))],
  [/ssh_authorized_keys\[\]$/, publicKey],
  [/^users\[\]\.name$/, textOf(fc.stringMatching(/^[a-z_][a-z0-9_-]{1,7}$/))],
  [/^users\[\]\.passwd$/, oneOf('*', '!', `$6$saltsalt$${'a'.repeat(86)}`, `$5$saltsalt$${'b'.repeat(43)}`)],
  [/^users\[\]\.homedir$/, textOf(path)],
  [/^users\[\]\.shell$/, oneOf('/bin/bash', '/sbin/nologin')],
  [/^users\[\]\.(?:groups\[\]|primary_group)$/, textOf(word)],
  [/^users\[\]\.sudo\[\]$/, oneOf('ALL=(ALL) NOPASSWD:ALL', 'ALL=(ALL) ALL')],
  [/^users\[\]\.expiredate$/, oneOf('2030-01-31', '2029-12-01')],
  [/^users\[\]\.ssh_import_id\[\]$/, textOf(word.map((name) => `gh:${name}`))],
  [/import_url$/, textOf(word.map((name) => `https://keys.example/${name}`))],
  [/import_github(?:_users\[\])?$/, textOf(word)],
  [/permissions$/, oneOf('0644', '0600', '0o644', '644', '0750', '4755')],
  [/owner$/, oneOf('root', 'root:root', '0:0', 'core:core')],
  [/initial_cluster$/, oneOf('a=http://10.0.0.1:2380', 'a=http://10.0.0.1:2380,b=http://10.0.0.2:2380')],
  [/initial_cluster_state$/, oneOf('new', 'existing')],
  [/\.discovery$/, oneOf('https://discovery.example/0123456789abcdef0123456789abcdef')],
  [/etcd\.(?:peer_)?(?:bind_)?addr$/, oneOf('10.0.0.1:4001', '10.0.0.2:7001')],
  [/etcd\.peers$/, oneOf('10.0.0.1:7001,10.0.0.2:7001')],
  [/listen_\w+_urls$/, oneOf('http://127.0.0.1:2379', 'http://127.0.0.1:2379,http://localhost:4001')],
  [/_urls$|discovery_endpoints$|fleet\.etcd_servers$|flannel\.etcd_endpoints$|locksmith\.endpoint$/, urls],
  [/network_config$/, networkConfig()],
  [/window_start$/, oneOf('04:00', 'Thu 23:30', 'sun 4:5')],
  [/window_length$/, oneOf('1h', '30m', '1h30m')],
  [/update\.server$|home_url$|bug_report_url$/, oneOf('https://update.example/v1/', 'https://example.com/')],
];

function networkConfig(): fc.Arbitrary<Written> {
  const value = '{"Network":"10.1.0.0/16","Backend":{"Type":"vxlan","VNI":7}}';
  const yaml = '{Network: 10.1.0.0/16, Backend: {Type: "vxlan", VNI: 7}}';
  return fc.oneof(oneOf(value), fc.constant({ kind: 'verbatim', yaml, value } as const));
}

export interface Encoded {
  readonly encoding: string;
  readonly content: string;
}

/** File content in each of the encodings. */
export const encoded: fc.Arbitrary<Encoded> = fc
  .tuple(bodyText, fc.constantFrom('b64', 'base64', 'gz+base64', 'gzip+base64', 'gz+b64', 'gzip+b64'))
  .map(([text, encoding]) => {
    const bytes = encoding.startsWith('gz') ? gzipSync(text) : Buffer.from(text);
    return { encoding, content: bytes.toString('base64') };
  });

import fc from 'fast-check';
import type { Written } from './model.ts';
import { aBoolean, look, oneOf, textOf } from './values.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9]{1,8}$/);
const INSTALL = '[Install]\nWantedBy=multi-user.target\n';

type Entries = readonly (readonly [string, fc.Arbitrary<Written>])[];

/** A mapping with some of these keys, `name` among them. */
function mapping(entries: Entries, always: readonly string[]): fc.Arbitrary<Written> {
  const chosen = entries.map(([key, value]) =>
    fc
      .tuple(always.includes(key) ? fc.constant(true) : fc.boolean(), value)
      .map(([isThere, written]) => (isThere ? ([[key, written]] as const) : [])),
  );
  return fc
    .tuple(fc.tuple(...chosen), look)
    .map(([all, seed]) => ({ kind: 'map', entries: all.flat(), look: seed }) as const);
}

const dropIn = mapping(
  [
    ['name', textOf(word.map((name) => `10-${name}.conf`))],
    ['content', textOf(word.map((name) => `[Unit]\nDescription=more of ${name}\n`))],
  ],
  ['name'],
);

const dropIns = fc
  .tuple(fc.uniqueArray(dropIn, { maxLength: 2, selector: nameOf }), look)
  .map(([items, seed]) => ({ kind: 'list', items, look: seed }) as const);

export function nameOf(node: Written): unknown {
  const value = node.kind === 'map' ? node.entries.find(([key]) => key === 'name')?.[1] : undefined;
  return value !== undefined && 'value' in value ? value.value : undefined;
}

const COMMANDS = [
  'start',
  'stop',
  'restart',
  'reload',
  'try-restart',
  'reload-or-restart',
  'reload-or-try-restart',
];

const service = mapping(
  [
    ['name', textOf(word.map((name) => `${name}.service`))],
    [
      'content',
      textOf(
        word.map(
          (name) => `[Unit]\nDescription=${name}\n\n[Service]\nExecStart=/usr/bin/${name}\n\n${INSTALL}`,
        ),
      ),
    ],
    ['enable', aBoolean],
    ['mask', aBoolean],
    ['runtime', aBoolean],
    ['command', oneOf(...COMMANDS)],
    ['drop_ins', dropIns],
    ['substitute', oneOf('true', 'false', 'all')],
  ],
  ['name'],
);

const network = mapping(
  [
    ['name', textOf(word.map((name) => `10-${name}.network`))],
    ['content', textOf(word.map((name) => `[Match]\nName=${name}\n\n[Network]\nDHCP=yes\n`))],
    ['runtime', aBoolean],
    ['mask', aBoolean],
    ['enable', aBoolean],
    ['command', oneOf('start', 'restart')],
    ['drop_ins', dropIns],
  ],
  ['name'],
);

const timer = mapping(
  [
    ['name', textOf(word.map((name) => `${name}.timer`))],
    [
      'content',
      textOf(fc.constantFrom('1h', '5min').map((time) => `[Timer]\nOnBootSec=${time}\n\n${INSTALL}`)),
    ],
    ['command', oneOf('start')],
    ['enable', aBoolean],
  ],
  ['name', 'content'],
);

/** As images bring them: an entry that is a drop-in, and one with the name of a drop-in that settings become. */
const ofImages = mapping(
  [
    [
      'name',
      oneOf('docker.service.d/10-a.conf', 'etcd2.service', 'locksmithd.service', 'update-engine.service'),
    ],
    ['content', oneOf('[Unit]\nDescription=more\n')],
    ['enable', aBoolean],
    ['command', oneOf('start', 'stop')],
    ['runtime', aBoolean],
    ['mask', aBoolean],
    ['drop_ins', ownDropIns()],
  ],
  ['name'],
);

function ownDropIns(): fc.Arbitrary<Written> {
  const entries: Entries = [
    ['name', oneOf('20-cloudinit.conf')],
    ['content', oneOf('[Service]\nRestart=always\n')],
  ];
  return fc
    .tuple(mapping(entries, ['name', 'content']), look)
    .map(([item, seed]) => ({ kind: 'list', items: [item], look: seed }) as const);
}

export const unit: fc.Arbitrary<Written> = fc.oneof(
  { weight: 5, arbitrary: service },
  { weight: 1, arbitrary: network },
  { weight: 1, arbitrary: timer },
  { weight: 1, arbitrary: ofImages },
);

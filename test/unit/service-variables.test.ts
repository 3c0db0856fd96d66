import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Action } from '../../src/apply/action.ts';
import { plan } from '../../src/apply/plan.ts';
import { type Key, type Shape, shape } from '../../src/config/generated/shape.ts';
import { acceptedPart, readDocument } from '../../src/config/index.ts';
import { variableOf } from '../../src/config/key-variable.ts';

type Row = readonly [key: string, variable: string, type: Shape['kind']];

/** The keys of each section as the 2018 agent had them, in the order in which it wrote their variables. */
const TABLE: Readonly<Record<string, readonly Row[]>> = JSON.parse(
  readFileSync('fixtures/services/variables-of-2018.json', 'utf8'),
);

/** Keys that the 2018 agent did not have; they become no variable of the service. */
const EXTENSIONS: Readonly<Record<string, readonly string[]>> = { flannel: ['network_config'] };

const FILES: Readonly<Record<string, string>> = {
  etcd: '/run/systemd/system/etcd.service.d/20-cloudinit.conf',
  etcd2: '/run/systemd/system/etcd2.service.d/20-cloudinit.conf',
  fleet: '/run/systemd/system/fleet.service.d/20-cloudinit.conf',
  locksmith: '/run/systemd/system/locksmithd.service.d/20-cloudinit.conf',
  flannel: '/run/flannel/options.env',
  update: '/etc/coreos/update.conf',
};

/** What only some words may stand for. */
const WORDS: Readonly<Record<string, string>> = {
  'etcd2.proxy': 'readonly',
  'locksmith.window_start': 'Thu 04:00',
  'locksmith.window_length': '1h30m',
  'update.reboot_strategy': 'etcd-lock',
};

/** A value as a document has it and as the service is to see it; the ones that are easily lost come first. */
function valuesFor(section: string, [key, , type]: Row): readonly string[] {
  const word = WORDS[`${section}.${key}`];
  if (word !== undefined) return [word];
  if (type === 'boolean') return ['false', 'true'];
  if (type === 'integer') return ['0', '100000'];
  if (type === 'number') return ['0', '2.5'];
  return ['off', `/srv/${key}-1.10`];
}

/** The file that holds the settings of a section, made from a document that gives them one a line. */
function rendered(section: string, lines: readonly string[]): string | undefined {
  const reading = readDocument(`#cloud-config\ncoreos:\n  ${section}:\n${lines.join('')}`);
  const { steps } = plan({
    layers: [{ name: 'user', config: acceptedPart(reading).config }],
    metadata: {},
    defaultUser: 'core',
    keySet: 'coreos-cloudinit',
    gunzip: (content) => content,
  });
  return steps.map(({ action }) => textOf(action, FILES[section])).find((text) => text !== undefined);
}

function textOf(action: Action, path: string | undefined): string | undefined {
  if (action.kind === 'placeUnit' && action.path === path) return action.content;
  if (action.kind === 'writeFile' && action.path === path) return new TextDecoder().decode(action.body.bytes);
  if (action.kind === 'setVariables' && action.path === path)
    return action.variables.map(([name, value]) => `${name}=${value}\n`).join('');
  return undefined;
}

/** The same in the words of the table. */
function expected(section: string, pairs: readonly (readonly [string, string])[]): string {
  // What is missing in update.conf is added by name.
  if (section === 'update')
    return [...pairs]
      .sort()
      .map(([name, value]) => `${name}=${value}\n`)
      .join('');
  if (section === 'flannel') return pairs.map(([name, value]) => `${name}=${value}\n`).join('');
  return `[Service]\n${pairs.map(([name, value]) => `Environment="${name}=${value}"\n`).join('')}`;
}

function keysOf(section: string): Readonly<Record<string, Key>> {
  const coreos = shape.kind === 'map' ? shape.keys['coreos']?.shape : undefined;
  const inner = coreos?.kind === 'map' ? coreos.keys[section]?.shape : undefined;
  return inner?.kind === 'map' ? inner.keys : {};
}

describe('the settings of services', () => {
  for (const [section, rows] of Object.entries(TABLE)) {
    it(`in coreos.${section} are those of the 2018 agent, no fewer and no more`, () => {
      const keys = Object.entries(keysOf(section));
      const found = keys.filter(([, { extension }]) => !extension);
      assert.deepEqual(
        found.map(([name, key]) => [name, variableOf(name, key), key.shape.kind]).sort(),
        rows.toSorted(),
      );
      const extensions = keys.filter(([, { extension }]) => extension);
      assert.deepEqual(
        extensions.map(([name, key]) => [name, variableOf(name, key)]),
        (EXTENSIONS[section] ?? []).map((key) => [key, undefined]),
      );
    });

    // All lines of oem-release are written whatever is given.
    if (FILES[section] === undefined) continue;

    it(`in coreos.${section} become their variables one by one, whatever the value`, () => {
      for (const row of rows) {
        const [key, variable] = row;
        for (const value of valuesFor(section, row)) {
          const spellings = new Set([key, key.replaceAll('_', '-')]);
          for (const spelling of spellings)
            assert.equal(
              rendered(section, [`    ${spelling}: ${value}\n`]),
              expected(section, [[variable, value]]),
            );
        }
      }
    });

    it(`in coreos.${section} become all their variables, in one order`, () => {
      const pairs = rows.map((row) => [row, valuesFor(section, row)[0] ?? ''] as const);
      const lines = pairs.map(([[key], value]) => `    ${key}: ${value}\n`);
      const text = expected(
        section,
        pairs.map(([[, variable], value]) => [variable, value]),
      );
      assert.equal(rendered(section, lines), text);
      assert.equal(rendered(section, lines.toReversed()), text);
    });
  }
});

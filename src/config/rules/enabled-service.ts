import type { Fix } from '../diagnostic.ts';
import { textAt, unitsIn } from '../entries.ts';
import { lineStartAt } from '../lines.ts';
import { quote, type Rule } from '../rule.ts';
import { ETCD_SERVICES, SERVICES, sectionOf } from '../service-sections.ts';
import { find, type Place, type ScalarNode } from '../tree.ts';
import { isSet } from '../units/switches.ts';

export const enabledService: Rule = {
  code: 'CC366',
  name: 'enabled-service',
  severity: 'warning',
  boot: 'keep',
  summary: 'an enabled service starts at a reboot before its settings are written, so with other ones',
  details:
    'The settings of etcd, fleet and flannel are written to `/run`, which is empty when a machine boots. `command: start` starts the service in each boot when they are there.',
  *check({ root, source }) {
    for (const entry of unitsIn(root)) {
      const name = textAt(entry, 'name')?.node.text ?? '';
      const service = SERVICES.find(({ unit }) => unit === name);
      const enable = textAt(entry, 'enable');
      if (service === undefined || enable === undefined || !isSet(entry, 'enable')) continue;
      const isConfigured = sectionOf(root, service.section) !== undefined;
      // Settings may be those of another document of the machine; drop-ins in the image or in /etc are there in time.
      if (!isConfigured && !isBareEtcd(entry, name)) continue;
      const message = `${quote(name)} with \`enable\` starts at a reboot before its settings of ${quote(`coreos.${service.section}`)} are written; use \`command: start\` alone`;
      const { at, node } = enable;
      const fix = fixOf(entry, source);
      yield {
        message,
        at,
        start: node.start,
        end: node.end,
        ...(isConfigured ? {} : { severity: 'info' }),
        ...(fix === undefined ? {} : { fix }),
      };
    }
  },
};

function isBareEtcd(entry: Place, name: string): boolean {
  const hasText = find(entry, 'drop_ins') !== undefined || find(entry, 'content') !== undefined;
  return ETCD_SERVICES.some(({ unit }) => unit === name) && !hasText;
}

/** `enable: true` becomes `command: start`, or goes where there is a command. */
function fixOf({ node }: Place, source: string): Fix | undefined {
  const enable = node.kind === 'map' ? node.entries.get('enable') : undefined;
  if (node.kind !== 'map' || enable?.value.kind !== 'scalar') return undefined;
  if (node.entries.get('command') === undefined) {
    const edits = [{ start: enable.keyStart, end: enable.value.end, text: 'command: start' }];
    return { title: 'Write command: start', edits, isUnsafe: true };
  }
  const line = lineOf(enable.keyStart, enable.value, source);
  return line === undefined
    ? undefined
    : { title: 'Remove enable', edits: [{ ...line, text: '' }], isUnsafe: true };
}

/** The line that the key has for itself. */
function lineOf(
  keyStart: number,
  { end }: ScalarNode,
  source: string,
): { readonly start: number; readonly end: number } | undefined {
  const start = lineStartAt(source, keyStart);
  const next = source.indexOf('\n', end);
  const isAlone =
    source.slice(start, keyStart).trim() === '' && next !== -1 && source.slice(end, next).trim() === '';
  return isAlone ? { start, end: next + 1 } : undefined;
}

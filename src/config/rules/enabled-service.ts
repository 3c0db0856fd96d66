import type { Fix } from '../diagnostic.ts';
import { textAt, unitsIn } from '../entries.ts';
import { quote, type Rule } from '../rule.ts';
import { SERVICES, sectionOf } from '../service-sections.ts';
import type { Place, ScalarNode } from '../tree.ts';
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
      if (sectionOf(root, service.section) === undefined) continue;
      const message = `${quote(name)} with \`enable\` starts at a reboot before its settings of ${quote(`coreos.${service.section}`)} are written; use \`command: start\` alone`;
      const { at, node } = enable;
      const fix = fixOf(entry, source);
      yield { message, at, start: node.start, end: node.end, ...(fix === undefined ? {} : { fix }) };
    }
  },
};

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
  const start = source.lastIndexOf('\n', keyStart - 1) + 1;
  const next = source.indexOf('\n', end);
  const isAlone =
    source.slice(start, keyStart).trim() === '' && next !== -1 && source.slice(end, next).trim() === '';
  return isAlone ? { start, end: next + 1 } : undefined;
}

import { textAt, unitsIn } from '../entries.ts';
import { quote, type Rule } from '../rule.ts';
import { ETCD_SERVICES } from '../service-sections.ts';

const CLIENTS: ReadonlySet<string> = new Set(['fleet.service', 'flanneld.service']);

export const startOrder: Rule = {
  code: 'CC368',
  name: 'start-order',
  severity: 'info',
  boot: 'keep',
  summary: 'units start in the order of the list, and a client of etcd listed before it waits in vain',
  *check({ root }) {
    let waiting: ReturnType<typeof textAt>;
    for (const entry of unitsIn(root)) {
      const name = textAt(entry, 'name');
      if (name === undefined || textAt(entry, 'command')?.node.text !== 'start') continue;
      if (CLIENTS.has(name.node.text)) waiting ??= name;
      if (waiting === undefined || !ETCD_SERVICES.some(({ unit }) => unit === name.node.text)) continue;
      const { at, node } = waiting;
      const message = `${quote(node.text)} is started before ${quote(name.node.text)}, which it needs; list it after that`;
      const related = [{ message: 'started here', start: name.node.start, end: name.node.end }];
      yield { message, at, start: node.start, end: node.end, related };
      return;
    }
  },
};

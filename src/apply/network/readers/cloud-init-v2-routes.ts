import { malformedNetwork } from '../error.ts';
import type { Route, RoutingRule } from '../model.ts';
import { oneOf, readDestination, readIp, readNetwork } from './address-text.ts';
import { defined } from './defined.ts';
import type { Fields, Value } from './fields.ts';

const TYPES = ['unicast', 'local', 'blackhole', 'unreachable', 'prohibit', 'throw'] as const;
const SCOPES = ['global', 'link', 'host'] as const;
const TABLES: Readonly<Record<string, number>> = { default: 253, main: 254, local: 255 };

/** `gateway4`, `gateway6` and `routes`. */
export function readRoutes(fields: Fields): readonly Route[] {
  const gateways = ['gateway4', 'gateway6'].flatMap((key): readonly Route[] => {
    const gateway = fields.get(key);
    return gateway === undefined ? [] : [{ to: 'default', via: readIp(gateway) }];
  });
  return [...gateways, ...(fields.get('routes')?.list() ?? []).map(readRoute)];
}

function readRoute(value: Value): Route {
  const route = value.fields();
  const to = route.get('to');
  if (to === undefined) throw malformedNetwork(value.place, 'to is missing');
  const via = route.get('via');
  const from = route.get('from');
  const type = route.get('type');
  const scope = route.get('scope');
  const read = {
    ...readDestination(to),
    ...defined({
      via: via === undefined ? undefined : readIp(via),
      onLink: route.get('on_link')?.boolean(),
      metric: route.get('metric')?.integer(),
      table: readTable(route.get('table')),
      from: from === undefined ? undefined : readIp(from),
      scope: scope === undefined ? undefined : oneOf(scope, SCOPES),
      type: type === undefined ? undefined : oneOf(type, TYPES),
      mtu: route.get('mtu')?.integer(),
      congestionWindow: route.get('congestion_window')?.integer(),
      advertisedReceiveWindow: route.get('advertised_receive_window')?.integer(),
      advertisedSegmentSize: route.get('advertised_mss')?.integer(),
    }),
  };
  route.finish();
  return read;
}

/** @see https://man7.org/linux/man-pages/man8/ip-rule.8.html */
export function readRules(fields: Fields): readonly RoutingRule[] {
  return (fields.get('routing_policy')?.list() ?? []).map((value) => {
    const rule = value.fields();
    const from = rule.get('from');
    const to = rule.get('to');
    const read = defined({
      from: from === undefined ? undefined : readNetwork(from),
      to: to === undefined ? undefined : readNetwork(to),
      table: readTable(rule.get('table')),
      priority: rule.get('priority')?.integer(),
      mark: rule.get('mark')?.integer(),
      typeOfService: rule.get('type_of_service')?.integer(),
    });
    rule.finish();
    return read;
  });
}

function readTable(value: Value | undefined): number | undefined {
  if (value === undefined) return undefined;
  const name = value.text();
  return Object.hasOwn(TABLES, name) ? TABLES[name] : value.integer();
}

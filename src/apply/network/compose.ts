import type { Link, Physical, Route } from './model.ts';

/** The same type with every optional field also taking `undefined`. */
type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };
type Fields<T, Required extends keyof T> = Pick<T, Required> & Partial<Loose<Omit<T, Required>>>;

/** A link without what is absent or empty. */
export function linkOf(fields: Fields<Link, 'id' | 'device'>): Link {
  const { id, device, name, mac, mtu, dhcp4, dhcp6, acceptRa, ra, linkLocal, addresses, routes } = fields;
  const { rules, dns, search, ntp, optional, critical, activation } = fields;
  return {
    id,
    device,
    ...(name === undefined ? {} : { name }),
    ...(mac === undefined ? {} : { mac }),
    ...(mtu === undefined ? {} : { mtu }),
    ...(dhcp4 === undefined ? {} : { dhcp4 }),
    ...(dhcp6 === undefined ? {} : { dhcp6 }),
    ...(acceptRa === undefined ? {} : { acceptRa }),
    ...(ra === undefined ? {} : { ra }),
    ...(linkLocal === undefined ? {} : { linkLocal }),
    ...(addresses?.length ? { addresses } : {}),
    ...(routes?.length ? { routes } : {}),
    ...(rules?.length ? { rules } : {}),
    ...(dns?.length ? { dns: [...new Set(dns)] } : {}),
    ...(search?.length ? { search: [...new Set(search)] } : {}),
    ...(ntp?.length ? { ntp } : {}),
    ...(optional === undefined ? {} : { optional }),
    ...(critical === undefined ? {} : { critical }),
    ...(activation === undefined ? {} : { activation }),
  };
}

/** A route without what is absent. */
export function routeOf(fields: Fields<Route, 'to'>): Route {
  const { to, via, family, onLink, metric, table, from, scope, type, mtu } = fields;
  return {
    to,
    ...(via === undefined ? {} : { via }),
    ...(family === undefined ? {} : { family }),
    ...(onLink === undefined ? {} : { onLink }),
    ...(metric === undefined ? {} : { metric }),
    ...(table === undefined ? {} : { table }),
    ...(from === undefined ? {} : { from }),
    ...(scope === undefined ? {} : { scope }),
    ...(type === undefined ? {} : { type }),
    ...(mtu === undefined ? {} : { mtu }),
  };
}

export function defaultRoute(via: string): Route {
  return { to: 'default', via };
}

export function byMac(mac: string): Physical {
  return { kind: 'physical', match: { mac } };
}

export function byName(name: string): Physical {
  return { kind: 'physical', match: { names: [name] } };
}

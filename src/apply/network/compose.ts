import type { Link, Physical, Route } from './model.ts';
import { defined, unlessEmpty } from './readers/defined.ts';

/** The same type with every optional field also taking `undefined`. */
type Loose<T> = { readonly [K in keyof T]: T[K] | undefined };
type Fields<T, Required extends keyof T> = Pick<T, Required> & Partial<Loose<Omit<T, Required>>>;

/** A link without what is absent or empty. */
export function linkOf(fields: Fields<Link, 'id' | 'device'>): Link {
  const { id, device, addresses = [], routes = [], rules = [], dns = [], search = [], ntp = [] } = fields;
  return {
    ...defined({
      ...fields,
      addresses: unlessEmpty(addresses),
      routes: unlessEmpty(routes),
      rules: unlessEmpty(rules),
      dns: unlessEmpty([...new Set(dns)]),
      search: unlessEmpty([...new Set(search)]),
      ntp: unlessEmpty(ntp),
    }),
    id,
    device,
  };
}

/** A route without what is absent. */
export function routeOf(fields: Fields<Route, 'to'>): Route {
  return { ...defined(fields), to: fields.to };
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

import { fieldOf, textOf } from './json.ts';
import { peerUrlOf } from './peer-url.ts';

/** A machine in a token's directory. */
export interface Registration {
  readonly id: string;
  readonly name: string;
  readonly peerUrls: readonly string[];
  /** Grows with every write to the service: the first `size` of a token have the places. */
  readonly createdIndex: number;
}

/** `name=http://10.0.0.1:2380,name=http://10.0.0.1:7001`; etcd 0.4 wrote a URL alone, under the machine's name. */
export function registrationOf(node: unknown): readonly Registration[] {
  const key = textOf(fieldOf(node, 'key'));
  const value = textOf(fieldOf(node, 'value'));
  const id = key?.slice(key.lastIndexOf('/') + 1);
  if (id === undefined || id.startsWith('_') || value === undefined) return [];
  const pairs = value.split(',').map((pair) => /^([^=]*)=(.*)$/.exec(pair) ?? [pair, id, pair]);
  const created = fieldOf(node, 'createdIndex');
  return [
    {
      id,
      name: pairs[0]?.[1] ?? id,
      peerUrls: pairs.map(([, , url = '']) => url),
      createdIndex: typeof created === 'number' ? created : 0,
    },
  ];
}

/** Its name, with the address where there is one: names are often the ids of machines. */
export function shown({ name, peerUrls }: Pick<Registration, 'name' | 'peerUrls'>): string {
  const host = peerUrlOf(peerUrls[0] ?? '').host;
  return host === '' ? name : `${name} ${host}`;
}

import { createHash } from 'node:crypto';
import { type FactsOf, factsFrom, NO_FACTS } from '../../src/cluster/facts.ts';
import type { ClusterPorts, ServiceRecord } from '../../src/cluster/ports.ts';
import { createFakeClock } from './fake-clock.ts';
import { createFakeDisk } from './fake-disk.ts';
import { createFakeHttp, type FakeAnswer, type FakeHttp } from './fake-http.ts';

export const TOKEN = '0123456789abcdef0123456789abcdef';
export const URL_OF_TOKEN: string = `https://discovery.etcd.io/${TOKEN}`;
/** Asked when https fails: whether the service speaks http there. */
export const NOT_PLAIN: Readonly<Record<string, FakeAnswer>> = {
  'GET http://discovery.etcd.io:443/': 'HTTP_CONNECT',
};
export const NOT_FOUND: FakeAnswer = {
  status: 404,
  body: '{"errorCode":100,"message":"Key not found","cause":"/_etcd/registry","index":11}\n',
};

/** Key and value of a registration, in the order in which they came. */
export type Entry = readonly [id: string, value: string];

/** What a discovery service answers for a token, as etcd 3.4 behind Debian's etcd-discovery does. */
export function tokenAnswers(
  size: string | undefined,
  entries: readonly Entry[],
  url: string = URL_OF_TOKEN,
): Readonly<Record<string, FakeAnswer>> {
  const key = `/_etcd/registry/${TOKEN}`;
  const nodes = entries.map(([id, value], index) => ({
    key: `${key}/${id}`,
    value,
    modifiedIndex: 20 + index,
    createdIndex: 20 + index,
  }));
  // The service gives no order; members have theirs from createdIndex.
  const directory = { action: 'get', node: { key, dir: true, nodes: nodes.reverse(), createdIndex: 10 } };
  const stored = { action: 'get', node: { key: `${key}/_config/size`, value: size, createdIndex: 10 } };
  return {
    [`GET ${url}/_config/size`]:
      size === undefined ? NOT_FOUND : { status: 200, body: JSON.stringify(stored) },
    [`GET ${url}`]: { status: 200, body: JSON.stringify(directory) },
  };
}

export interface ScriptedPorts extends ClusterPorts {
  readonly http: FakeHttp;
}

export function scriptedPorts(
  script: Readonly<Record<string, FakeAnswer | readonly FakeAnswer[]>>,
  services: Readonly<Record<string, readonly ServiceRecord[]>> = {},
): ScriptedPorts {
  return {
    http: createFakeHttp(script),
    clock: createFakeClock(),
    sha1: (content) => createHash('sha1').update(content).digest('hex'),
    lookUpService: async (name) => services[name],
  };
}

/** A machine with these files and this `etcd --version`. */
export function machine(files: Readonly<Record<string, string>>, version?: string): FactsOf {
  const entries = Object.entries(files).map(([path, content]) => [path, { content }] as const);
  return factsFrom({
    disk: createFakeDisk(new Map(entries)),
    commands: {
      run: async () =>
        version === undefined ? undefined : { status: 0, output: `etcd Version: ${version}\n` },
    },
  });
}

export const elsewhere: FactsOf = async () => NO_FACTS;

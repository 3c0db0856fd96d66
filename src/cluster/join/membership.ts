/**
 * The members of a cluster that runs, by the API of one of them: the gRPC gateway from etcd 3.4 on, else etcd 2's.
 * @see https://etcd.io/docs/v3.4/dev-guide/api_grpc_gateway/
 * @see https://etcd.io/docs/v2.3/members_api/
 */
import type { HttpResponse } from '../../datasources/datasource.ts';
import { createFetch, type Fetch } from '../../datasources/http-policy.ts';
import { CloudConfigError } from '../../errors.ts';
import { printable } from '../../printable.ts';
import { urlPlace } from '../../url-place.ts';
import { fieldOf, listOf, parseJson, textOf } from '../json.ts';
import type { DiscoveryPorts } from '../ports.ts';

export interface Member {
  /** Hexadecimal, as etcd prints it. */
  readonly id: string;
  /** Empty until it has started for the first time. */
  readonly name: string;
  readonly peerUrls: readonly string[];
  readonly clientUrls: readonly string[];
  readonly role: 'voter' | 'learner';
}

export interface Membership {
  /** The member that is asked. */
  readonly url: string;
  list(): Promise<readonly Member[]>;
  remove(id: string): Promise<void>;
  add(peerUrls: readonly string[]): Promise<void>;
}

const JSON_BODY = { 'content-type': 'application/json' };
const PASSED = [400, 401, 403, 404, 405, 409, 412, 500, 503];
const DEADLINE = 10_000;
const ATTEMPT = 5_000;
/** etcd refuses a change until all members have been in touch for five seconds; so long after one was removed. */
const SETTLING = 15_000;
const PAUSE = 500;
const NOT_YET = /unhealthy cluster|leader changed|no leader|too many requests/i;

interface Asker {
  readonly ports: DiscoveryPorts;
  readonly url: string;
}

interface Request {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly body?: unknown;
}

/** The first of these client URLs that answers speaks for its cluster. */
export async function findMembership(urls: readonly string[], ports: DiscoveryPorts): Promise<Membership> {
  const reasons: string[] = [];
  for (const url of urls) {
    const asker = { ports, url: url.replace(/\/+$/, '') };
    try {
      const newer = await ask(asker, { method: 'POST', path: '/v3/cluster/member/list', body: {} });
      if (newer.status === 200) return newerMembership(asker);
      const older = await ask(asker, { method: 'GET', path: '/v2/members' });
      if (older.status === 200) return olderMembership(asker);
      reasons.push(`${urlPlace(url)}: ${refusal(newer.status === 404 ? older : newer)}`);
    } catch (error) {
      if (!(error instanceof CloudConfigError)) throw error;
      reasons.push(error.message);
    }
  }
  const message = `no member of the cluster answers: ${reasons.join('; ')}`;
  throw new CloudConfigError('CLUSTER_NO_PEER', message);
}

function newerMembership(asker: Asker): Membership {
  return {
    url: asker.url,
    list: async () => {
      const answer = await change(asker, { method: 'POST', path: '/v3/cluster/member/list', body: {} });
      return listOf(fieldOf(parseJson(answer.body), 'members')).flatMap(newerMember);
    },
    remove: async (id) => {
      const body = { ID: BigInt(`0x${id}`).toString() };
      await change(asker, { method: 'POST', path: '/v3/cluster/member/remove', body });
    },
    add: async (peerURLs) => {
      await change(asker, { method: 'POST', path: '/v3/cluster/member/add', body: { peerURLs } });
    },
  };
}

function olderMembership(asker: Asker): Membership {
  return {
    url: asker.url,
    list: async () => {
      const answer = await change(asker, { method: 'GET', path: '/v2/members' });
      return listOf(fieldOf(parseJson(answer.body), 'members')).flatMap(olderMember);
    },
    remove: async (id) => {
      await change(asker, { method: 'DELETE', path: `/v2/members/${id}` });
    },
    add: async (peerURLs) => {
      await change(asker, { method: 'POST', path: '/v2/members', body: { peerURLs } });
    },
  };
}

/** Asks until the cluster has settled enough to answer; a refusal for another reason is thrown. */
async function change(asker: Asker, request: Request): Promise<HttpResponse> {
  const { clock } = asker.ports;
  const end = clock.monotonic() + SETTLING;
  for (;;) {
    const answer = await ask(asker, request);
    if (answer.status < 300) return answer;
    const reason = refusal(answer);
    if (!NOT_YET.test(reason) || clock.monotonic() + PAUSE >= end) {
      throw new CloudConfigError('CLUSTER_MEMBER_API', `${urlPlace(asker.url)} refuses: ${reason}`);
    }
    await clock.sleep(PAUSE);
  }
}

async function ask({ ports, url }: Asker, { method, path, body }: Request): Promise<HttpResponse> {
  const fetch: Fetch = createFetch({
    http: ports.http,
    clock: ports.clock,
    source: 'etcd',
    deadline: DEADLINE,
    attempt: ATTEMPT,
    whenForbidden: 'it wants credentials',
  });
  const content = body === undefined ? {} : { headers: JSON_BODY, body: JSON.stringify(body) };
  const answer = await fetch({ method, url: `${url}${path}`, pass: PASSED, ...content });
  return answer ?? { status: 404, headers: {}, body: new Uint8Array() };
}

/** The gateway says `error`, etcd 2 says `message`. */
function refusal({ status, body }: HttpResponse): string {
  const parsed = parseJson(body);
  const words = textOf(fieldOf(parsed, 'error')) ?? textOf(fieldOf(parsed, 'message'));
  return words === undefined ? `HTTP ${status}` : printable(words);
}

/** 64-bit numbers come as decimal texts, and fields without a value not at all. */
function newerMember(value: unknown): readonly Member[] {
  const id = textOf(fieldOf(value, 'ID'));
  if (id === undefined || !/^\d+$/.test(id)) return [];
  const role = fieldOf(value, 'isLearner') === true ? 'learner' : 'voter';
  return [memberOf(value, BigInt(id).toString(16), role)];
}

function olderMember(value: unknown): readonly Member[] {
  const id = textOf(fieldOf(value, 'id'));
  return id === undefined || !/^[0-9a-f]+$/.test(id) ? [] : [memberOf(value, id, 'voter')];
}

function memberOf(value: unknown, id: string, role: Member['role']): Member {
  const urls = (name: string): readonly string[] =>
    listOf(fieldOf(value, name)).flatMap((url) => textOf(url) ?? []);
  return {
    id,
    name: textOf(fieldOf(value, 'name')) ?? '',
    peerUrls: urls('peerURLs'),
    clientUrls: urls('clientURLs'),
    role,
  };
}

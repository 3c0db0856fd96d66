/** Recorded answers of a metadata service: what `dev metadata-server` serves, and what tests replay. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CloudConfigError, reasonOf } from '../errors.ts';

export interface Answer {
  /** 200 when left out. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** One of the three; none is an empty body. */
  readonly body?: string;
  readonly json?: unknown;
  readonly base64?: string;
}

export interface FixtureRoute {
  readonly method?: 'GET' | 'PUT' | 'POST';
  /** Path with its query, as it is asked for. */
  readonly path: string;
  /** What a request must carry, names in lower case; without it the answer is `refused`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Status for a request that lacks a header; 401 when left out. */
  readonly refused?: number;
  readonly answer: Answer;
}

export interface Asked {
  readonly method: string;
  /** Path with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/** What the service answers: the first route that fits, else 404. */
export function answerTo(routes: readonly FixtureRoute[], { method, path, headers }: Asked): Answer {
  const fitting = routes.filter((route) => route.path === path && (route.method ?? 'GET') === method);
  const allowed = fitting.find(({ headers: required = {} }) =>
    Object.entries(required).every(([name, value]) => headers[name] === value),
  );
  if (allowed !== undefined) return allowed.answer;
  const [first] = fitting;
  return { status: first === undefined ? 404 : (first.refused ?? 401) };
}

export function bodyOf({ body, json, base64 }: Answer): Uint8Array {
  if (base64 !== undefined) return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
  if (json !== undefined) return new TextEncoder().encode(JSON.stringify(json));
  return new TextEncoder().encode(body ?? '');
}

/** The fixture that is meant: a file, or the first one in a directory, or in that directory's part for a platform. */
export function findFixture(place: string, platform?: string): string {
  if (!isDirectory(place)) return place;
  const part = platform === undefined ? place : join(place, platform);
  const directory = isDirectory(part) ? part : place;
  const name = readdirSync(directory).find(
    (each) => each.endsWith('.json') && !each.endsWith('.expected.json'),
  );
  if (name !== undefined) return join(directory, name);
  throw new CloudConfigError('FIXTURE_MALFORMED', `there is no fixture in ${directory}`);
}

function isDirectory(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The `http` routes of a fixture file; `FIXTURE_MALFORMED` when it has none. */
export function readRoutes(file: string): readonly FixtureRoute[] {
  const fixture = readJson(file);
  const routes = isObject(fixture) ? fixture['http'] : undefined;
  if (Array.isArray(routes) && routes.every(isRoute)) return routes;
  const what = 'a list `http` of routes, each with `path` and `answer`';
  throw new CloudConfigError('FIXTURE_MALFORMED', `${file} lacks ${what}`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new CloudConfigError('FIXTURE_MALFORMED', `${file} cannot be read: ${reasonOf(cause)}`, { cause });
  }
}

function isRoute(value: unknown): value is FixtureRoute {
  return isObject(value) && typeof value['path'] === 'string' && isObject(value['answer']);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** What metadata services that speak HTTP have in common, so that a provider's file says only what is its own. */
import type { Datasource, InstanceData, InstancePart, Ports } from './datasource.ts';
import { nothingThere } from './datasource-error.ts';
import { createFetch, type Fetch, type FetchRequest } from './http-policy.ts';
import { type JsonObject, parseJsonObject } from './json-file.ts';
import type { SourceSettings } from './provider.ts';
import { firstAnswer } from './race.ts';
import { createRemarks, type Remarks } from './remarks.ts';

/** A part that the machine can do without is not waited for as long as the platform itself. */
const OPTIONAL_PATIENCE = 30_000;

export type Headers = Readonly<Record<string, string>>;

/** The service at the address that answered. Paths begin with `/`; `undefined` is HTTP 404. */
export interface Service {
  /** Without a final slash. */
  readonly base: string;
  bytes(path: string, headers?: Headers): Promise<Uint8Array | undefined>;
  /** Decoded and trimmed; empty is `undefined`. */
  text(path: string, headers?: Headers): Promise<string | undefined>;
  /** A JSON object; `DS_MALFORMED` when it is none. */
  json(path: string, headers?: Headers): Promise<JsonObject | undefined>;
  /** Any other request, by the same policy. */
  readonly ask: Fetch;
  /** A part that the machine can do without: one that cannot be read is remarked, and the rest counts. */
  optional<T>(part: InstancePart, read: (service: Service) => Promise<T>): Promise<T | undefined>;
  readonly remarks: Pick<Remarks, 'note'>;
}

export interface HttpPlatform<T> {
  /** Name of the datasource. */
  readonly name: string;
  /** Base URLs without a final slash; several are asked side by side and the first to answer is the one. */
  readonly bases: readonly string[] | (() => Promise<readonly string[]>);
  /** Milliseconds for all requests together; 120 s when left out. */
  readonly deadline?: number;
  /** Sent with every request. */
  readonly headers?: Headers;
  readonly sourcePort?: 'privileged';
  readonly socketPath?: string;
  /** Further statuses by which the service says that it is not ready yet. */
  readonly retried?: readonly number[];
  /** What to do about HTTP 401 and 403. */
  readonly whenForbidden: string;
  /** What to look at when nothing answers. */
  readonly whenSilent?: string;
  /**
   * The first request, which also finds out whether the platform is there (`undefined`: it is not): a token, or the
   * document that everything is in.
   */
  readonly open: (service: Service) => Promise<T | undefined>;
  /** The rest, given what `open` returned; ask for everything at once. */
  readonly read: (opened: T, service: Service) => Promise<InstanceData | undefined>;
}

/** A datasource that asks once, whether `isAvailable` or `fetch` comes first. */
export function httpSource<T>(
  platform: HttpPlatform<T>,
  ports: Pick<Ports, 'http' | 'clock' | 'interfaces'>,
  settings: Pick<SourceSettings, 'location' | 'deadline' | 'onWait'>,
): Datasource {
  let loaded: Promise<InstanceData | undefined> | undefined;

  function load(): Promise<InstanceData | undefined> {
    loaded ??= crawl(platform, ports, settings);
    return loaded;
  }

  return {
    name: platform.name,
    isAvailable: async () => (await load()) !== undefined,
    fetch: async () => {
      const data = await load();
      if (data === undefined)
        throw nothingThere(platform.name, 'the metadata service has nothing (HTTP 404)');
      return data;
    },
  };
}

async function crawl<T>(
  platform: HttpPlatform<T>,
  ports: Pick<Ports, 'http' | 'clock' | 'interfaces'>,
  { location, deadline, onWait }: Pick<SourceSettings, 'location' | 'deadline' | 'onWait'>,
): Promise<InstanceData | undefined> {
  const fetch = createFetch({
    ...ports,
    source: platform.name,
    deadline: deadline ?? platform.deadline ?? 120_000,
    whenForbidden: platform.whenForbidden,
    ...(platform.retried === undefined ? {} : { retried: platform.retried }),
    ...(platform.whenSilent === undefined ? {} : { whenSilent: platform.whenSilent }),
    ...(onWait === undefined ? {} : { onWait }),
  });
  const bases = location === undefined ? await basesOf(platform) : [location.replace(/\/+$/, '')];
  const { base, opened, remarks } = await firstAnswer(bases, ports.clock, async (base, until) => {
    const remarks = createRemarks();
    const opened = await platform.open(createService({ platform, fetch, base, remarks, until }));
    return { base, opened, remarks };
  });
  if (opened === undefined) return undefined;
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  try {
    const service = createService({ platform, fetch, base, remarks, until: ended });
    const data = await platform.read(opened, service);
    return data === undefined ? undefined : remarks.on(data);
  } finally {
    // One failure fails all: what is still being asked is not asked again.
    end();
  }
}

async function basesOf<T>({ bases }: HttpPlatform<T>): Promise<readonly string[]> {
  return typeof bases === 'function' ? bases() : bases;
}

interface Asking<T> {
  readonly platform: HttpPlatform<T>;
  readonly fetch: Fetch;
  readonly base: string;
  readonly remarks: Remarks;
  readonly until: Promise<unknown> | undefined;
  readonly patience?: number;
}

function createService<T>(asking: Asking<T>): Service {
  const { platform, fetch, base, remarks, until, patience } = asking;
  const { name, headers, sourcePort, socketPath } = platform;
  const ask: Fetch = (request) =>
    fetch({
      ...request,
      ...(sourcePort === undefined ? {} : { sourcePort }),
      ...(socketPath === undefined ? {} : { socketPath }),
      ...(until === undefined ? {} : { until }),
      ...(patience === undefined ? {} : { patience }),
      headers: { ...headers, ...request.headers },
    } satisfies FetchRequest);

  async function bytes(path: string, more: Headers = {}): Promise<Uint8Array | undefined> {
    return (await ask({ url: base + path, headers: more }))?.body;
  }

  return {
    base,
    ask,
    bytes,
    text: async (path, more) => new TextDecoder().decode(await bytes(path, more)).trim() || undefined,
    json: async (path, more) => {
      const content = await bytes(path, more);
      if (content === undefined) return undefined;
      return parseJsonObject({ source: name, path: base + path, content });
    },
    remarks,
    optional: async (part, read) => {
      try {
        return await read(createService({ ...asking, patience: OPTIONAL_PATIENCE }));
      } catch (error) {
        return remarks.failed(part, error);
      }
    },
  };
}

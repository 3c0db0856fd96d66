import { gunzipSync } from 'node:zlib';
import type {
  Disk,
  HttpRequest,
  HttpResponse,
  NetworkInterface,
  Ports,
} from '../../src/datasources/datasource.ts';
import { type Evidence, gatherEvidence } from '../../src/datasources/evidence.ts';
import { type Answer, answerTo, bodyOf, type FixtureRoute } from '../../src/dev/fixture.ts';
import { CloudConfigError } from '../../src/errors.ts';
import { createFakeClock, type FakeClock } from './fake-clock.ts';

type Content = string | { readonly base64: string };

/** A recorded machine on its platform: `fixtures/datasources/<name>/<case>.json`. */
export interface Fixture {
  /** Public pages or captures that the answers come from. */
  readonly source: readonly string[];
  readonly dmi?: Readonly<Record<string, string>>;
  readonly cmdline?: string;
  /** Files of the machine by absolute path. */
  readonly files?: Readonly<Record<string, Content>>;
  /** Drives by label, their files by relative path. */
  readonly drives?: Readonly<Record<string, Readonly<Record<string, Content>>>>;
  readonly http?: readonly FixtureRoute[];
  /** `http` answers only over this unix socket. */
  readonly socket?: string;
  /** `http` answers only requests from a privileged source port. */
  readonly sourcePort?: 'privileged';
  /** Network cards that the kernel has. */
  readonly interfaces?: readonly NetworkInterface[];
  /** Programs; one that is here, but not with these arguments, says that there is no value. */
  readonly commands?: readonly {
    readonly argv: readonly string[];
    readonly status: number;
    readonly output: string;
  }[];
  readonly serial?: Readonly<
    Record<string, readonly { readonly request: string; readonly answer: string }[]>
  >;
}

export interface FixtureMachine {
  readonly ports: Ports;
  readonly evidence: Evidence;
  readonly clock: FakeClock;
  readonly sent: readonly HttpRequest[];
  /** How many exchanges came one after the other. */
  rounds(): number;
}

/** Decides about a request instead of the fixture's routes; `undefined` leaves it to them. */
export type Fault = (request: HttpRequest, count: number) => Answer | CloudConfigError | undefined;

export function createFixtureMachine(fixture: Fixture, fault: Fault = () => undefined): FixtureMachine {
  const clock = createFakeClock();
  const disk = diskOf(fixture);
  const http = httpOf(fixture, fault);
  const ports: Ports = {
    disk,
    clock,
    http,
    drives: {
      mounted: async (labels) => {
        const wanted = labels.map((label) => label.toLowerCase());
        const found = Object.keys(fixture.drives ?? {}).find((label) => wanted.includes(label.toLowerCase()));
        return found === undefined ? undefined : `/run/drives/${found}`;
      },
      release: async () => {},
    },
    commands: {
      run: async (argv) => {
        const known = fixture.commands?.filter((each) => each.argv[0] === argv[0]) ?? [];
        const unset = known.length === 0 ? undefined : { status: 1, output: 'No value found\n' };
        return known.find((each) => each.argv.join('\0') === argv.join('\0')) ?? unset;
      },
    },
    serial: {
      exchange: async (device, request) => {
        const found = fixture.serial?.[device]?.find((each) => each.request === request);
        if (found === undefined) throw new CloudConfigError('SERIAL_TIMEOUT', `${device}: no answer`);
        return found.answer;
      },
    },
    interfaces: { list: () => fixture.interfaces ?? [], changed: () => new Promise(() => {}) },
    gunzip: (content) => new Uint8Array(gunzipSync(content)),
  };
  return { ports, evidence: gatherEvidence(disk), clock, sent: http.sent, rounds: http.rounds };
}

function diskOf({ dmi = {}, cmdline = '', files = {}, drives = {} }: Fixture): Disk {
  const all = new Map<string, Uint8Array>([['/proc/cmdline', bytes(cmdline)]]);
  for (const [field, value] of Object.entries(dmi))
    all.set(`/sys/class/dmi/id/${field}`, bytes(`${value}\n`));
  for (const [path, content] of Object.entries(files)) all.set(path, bytes(content));
  for (const [label, entries] of Object.entries(drives)) {
    all.set(`/dev/disk/by-label/${label.replaceAll(' ', '\\x20')}`, bytes(''));
    for (const [path, content] of Object.entries(entries))
      all.set(`/run/drives/${label}/${path}`, bytes(content));
  }
  const below = (path: string) => [...all.keys()].filter((name) => name.startsWith(`${path}/`));
  return {
    read: (path) => all.get(path),
    modified: (path) => (all.has(path) || below(path).length > 0 ? 0 : undefined),
    list: (path) => {
      const names = below(path).map((name) => name.slice(path.length + 1).split('/')[0] ?? '');
      return names.length === 0 ? undefined : [...new Set(names)].sort();
    },
  };
}

function bytes(content: Content): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : bodyOf(content);
}

function httpOf(
  fixture: Fixture,
  fault: Fault,
): Ports['http'] & {
  readonly sent: HttpRequest[];
  rounds(): number;
} {
  const sent: HttpRequest[] = [];
  let waiting: (() => void)[] = [];
  let rounds = 0;

  /** All that was asked before anything was answered is one round. */
  function nextRound(): Promise<void> {
    return new Promise((resolve) => {
      waiting.push(resolve);
      if (waiting.length > 1) return;
      setImmediate(() => {
        rounds += 1;
        const round = waiting;
        waiting = [];
        for (const answer of round) answer();
      });
    });
  }

  return {
    sent,
    rounds: () => rounds,
    close: () => {},
    send: async (request) => {
      sent.push(request);
      const count = sent.filter(({ url, method }) => url === request.url && method === request.method).length;
      await nextRound();
      const outcome = fault(request, count) ?? answerOf(fixture, request);
      if (outcome instanceof CloudConfigError) throw outcome;
      return responseOf(outcome);
    },
  };
}

function answerOf({ http, socket, sourcePort }: Fixture, request: HttpRequest): Answer | CloudConfigError {
  if (http === undefined || request.socketPath !== socket) {
    return new CloudConfigError('HTTP_CONNECT', 'nothing listens there');
  }
  const { pathname, search } = new URL(request.url);
  if (sourcePort !== undefined && request.sourcePort !== sourcePort) return { status: 403 };
  const headers = Object.fromEntries(
    Object.entries(request.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return answerTo(http, { method: request.method ?? 'GET', path: pathname + search, headers });
}

function responseOf(answer: Answer): HttpResponse {
  const headers = Object.fromEntries(
    Object.entries(answer.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
  );
  return { status: answer.status ?? 200, headers, body: bodyOf(answer) };
}

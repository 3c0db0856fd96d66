/** Waits until a machine's etcd is a member of a cluster that works, and says who is missing meanwhile. */
import type { Systemd, UnitState } from '../../apply/host.ts';
import { readToken } from '../../cluster/discovery.ts';
import { NO_FACTS } from '../../cluster/facts.ts';
import { type NamedPeers, namedPeers, silentPeers } from '../../cluster/peers.ts';
import type { LookUpService } from '../../cluster/ports.ts';
import { shown } from '../../cluster/registration.ts';
import type { EtcdSettings } from '../../cluster/settings.ts';
import { subjectOf } from '../../cluster/subject.ts';
import { sizeOf, tokenProblem } from '../../cluster/token-problem.ts';
import type { Http } from '../../datasources/datasource.ts';
import { recordCluster } from './cluster-state.ts';
import type { BootContext } from './context.ts';

const POLL = 1_000;
const REPORT_EVERY = 30_000;
/** As long as a unit of the 2018 agent had. */
const LATE = 600_000;
const HEALTH_TIMEOUT = 2_000;
const TOKEN_DEADLINE = 3_000;
const CLIENT_URLS = 'http://127.0.0.1:2379,http://127.0.0.1:4001';

export interface Formation {
  readonly context: Pick<BootContext, 'host' | 'note'>;
  readonly systemd: Pick<Systemd, 'state'>;
  readonly etcd: EtcdSettings;
  readonly lookUpService: LookUpService;
  /** Whether an etcd that answers has become a proxy, wanted or not: without a free place it does by itself. */
  readonly isProxy: () => Promise<boolean>;
  /** Called once, when those who wait for etcd have waited too long; it is waited for on. */
  readonly onLate?: () => void;
}

/** Whether it answers in the end; false when its unit has failed for good. Says so on the console and in the status. */
export async function formed(formation: Formation): Promise<boolean> {
  const { context, systemd, etcd } = formation;
  const { clock } = context.host;
  const begun = clock.monotonic();
  let reported = begun;
  let isLate = false;
  let ended: UnitState | undefined;
  for (;;) {
    const state = await systemd.state(etcd.unit);
    if (hasEnded(state)) ended = state;
    if (await answers(state, formation)) {
      const seconds = Math.round((clock.monotonic() - begun) / 1000);
      say(formation, (await formation.isProxy()) ? proxyAfter(seconds) : `formed in ${seconds} s`);
      return true;
    }
    if (!state.hasJob && (state.active === 'failed' || state.active === 'inactive')) {
      say(formation, `not formed: ${etcd.unit} ${endOf(state)}; see journalctl -u ${etcd.unit}`);
      return false;
    }
    if (clock.monotonic() - reported >= REPORT_EVERY) {
      reported = clock.monotonic();
      say(formation, ended === undefined ? await progress(state, formation) : repetition(ended, etcd));
      ended = undefined;
    }
    if (!isLate && clock.monotonic() - begun >= LATE) {
      isLate = true;
      formation.onLate?.();
    }
    await clock.sleep(POLL);
  }
}

function proxyAfter(seconds: number): string {
  return `a proxy after ${seconds} s: etcd passes requests on, this machine is no member`;
}

/** Its unit starts it again: who waits for others does not end. */
function hasEnded({ sub, result }: UnitState): boolean {
  return sub.startsWith('auto-restart') && result !== '' && result !== 'success';
}

function repetition({ result }: UnitState, { unit }: EtcdSettings): string {
  return `waiting: ${unit} ended with ${result} and is started again; see journalctl -u ${unit}`;
}

function endOf({ active, result }: UnitState): string {
  return active === 'inactive' && result === 'success' ? 'does not run' : `ended with ${result}`;
}

/** A unit of `Type=notify` is active when etcd has joined; where it can be asked without a certificate, it is. */
async function answers({ active }: UnitState, { context, etcd }: Formation): Promise<boolean> {
  if (active !== 'active') return false;
  const listed = etcd.values.get('listen_client_urls') ?? CLIENT_URLS;
  const urls = listed.split(',').filter((url) => url.startsWith('http://'));
  if (urls.length === 0) return true;
  const asked = urls.map(async (url) => {
    const place = url.trim().replace(/\/\/(?:0\.0\.0\.0|\[::\])(?=[:/]|$)/, '//127.0.0.1');
    const { status } = await context.host.http.send({ url: `${place}/health`, timeout: HEALTH_TIMEOUT });
    if (status !== 200) throw new Error(`HTTP ${status}`);
  });
  return Promise.any(asked).then(
    () => true,
    () => false,
  );
}

/** Who is there and how many are missing, where a token, a list or DNS says so; else why that is not known. */
async function progress(
  { active, sub }: UnitState,
  { context: { host }, etcd, lookUpService }: Formation,
): Promise<string> {
  const standing = `${etcd.unit} is ${active} (${sub})`;
  const subject = subjectOf(etcd, NO_FACTS, host.sha1);
  const { discovery } = subject;
  if (discovery?.kind !== 'url') {
    const named = await namedPeers(subject, lookUpService);
    return named === undefined ? `waiting: ${standing}` : await reach(named, standing, host.http);
  }
  const token = await readToken(discovery.discovery, host, { deadline: TOKEN_DEADLINE });
  const size = token.kind === 'token' ? sizeOf(token.size) : undefined;
  if (token.kind !== 'token' || size === undefined) {
    const problem = tokenProblem(discovery.discovery, token);
    return `waiting: ${problem === undefined ? '' : `${problem.message} [${problem.code}]; `}${standing}`;
  }
  const there = token.members.slice(0, size).map(shown);
  const missing = size - there.length;
  if (missing === 0) return `waiting: all ${size} are registered (${there.join(', ')}), ${standing}`;
  return `waiting for ${missing} of ${size}: ${there.length === 0 ? 'nobody is' : subjects(there)} there`;
}

/** Nobody registers here: who is there is who answers. */
async function reach({ size, others }: NamedPeers, standing: string, http: Http): Promise<string> {
  const silent = await silentPeers(others, http);
  if (silent.length === 0) return `waiting: all ${size} are reached, ${standing}`;
  return `waiting for ${silent.length} of ${size}: ${subjects(silent.map(shown))} not reached`;
}

function subjects(names: readonly string[]): string {
  const rest = names.slice(0, -1).join(', ');
  return rest === '' ? `${names.at(-1)} is` : `${rest} and ${names.at(-1)} are`;
}

function say({ context: { host, note }, etcd }: Formation, line: string): void {
  note(`cluster of ${etcd.unit}: ${line}`);
  recordCluster(host, line);
}

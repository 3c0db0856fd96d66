/** Waits until a machine's etcd is a member of a cluster that works, and says who is missing meanwhile. */
import type { Systemd, UnitState } from '../../apply/host.ts';
import { readStatus, writeStatus } from '../../apply/state.ts';
import { checkCluster } from '../../cluster/check.ts';
import { factsFrom } from '../../cluster/facts.ts';
import type { ClusterDocument, EtcdSettings } from '../../cluster/settings.ts';
import { sizeOf } from '../../cluster/token-problem.ts';
import { createClusterPorts } from '../../host/node/cluster-ports.ts';
import type { BootContext } from './context.ts';

const POLL = 1_000;
const REPORT_EVERY = 30_000;
const HEALTH_TIMEOUT = 2_000;
const CLIENT_URLS = 'http://127.0.0.1:2379,http://127.0.0.1:4001';

export interface Formation {
  readonly context: BootContext;
  readonly systemd: Systemd;
  readonly etcd: EtcdSettings;
  readonly documents: readonly ClusterDocument[];
}

/** Whether it answers in the end; false when its unit has failed for good. Says so on the console and in the status. */
export async function formed(formation: Formation): Promise<boolean> {
  const { context, systemd, etcd } = formation;
  const { clock } = context.host;
  const begun = clock.monotonic();
  let reported = begun;
  for (;;) {
    const state = await systemd.state(etcd.unit);
    if (await answers(state, formation)) {
      say(formation, `formed in ${Math.round((clock.monotonic() - begun) / 1000)} s`);
      return true;
    }
    if (!state.hasJob && (state.active === 'failed' || state.active === 'inactive')) {
      say(formation, `not formed: ${etcd.unit} ended with ${state.result}; see journalctl -u ${etcd.unit}`);
      return false;
    }
    if (clock.monotonic() - reported >= REPORT_EVERY) {
      reported = clock.monotonic();
      say(formation, await progress(state, formation));
    }
    await clock.sleep(POLL);
  }
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

/** Who is there and how many are missing, where a token says so. */
async function progress(
  { active, sub }: UnitState,
  { context, etcd, documents }: Formation,
): Promise<string> {
  const { etcds } = await checkCluster(documents, factsFrom(context.ports), createClusterPorts(context.host));
  const own = etcds.find(({ subject }) => subject.unit === etcd.unit);
  const token = own?.token;
  const size = token?.kind === 'token' ? sizeOf(token.size) : undefined;
  if (token?.kind !== 'token' || size === undefined) return `waiting: ${etcd.unit} is ${active} (${sub})`;
  const there = token.members.slice(0, size).map(({ name, id }) => name || id);
  const missing = size - there.length;
  if (missing === 0)
    return `waiting: all ${size} are registered (${there.join(', ')}), ${etcd.unit} is ${active} (${sub})`;
  return `waiting for ${missing} of ${size}: ${there.length === 0 ? 'nobody' : there.join(', ')} is there`;
}

function say({ context: { host, note }, etcd }: Formation, line: string): void {
  note(`cluster of ${etcd.unit}: ${line}`);
  const status = readStatus(host);
  if (status !== undefined) writeStatus(host, { ...status, cluster: line });
}

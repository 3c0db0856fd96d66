import { CloudConfigError, reasonOf } from '../errors.ts';
import { type SrvAnswer, serviceNames } from './checks/srv.ts';
import { readToken, type TokenAnswer } from './discovery.ts';
import type { DiscoveryUrl } from './discovery-url.ts';
import type { FactsOf } from './facts.ts';
import { type ClusterFinding, type Verdict, verdictOf } from './finding.ts';
import type { ClusterPorts } from './ports.ts';
import { preflight, tokenToRead } from './preflight.ts';
import { type ClusterDocument, type EtcdSettings, etcdSettings, type WithheldUnit } from './settings.ts';
import { type Subject, subjectOf } from './subject.ts';

/** What is known of one etcd before it starts. */
export interface CheckedEtcd {
  readonly subject: Subject;
  readonly discovery: DiscoveryUrl | undefined;
  /** What the discovery service said, when it was asked. */
  readonly token: TokenAnswer | undefined;
  readonly findings: readonly ClusterFinding[];
  readonly verdict: Verdict;
}

export interface ClusterCheck {
  readonly etcds: readonly CheckedEtcd[];
  readonly findings: readonly ClusterFinding[];
  /** Services beside etcd that miss an address: fleet and the like. */
  readonly others: readonly WithheldUnit[];
  /** Etcds that must not start, with the first reason each. */
  readonly withheld: readonly WithheldUnit[];
}

export interface CheckOptions {
  /** Milliseconds that the discovery service has for its answers; 3000 when left out. */
  readonly deadline?: number;
}

const DEADLINE = 3_000;

/**
 * The preflight: reads what documents make of etcd, what the machine has of it and what its discovery service says.
 * Never throws for what the world is like, and takes no longer than the deadline.
 */
export async function checkCluster(
  documents: readonly ClusterDocument[],
  factsOf: FactsOf,
  ports: ClusterPorts,
  options: CheckOptions = {},
): Promise<ClusterCheck> {
  const settings = etcdSettings(documents);
  const ask = askerOnce(ports, options);
  const etcds = await Promise.all(settings.map((each) => checkEtcd(each, factsOf, ports, ask)));
  return {
    etcds,
    findings: etcds.flatMap(({ findings }) => findings),
    others: documents
      .flatMap(({ withheld = [] }) => withheld)
      .filter(({ unit }) => !settings.some((each) => each.unit === unit)),
    withheld: etcds.flatMap(({ subject, findings }) => {
      const refusal = findings.find(({ severity }) => severity === 'error');
      if (refusal === undefined) return [];
      return [{ unit: subject.unit, path: refusal.path, reason: `${refusal.message} [${refusal.code}]` }];
    }),
  };
}

type Ask = (discovery: DiscoveryUrl) => Promise<TokenAnswer>;

/** Documents for images of every age have one token in several sections: it is read once. */
function askerOnce(ports: ClusterPorts, { deadline = DEADLINE }: CheckOptions): Ask {
  const answers = new Map<string, Promise<TokenAnswer>>();
  return (discovery) => {
    const key = `${discovery.url} ${discovery.token}`;
    const answer = answers.get(key) ?? readToken(discovery, ports, { deadline });
    answers.set(key, answer);
    return answer;
  };
}

async function checkEtcd(
  settings: EtcdSettings,
  factsOf: FactsOf,
  ports: ClusterPorts,
  ask: Ask,
): Promise<CheckedEtcd> {
  const subject = subjectOf(settings, await factsOf(settings), ports.sha1);
  const toRead = tokenToRead(subject);
  const [token, srv] = await Promise.all([
    toRead === undefined ? undefined : ask(toRead),
    askServices(subject, ports),
  ]);
  const findings = preflight(subject, {
    ...(token === undefined ? {} : { token }),
    ...(srv === undefined ? {} : { srv }),
  });
  const discovery = subject.discovery?.kind === 'url' ? subject.discovery.discovery : undefined;
  return { subject, discovery, token, findings, verdict: verdictOf(findings) };
}

async function askServices(
  subject: Subject,
  { lookUpService }: ClusterPorts,
): Promise<SrvAnswer | undefined> {
  const names = serviceNames(subject);
  if (names.length === 0) return undefined;
  try {
    const found = await Promise.all(
      names.map(async ([scheme, name]) =>
        ((await lookUpService(name)) ?? []).map((record) => ({ ...record, scheme })),
      ),
    );
    return { kind: 'records', records: found.flat() };
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
    return { kind: 'failed', reason: reasonOf(error) };
  }
}

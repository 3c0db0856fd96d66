import type { CheckedEtcd, ClusterCheck } from '../cluster/check.ts';
import type { Registration } from '../cluster/discovery.ts';
import { addressFinding, verdictOf } from '../cluster/finding.ts';
import type { ClusterState } from './cluster-text.ts';

/** `schemas/cluster-check.schema.json`, version 1; no token stands in it whole. */
export function checkJson(
  { etcds, findings, others }: ClusterCheck,
  lineOf: (path: string) => number | undefined,
): string {
  const missing = others.map((each) => ({ unit: each.unit, ...addressFinding(each) }));
  const answer = {
    version: 1,
    verdict: verdictOf([...findings, ...missing]),
    etcds: etcds.map((each) => etcdRow(each, lineOf)),
    others: missing.map((each) => ({ ...each, line: lineOf(each.path) })),
  };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

function etcdRow(
  { subject, discovery, token, findings, verdict }: CheckedEtcd,
  lineOf: (path: string) => number | undefined,
): object {
  const { unit, section, id, name, peer } = subject;
  return {
    unit,
    section: `coreos.${section}`,
    verdict,
    member: { id, name, peerUrls: peer?.urls.map(({ text }) => text) ?? [] },
    token:
      discovery === undefined
        ? undefined
        : {
            url: discovery.shown,
            ...(token?.kind === 'token' ? { size: token.size, members: token.members.map(memberRow) } : {}),
          },
    findings: findings.map((each) => ({ ...each, line: lineOf(each.path) })),
  };
}

/** `schemas/cluster-status.schema.json`, version 1. */
export function stateJson({ url, size, members }: ClusterState): string {
  const rows = members.map(({ member, health }) => ({
    ...memberRow(member),
    health: health.kind,
    reason: 'reason' in health ? health.reason : undefined,
  }));
  const answer = { version: 1, token: url, size, missing: Math.max(0, size - members.length), members: rows };
  return `${JSON.stringify(answer, null, 2)}\n`;
}

function memberRow({ id, name, peerUrls }: Registration): object {
  return { id, name, peerUrls };
}

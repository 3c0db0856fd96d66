import type { CheckedEtcd, ClusterCheck } from '../cluster/check.ts';
import type { Registration } from '../cluster/discovery.ts';
import {
  addressFinding,
  type ClusterFinding,
  type ClusterSeverity,
  type Verdict,
} from '../cluster/finding.ts';
import type { MemberHealth } from '../cluster/health.ts';
import { sizeOf } from '../cluster/token-problem.ts';
import { printable } from '../printable.ts';
import type { Paint, Tone } from './style.ts';

/** Who is registered with a token, and how they are. */
export interface ClusterState {
  /** Without the whole token. */
  readonly url: string;
  readonly size: number;
  readonly members: readonly { readonly member: Registration; readonly health: MemberHealth }[];
}

const TONES: Readonly<Record<ClusterSeverity, Tone>> = { error: 'red', warning: 'yellow', info: 'cyan' };
const VERDICTS = {
  start: 'can start',
  warn: 'can start, with a warning',
  refuse: 'must not start',
} as const satisfies Readonly<Record<Verdict, string>>;

/** What the preflight has found, for a person; `file` as the user named it. */
export function checkText(
  { etcds, others }: ClusterCheck,
  file: string,
  lineOf: (path: string) => number | undefined,
  paint: Paint,
): string {
  const lineFor = ({ severity, path, message, code }: ClusterFinding): string => {
    const line = lineOf(path);
    const place = line === undefined ? `${file}: ${path}` : `${file}:${line}`;
    return `${place}: ${paint(TONES[severity], severity)}: ${printable(message)} [${code}]\n`;
  };
  const ofEtcds = etcds.map(
    (etcd) =>
      `${identity(etcd)}${etcd.findings.map(lineFor).join('')}${file}: ${etcd.subject.unit} ${VERDICTS[etcd.verdict]}\n`,
  );
  const ofOthers = [...new Set(others.map(({ unit }) => unit))].map((unit) => {
    const lines = others.filter((each) => each.unit === unit).map((each) => lineFor(addressFinding(each)));
    return `${lines.join('')}${file}: ${unit} ${VERDICTS.refuse}\n`;
  });
  const text = [...ofEtcds, ...ofOthers].join('');
  return etcds.length === 0 ? `${file}: sets up no etcd\n${text}` : text;
}

function identity({ subject, discovery, token }: CheckedEtcd): string {
  const { unit, id, name, peer } = subject;
  const urls = peer?.urls.map(({ text }) => text).join(', ');
  const parts = [
    name === undefined ? undefined : `name ${name}`,
    urls === undefined ? undefined : `peers connect to ${urls}`,
    id === undefined ? undefined : `member id ${id}`,
  ].filter((part) => part !== undefined);
  const lines = [`${unit}: ${parts.length === 0 ? 'no address' : parts.join(', ')}`];
  if (discovery !== undefined && token?.kind === 'token') {
    const size = sizeOf(token.size);
    const free =
      size === undefined ? '' : `, ${Math.max(0, size - token.members.length)} of ${size} places are free`;
    lines.push(`token ${discovery.shown}${free}`);
    lines.push(
      ...token.members.map((each) => `  ${memberLine(each)}${each.id === id ? ', this machine' : ''}`),
    );
  }
  return lines.map((line) => `${printable(line)}\n`).join('');
}

/** Members and their health, and how many are missing. */
export function stateText({ url, size, members }: ClusterState, paint: Paint): string {
  const rows = members.map(({ member, health }, index) => {
    const late = index < size ? '' : ', registered after all places were taken';
    return `  ${printable(memberLine(member))}: ${healthText(health, paint)}${late}\n`;
  });
  const healthy = members.filter(({ health }) => health.kind === 'healthy').length;
  const missing = Math.max(0, size - members.length);
  const tail = missing === 0 ? '' : `, ${missing} missing`;
  return `${url}: ${members.length} of ${size} registered${tail}, ${healthy} healthy\n${rows.join('')}`;
}

function healthText(health: MemberHealth, paint: Paint): string {
  if (health.kind === 'healthy') return paint('green', 'healthy');
  const reason = printable(health.reason);
  return health.kind === 'unhealthy'
    ? `${paint('red', 'unhealthy')}: ${reason}`
    : `${paint('yellow', 'silent')}: ${reason}`;
}

function memberLine({ id, name, peerUrls }: Registration): string {
  return `${name}  ${peerUrls.join(', ')}  ${id}`;
}

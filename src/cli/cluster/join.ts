import type { Host } from '../../apply/host.ts';
import { type EtcdFacts, factsFrom } from '../../cluster/facts.ts';
import { checkUnitListens, joinDropIn, joinDropInPath } from '../../cluster/join/drop-in.ts';
import { carryOut, prepareJoin } from '../../cluster/join/join.ts';
import { type JoinRequest, shown } from '../../cluster/join/join-plan.ts';
import type { Disk } from '../../datasources/datasource.ts';
import { CloudConfigError } from '../../errors.ts';
import type { Terminal } from '../terminal.ts';
import { documentDropIn } from './machine.ts';
import { startUnit } from './start-unit.ts';

export interface Join {
  /** Where clients of the cluster connect to its members. */
  readonly clientUrls: readonly string[];
  readonly unit: string;
  readonly request: JoinRequest;
  readonly manner: 'dry-run' | 'prepare' | 'start';
}

/** Makes this machine a member of a cluster that runs, as far as asked: by the members' API, then by a drop-in. */
export async function join(
  { clientUrls, unit, request, manner }: Join,
  host: Host,
  terminal: Terminal,
): Promise<void> {
  const { unitText } = await checkedFacts(unit, host);
  const settingsOf = (initialCluster: string) => ({ ...request, initialCluster });
  checkUnitListens(unitText, settingsOf(''), (path) => readText(host, path));
  if (manner !== 'dry-run' && !host.privileged) {
    throw new CloudConfigError('CLUSTER_PRIVILEGE', 'joining writes a drop-in for systemd: run it as root');
  }
  const prepared = await prepareJoin(clientUrls, request, host);
  const { plan, initialCluster } = prepared;
  for (const note of plan.notes) terminal.note(`${note}\n`);
  const path = joinDropInPath(unit);
  if (manner === 'dry-run') {
    if (plan.remove !== undefined) terminal.print(`would remove ${shown(plan.remove)}\n`);
    if (plan.add === 'new') terminal.print(`would add ${request.name} (${request.peerUrls.join(', ')})\n`);
    terminal.print(`would write ${path}:\n${joinDropIn(settingsOf(initialCluster))}`);
    return;
  }
  const final = await carryOut(prepared, request, (line) => terminal.print(`${line}\n`));
  const content = new TextEncoder().encode(joinDropIn(settingsOf(final)));
  host.files.write(path, content, { mode: 0o644 });
  terminal.print(`wrote ${path}\n`);
  if (manner === 'start') await startUnit(unit, host, terminal);
  else terminal.print(`next: systemctl daemon-reload && systemctl restart ${unit}\n`);
}

async function checkedFacts(unit: string, host: Host): Promise<EtcdFacts> {
  const { files, commands } = host;
  const disk: Disk = {
    read: (path) => files.read(path),
    list: (path) => files.list(path),
    modified: () => undefined,
  };
  const settings = { section: '', unit, values: new Map(), unitText: dropInText(unit, host), withheld: [] };
  const facts = await factsFrom({ disk, commands })(settings);
  const { data, dataDirectory } = facts;
  if (data === 'member' || data === 'proxy') {
    const remedy = `if it is not wanted, stop ${unit} and move away what is in ${dataDirectory}`;
    throw new CloudConfigError(
      'CLUSTER_JOIN_DATA',
      `${dataDirectory} holds the data of a ${data}: ${remedy}`,
    );
  }
  return facts;
}

/** What the document made of the unit, which the facts of an image leave out. */
function dropInText(unit: string, host: Host): string {
  return readText(host, documentDropIn(unit)) ?? '';
}

function readText({ files }: Host, path: string): string | undefined {
  const content = files.read(path);
  return content === undefined ? undefined : new TextDecoder().decode(content);
}

/**
 * Tells Azure how the machine came out: it takes one that says nothing for failed, and restarts it.
 * @see https://learn.microsoft.com/en-us/azure/virtual-machines/linux/no-agent
 */
import type { Ports, Provisioned } from './datasource.ts';
import { DatasourceError, malformed } from './datasource-error.ts';
import { createFetch, type FetchRequest } from './http-policy.ts';
import { escapeXml, parseXml, textAt } from './xml.ts';

const SOURCE = 'azure';
const WIRE_SERVER = 'http://168.63.129.16';
const DEADLINE = 60_000;
const HEADERS = { 'x-ms-version': '2012-11-30', 'x-ms-agent-name': 'cloud-config' } as const;
const LONGEST_REASON = 512;

interface GoalState {
  readonly incarnation: string;
  readonly containerId: string;
  readonly instanceId: string;
}

export async function reportHealth(
  ports: Pick<Ports, 'http' | 'clock' | 'interfaces'>,
  outcome: Provisioned,
  base: string = WIRE_SERVER,
): Promise<void> {
  const fetch = createFetch({
    ...ports,
    source: SOURCE,
    deadline: DEADLINE,
    whenForbidden: 'a firewall rule keeps this user from the wire server: run this as root',
    whenSilent: 'is a route to the wire server missing?',
  });

  async function ask(request: FetchRequest): Promise<Uint8Array> {
    const response = await fetch({ ...request, headers: { ...HEADERS, ...request.headers } });
    if (response !== undefined) return response.body;
    const path = new URL(request.url).pathname;
    throw new DatasourceError('DS_HTTP_STATUS', `${SOURCE}: the wire server has no ${path} (HTTP 404)`, {
      presence: 'answered',
    });
  }

  const url = `${base}/machine/?comp=goalstate`;
  const goalState = goalStateOf(await ask({ url }));
  await ask({
    method: 'POST',
    url: `${base}/machine?comp=health`,
    headers: { 'content-type': 'text/xml; charset=utf-8' },
    body: healthReport(goalState, outcome),
  });
}

function goalStateOf(content: Uint8Array): GoalState {
  const root = parseXml({ source: SOURCE, path: 'the goal state', content });
  const incarnation = textAt(root, 'Incarnation');
  const containerId = textAt(root, 'Container', 'ContainerId');
  const instanceId = textAt(root, 'Container', 'RoleInstanceList', 'RoleInstance', 'InstanceId');
  if (incarnation === undefined || containerId === undefined || instanceId === undefined)
    throw malformed(SOURCE, 'the goal state lacks Incarnation, ContainerId or InstanceId');
  return { incarnation, containerId, instanceId };
}

function healthReport({ incarnation, containerId, instanceId }: GoalState, outcome: Provisioned): string {
  const health = outcome.kind === 'ready' ? '<State>Ready</State>' : failure(outcome.reason);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<Health xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">',
    `<GoalStateIncarnation>${escapeXml(incarnation)}</GoalStateIncarnation>`,
    `<Container><ContainerId>${escapeXml(containerId)}</ContainerId>`,
    `<RoleInstanceList><Role><InstanceId>${escapeXml(instanceId)}</InstanceId>`,
    `<Health>${health}</Health>`,
    '</Role></RoleInstanceList></Container></Health>',
  ].join('\n');
}

function failure(reason: string): string {
  const description = escapeXml(reason.slice(0, LONGEST_REASON));
  const details = `<SubStatus>ProvisioningFailed</SubStatus><Description>${description}</Description>`;
  return `<State>NotReady</State><Details>${details}</Details>`;
}

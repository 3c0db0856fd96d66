import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createLab, type Lab, type Machine } from './lab.ts';
import { imagePath, PROGRAM } from './machine.ts';

const SERVICE = '10.99.0.11';

export interface Registered {
  readonly size: number;
  readonly missing: number;
  readonly members: readonly {
    readonly id: string;
    readonly name: string;
    readonly health: string;
    readonly peerUrls: readonly string[];
  }[];
}

/** A lab with a machine that runs two discovery services, one beside the other, on one etcd. */
export interface ClusterLab {
  readonly lab: Lab;
  /** Its first machine; `systemctl stop discovery@8088` kills one of the services. */
  readonly service: Machine;
  newToken(size: number, port?: Port): Promise<string>;
  /** A machine that has the document from its disk, not waited for; its address is known from its environment. */
  bootNode(document: string, environment?: Environment): Promise<Machine>;
  /** Who is registered, as the service's machine sees it. */
  registered(discovery: string): Registered;
  /** etcd's own API, from outside the machines. */
  etcd(node: Machine, path: string, body: object): string;
}

export type Port = 8087 | 8088;

/** Lines of `/etc/environment`, as the metadata units of an image write it. */
export type Environment = (address: string) => string;

const PRIVATE: Environment = (address) => `COREOS_PRIVATE_IPV4=${address}\n`;

export async function createClusterLab(): Promise<ClusterLab> {
  const lab = createLab(imagePath());
  try {
    return withService(lab, await bootService(lab));
  } catch (error) {
    await lab.destroy();
    throw error;
  }
}

async function bootService(lab: Lab): Promise<Machine> {
  const service = await lab.boot({
    prepare: (root) => fs.copyFileSync(PROGRAM, join(root, 'usr/bin/cloud-config')),
  });
  service.write(
    '/etc/systemd/system/discovery@.service',
    `[Service]\nExecStart=discovery.etcd.io -e http://127.0.0.1:2379 -h http://${SERVICE}:%i -a :%i\n`,
  );
  service.sh(
    'systemd-run -q --unit=seed -p Type=notify -E ETCD_ENABLE_V2=true -E ETCD_DATA_DIR=/var/lib/seed ' +
      `-E ETCD_LISTEN_CLIENT_URLS=http://0.0.0.0:2379 -E ETCD_ADVERTISE_CLIENT_URLS=http://${SERVICE}:2379 etcd`,
  );
  service.sh('systemctl daemon-reload; systemctl start discovery@8087 discovery@8088');
  return service;
}

function withService(lab: Lab, service: Machine): ClusterLab {
  return {
    lab,
    service,
    newToken: async (size, port = 8087) => {
      const endpoint = `http://${SERVICE}:${port}`;
      const argv = ['cloud-config', 'cluster', 'new-token', '--size', String(size), '--endpoint', endpoint];
      return until('the discovery service answers', () => {
        const { status, stdout } = service.run(argv);
        return status === 0 ? stdout.trim() : undefined;
      });
    },
    bootNode: (document, environment = PRIVATE) =>
      lab.boot({
        until: 'bus',
        prepare: (root, address) => {
          install(root, address, document);
          fs.appendFileSync(join(root, 'etc/environment'), environment(address));
        },
      }),
    registered: (discovery) => {
      const argv = ['cloud-config', 'cluster', 'status', '--format', 'json', discovery];
      return JSON.parse(service.run(argv).stdout);
    },
    etcd: ({ address }, path, body) => {
      const url = `http://${address}:2379${path}`;
      const script = `const r = await fetch('${url}', { method: 'POST', body: '${JSON.stringify(body)}' }); console.log(await r.text());`;
      const [program = '', ...args] = lab.outside([process.execPath, '--input-type=module', '-e', script]);
      return spawnSync(program, args, { encoding: 'utf8' }).stdout;
    },
  };
}

/** The one document of every node. */
export function documentOf(discovery: string): string {
  return `#cloud-config
coreos:
  etcd2:
    discovery: ${discovery}
    advertise-client-urls: http://$private_ipv4:2379
    initial-advertise-peer-urls: http://$private_ipv4:2380
    listen-client-urls: http://0.0.0.0:2379
    listen-peer-urls: http://$private_ipv4:2380
  fleet:
    public-ip: $private_ipv4
    metadata: role=worker
  units:
    - name: etcd2.service
      command: start
    - name: fleet.service
      command: start
write_files:
  - path: /etc/node
    content: $private_ipv4
`;
}

function install(root: string, address: string, document: string): void {
  const { status, stdout, stderr } = spawnSync(PROGRAM, ['install', '--root', root], { encoding: 'utf8' });
  assert.equal(status, 0, stdout + stderr);
  const seed = join(root, 'var/lib/cloud/seed/nocloud');
  fs.mkdirSync(seed, { recursive: true });
  const hostname = `node-${address.split('.').at(-1)}`;
  fs.writeFileSync(join(seed, 'meta-data'), `instance-id: node-${address}\nlocal-hostname: ${hostname}\n`);
  fs.writeFileSync(join(seed, 'user-data'), document);
}

/** What the agent has said since the machine booted. */
export function journal(machine: Machine): string {
  return machine.sh(
    'journalctl -b -q --no-pager -o cat -u cloud-config-local -u cloud-config -u cloud-config-final',
  );
}

/** Waits for the last stage too. */
export function settled(machine: Machine): void {
  machine.run(['cloud-config', 'status', '--wait']);
  machine.run(['systemctl', 'start', 'cloud-config-final.service']);
}

/** Asks until there is an answer, for as long as a minute. */
export async function until<T>(what: string, ask: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 300; tries++) {
    const answer = ask();
    if (answer !== undefined) return answer;
    await sleep(200);
  }
  throw new assert.AssertionError({ message: `it did not come to be that ${what}` });
}

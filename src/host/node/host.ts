import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Commands, Host, Systemd } from '../../apply/host.ts';
import type { Clock, Http } from '../../datasources/datasource.ts';
import { homeOwner } from './account-database.ts';
import { createAccounts } from './accounts.ts';
import { createClock } from './clock.ts';
import { createCommands } from './commands.ts';
import { createFiles } from './files.ts';
import { gunzip } from './gunzip.ts';
import { setKernelHostname } from './hostname.ts';
import { createNetwork } from './network.ts';
import { sha256 } from './sha256.ts';

const KERNEL_HOSTNAME = '/proc/sys/kernel/hostname';
const SYSTEMD_RUNS = '/run/systemd/system';

export interface HostOptions {
  /** `/` for the running machine, else a directory. */
  readonly root: string;
  readonly http?: Http;
  readonly clock?: Clock;
  readonly commands?: Commands;
}

/** This machine, or the directory that stands for one; connections are made when they are used. */
export function createHost(options: HostOptions): Host {
  const { http = lazyHttp(), clock = createClock(), commands = createCommands() } = options;
  const root = path.resolve(options.root);
  const isLive = root === '/';
  const privileged = process.geteuid?.() === 0;
  const files = createFiles(root, {
    privileged,
    pid: process.pid,
    homeOwner: (directory) => homeOwner(files, directory),
  });
  let systemd: Promise<Systemd> | undefined;

  async function manager(): Promise<Systemd | undefined> {
    if (!isLive || !fs.existsSync(SYSTEMD_RUNS)) return undefined;
    const forget = (): void => {
      systemd = undefined;
    };
    systemd ??= connect(privileged, commands, forget).catch((error: unknown) => {
      // Early in the boot it may not answer yet: the next one to ask tries again.
      forget();
      throw error;
    });
    return systemd;
  }

  return {
    root,
    privileged,
    files,
    accounts: createAccounts({ root, files, commands, now: () => clock.now() }),
    systemd: manager,
    network: createNetwork({ clock, systemd: manager }),
    commands,
    http,
    clock,
    hostname: () => (isLive ? fs.readFileSync(KERNEL_HOSTNAME, 'utf8').trim() : undefined),
    setHostname: async (hostname) => {
      if (isLive) await setKernelHostname(hostname, { path: KERNEL_HOSTNAME, commands });
    },
    close: () => {
      systemd?.then((connected) => connected.close()).catch(() => {});
      http.close();
    },
    sha1: (content) => createHash('sha1').update(content).digest('hex'),
    sha256,
    gunzip,
  };
}

async function connect(privileged: boolean, commands: Commands, onLost: () => void): Promise<Systemd> {
  const { connectSystemd } = await import('./systemd-connection.ts');
  return connectSystemd({ privileged, commands, onLost });
}

/** The HTTP client is loaded with the first request: most runs make none. */
function lazyHttp(): Http {
  let http: Promise<Http> | undefined;
  return {
    send: async (request) => {
      http ??= import('./http.ts').then((module) => module.createHttp());
      return (await http).send(request);
    },
    close: () => {
      http?.then((opened) => opened.close()).catch(() => {});
    },
  };
}

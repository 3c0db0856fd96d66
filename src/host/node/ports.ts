import type { Host } from '../../apply/host.ts';
import type { Ports } from '../../datasources/datasource.ts';
import { createCommands } from './commands.ts';
import { createDisk } from './disk.ts';
import { createDrives } from './drives.ts';
import { createInterfaces } from './interfaces.ts';
import { createSerial } from './serial.ts';

/** User-data may come out of a program. */
const MOST = 16 * 1024 * 1024;

/** What datasources use of this machine; drives are mounted by its systemd. */
export function createPorts(host: Host): Ports {
  const disk = createDisk();
  return {
    disk,
    drives: createDrives(host, disk),
    http: host.http,
    clock: host.clock,
    commands: createCommands({ outputAtMost: MOST, output: 'pure' }),
    serial: createSerial(host.commands),
    interfaces: createInterfaces(),
    gunzip: host.gunzip,
  };
}

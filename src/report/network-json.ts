import type { NetworkFile } from '../apply/network/network-file.ts';

/** `schemas/network-files.schema.json`, version 1. */
export function networkJson(files: readonly NetworkFile[], warnings: readonly string[]): string {
  const rows = files.map(({ name, content, secret }) => ({
    path: `/etc/systemd/network/${name}`,
    mode: secret ? '0640' : '0644',
    content,
  }));
  return `${JSON.stringify({ version: 1, files: rows, warnings }, null, 2)}\n`;
}

import type { Vm } from './vm.ts';

const PLACES = '/etc /home /root /usr/lib /var/lib/cloud-config';
const FIND = `find ${PLACES} -xdev -path /usr/lib/modules -prune -o`;

/**
 * What is on the machine's disk, of what a boot may come to change: files and links with owner, mode, time of the last
 * change and, where that is little work, a checksum.
 */
export async function tracesOf(vm: Vm): Promise<readonly string[]> {
  const entries = await vm.ssh(`${FIND} ! -type d -printf '%p %y %m %U:%G %T+ %l\\n'`);
  const sums = await vm.ssh('find /etc /home /root /var/lib/cloud-config -xdev -type f -exec md5sum {} +');
  return [...entries.split('\n'), ...sums.split('\n')].sort();
}

/** What is in one of the two only. */
export function differences(before: readonly string[], after: readonly string[]): readonly string[] {
  const [old, now] = [new Set(before), new Set(after)];
  const gone = before.filter((line) => !now.has(line)).map((line) => `- ${line}`);
  return [...gone, ...after.filter((line) => !old.has(line)).map((line) => `+ ${line}`)];
}

import type { Vm } from './vm.ts';

/** What `detect` finds of a machine, printed for people too. */
export async function detection(vm: Vm): Promise<string> {
  const text = await vm.ssh('cloud-config detect --explain');
  process.stdout.write(`${text.replaceAll(/^/gm, '      ')}\n`);
  return text;
}

/**
 * What the machine itself says about where it runs, before anything is asked over a network: SMBIOS, file-system
 * labels, the kernel command line, the kind of virtualisation. Reading it starts no process.
 */
import type { Disk } from './datasource.ts';
import { type KernelParameter, kernelParameters } from './kernel-parameters.ts';

/** Files of `/sys/class/dmi/id`. */
export type DmiField =
  | 'sys_vendor'
  | 'product_name'
  | 'product_version'
  | 'product_serial'
  | 'product_uuid'
  | 'product_sku'
  | 'product_family'
  | 'chassis_vendor'
  | 'chassis_asset_tag'
  | 'board_vendor'
  | 'board_name'
  | 'bios_vendor'
  | 'bios_version';

export interface Evidence {
  /** Trimmed; `undefined` when the machine has none, or only root may read it. */
  dmi(field: DmiField): string | undefined;
  readonly kernel: readonly KernelParameter[];
  /** File-system labels of the block devices. */
  readonly labels: readonly string[];
  /** As systemd-detect-virt(1) names it where it is told apart here: `kvm`, `qemu`, `vmware`, `oracle`, `xen`, `microsoft`, `lxc`, …, `none`. */
  readonly virtualisation: string;
  /** The content of a small text file, trimmed; `undefined` when absent or unreadable. */
  text(path: string): string | undefined;
  exists(path: string): boolean;
  list(path: string): readonly string[];
}

const LABELS = '/dev/disk/by-label';

/** Each thing is read when it is asked for, once. */
export function gatherEvidence(disk: Disk): Evidence {
  const texts = new Map<string, string | undefined>();

  function text(path: string): string | undefined {
    if (!texts.has(path)) texts.set(path, read(disk, path));
    return texts.get(path);
  }

  let kernel: readonly KernelParameter[] | undefined;
  let labels: readonly string[] | undefined;
  const evidence: Evidence = {
    dmi: (field) => text(`/sys/class/dmi/id/${field}`) || undefined,
    get kernel() {
      kernel ??= kernelParameters(text('/proc/cmdline') ?? '');
      return kernel;
    },
    get labels() {
      labels ??= list(LABELS).map(unescaped);
      return labels;
    },
    get virtualisation() {
      return virtualisationOf(evidence);
    },
    text,
    exists: (path) => exists(disk, path),
    list,
  };

  function list(path: string): readonly string[] {
    try {
      return disk.list(path) ?? [];
    } catch {
      return [];
    }
  }
  return evidence;
}

/** Some fields are for root alone: for others they are as good as absent. */
function read(disk: Disk, path: string): string | undefined {
  try {
    const content = disk.read(path);
    return content === undefined ? undefined : new TextDecoder().decode(content).replaceAll('\0', ' ').trim();
  } catch {
    return undefined;
  }
}

function exists(disk: Disk, path: string): boolean {
  try {
    return disk.modified(path) !== undefined;
  } catch {
    return false;
  }
}

/** udev writes `OVF\x20ENV` for `OVF ENV`. */
function unescaped(name: string): string {
  return name.replace(/\\x([0-9a-f]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

const VENDORS: readonly (readonly [field: DmiField, begins: string, name: string])[] = [
  ['product_name', 'KVM', 'kvm'],
  ['product_name', 'VirtualBox', 'oracle'],
  ['sys_vendor', 'innotek', 'oracle'],
  ['sys_vendor', 'VMware', 'vmware'],
  ['sys_vendor', 'QEMU', 'qemu'],
  ['sys_vendor', 'Xen', 'xen'],
  ['sys_vendor', 'Amazon EC2', 'amazon'],
  ['bios_vendor', 'Xen', 'xen'],
  ['sys_vendor', 'Microsoft Corporation', 'microsoft'],
  ['sys_vendor', 'Parallels', 'parallels'],
  ['sys_vendor', 'Google', 'google'],
  ['sys_vendor', 'OpenStack', 'kvm'],
];

function virtualisationOf(evidence: Evidence): string {
  const container = /(?:^|\s)container=(\S+)/.exec(evidence.text('/proc/1/environ') ?? '')?.[1];
  const manager = container ?? evidence.text('/run/systemd/container');
  if (manager) return manager;
  if (evidence.text('/sys/hypervisor/type') === 'xen') return 'xen';
  const vendor = VENDORS.find(([field, begins]) => evidence.dmi(field)?.startsWith(begins));
  return vendor?.[2] ?? 'none';
}

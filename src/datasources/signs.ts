/** Signs of a platform: what a provider declares, detection checks, `detect --explain` tells and the docs list. */
import type { DmiField, Evidence } from './evidence.ts';

export interface Finding {
  readonly held: boolean;
  /** What the machine has instead, or what exactly fits: "sys_vendor is `QEMU`". */
  readonly found: string;
}

export interface Sign {
  /** For docs: "DMI `sys_vendor` is `Hetzner`". */
  readonly about: string;
  check(evidence: Evidence): Finding;
}

/** A field of SMBIOS; `*` at the end of `expected` stands for any rest, at its beginning for any start. */
export function dmi(field: DmiField, ...expected: readonly string[]): Sign {
  return {
    about: `DMI \`${field}\` is ${expected.map((each) => `\`${each}\``).join(' or ')}`,
    check: (evidence) => {
      const value = evidence.dmi(field);
      const held = value !== undefined && expected.some((pattern) => fits(value, pattern));
      return { held, found: value === undefined ? `no DMI ${field}` : `DMI ${field} is \`${value}\`` };
    },
  };
}

/** A file system with one of these labels, in capitals or not: FAT knows no difference. */
export function label(...expected: readonly string[]): Sign {
  return {
    about: `a disk labelled ${expected.map((each) => `\`${each}\``).join(' or ')}`,
    check: ({ labels }) => {
      const wanted = expected.map((each) => each.toLowerCase());
      const found = labels.find((each) => wanted.includes(each.toLowerCase()));
      return {
        held: found !== undefined,
        found:
          found === undefined ? `no disk labelled ${expected.join(' or ')}` : `a disk labelled \`${found}\``,
      };
    },
  };
}

/** A kernel parameter, with a value that fits when one is given (`nocloud*`). */
export function kernelParameter(name: string, value?: string): Sign {
  const shown = value === undefined ? name : `${name}=${value}`;
  return {
    about: `\`${shown}\` on the kernel command line`,
    check: ({ kernel }) => {
      const held = kernel.some(
        (each) => each.name === name && (value === undefined || fits(each.value ?? '', value)),
      );
      return { held, found: `${held ? '' : 'no '}${shown} on the kernel command line` };
    },
  };
}

export function path(expected: string): Sign {
  return {
    about: `\`${expected}\` exists`,
    check: (evidence) => {
      const held = evidence.exists(expected);
      return { held, found: `${expected} ${held ? 'exists' : 'does not exist'}` };
    },
  };
}

/** A directory in which a name fits: `/dev/virtio-ports`, `com.canonical.lxd`. */
export function nameIn(directory: string, ...expected: readonly string[]): Sign {
  return {
    about: `${expected.map((each) => `\`${each}\``).join(' or ')} in \`${directory}\``,
    check: (evidence) => {
      const found = evidence.list(directory).find((name) => expected.some((pattern) => fits(name, pattern)));
      return {
        held: found !== undefined,
        found: found === undefined ? `nothing of it in ${directory}` : `${directory}/${found}`,
      };
    },
  };
}

/** The text of a file. */
export function fileText(file: string, ...expected: readonly string[]): Sign {
  return {
    about: `\`${file}\` holds ${expected.map((each) => `\`${each}\``).join(' or ')}`,
    check: (evidence) => {
      const value = evidence.text(file);
      const held = value !== undefined && expected.some((pattern) => fits(value, pattern));
      return {
        held,
        found: value === undefined ? `no ${file}` : `${file} ${held ? 'fits' : 'holds something else'}`,
      };
    },
  };
}

export function virtualisation(...expected: readonly string[]): Sign {
  return {
    about: `virtualisation is ${expected.map((each) => `\`${each}\``).join(' or ')}`,
    check: (evidence) => ({
      held: expected.includes(evidence.virtualisation),
      found: `virtualisation is ${evidence.virtualisation}`,
    }),
  };
}

/** Every one of them. */
export function all(...signs: readonly Sign[]): Sign {
  return {
    about: signs.map((sign) => sign.about).join(' and '),
    check: (evidence) => {
      const findings = signs.map((sign) => sign.check(evidence));
      const missing = findings.find(({ held }) => !held);
      return missing ?? { held: true, found: findings.map(({ found }) => found).join(' and ') };
    },
  };
}

/** The machine does not show a sign. */
export function not(sign: Sign): Sign {
  return {
    about: `not ${sign.about}`,
    check: (evidence) => {
      const { held, found } = sign.check(evidence);
      return { held: !held, found };
    },
  };
}

function fits(value: string, pattern: string): boolean {
  if (pattern.startsWith('*') && pattern.endsWith('*')) return value.includes(pattern.slice(1, -1));
  if (pattern.endsWith('*')) return value.startsWith(pattern.slice(0, -1));
  if (pattern.startsWith('*')) return value.endsWith(pattern.slice(1));
  return value === pattern;
}

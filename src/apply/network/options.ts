import { parseIp } from './ip.ts';

/** One option of a bond or bridge: what networkd calls it, and how a value is written for it. */
export interface OptionSpec {
  readonly key: string;
  /** Every name that formats have for it, underscores for hyphens, without `bond_` or `bridge_`. */
  readonly names: readonly string[];
  readonly type: 'choice' | 'count' | 'milliseconds' | 'seconds' | 'boolean' | 'addresses' | 'mac';
  /** The smallest and the largest count; networkd ignores others, or the kernel refuses the device for them. */
  readonly range?: readonly [least: number, most: number];
  /** Words to choose from; the kernel's numbers for them are their positions. */
  readonly choices?: readonly string[];
}

/** A value that cannot be written, and what would be right. */
export interface OptionProblem {
  readonly problem: string;
}

const DURATION = /^\d+(?:\.\d+)?(?:us|ms|s|sec|m|min|h)?$/;
const BARE = /^\d+(?:\.\d+)?$/;

/** The value as networkd takes it. */
export function optionValue({ type, range, choices = [] }: OptionSpec, text: string): string | OptionProblem {
  const word = text.trim();
  switch (type) {
    case 'choice': {
      const chosen = /^\d+$/.test(word) ? choices[Number(word)] : word.toLowerCase();
      if (chosen !== undefined && choices.includes(chosen)) return chosen;
      return { problem: `must be one of ${choices.join(', ')}` };
    }
    case 'count':
      return countWithin(word, range);
    case 'milliseconds':
      if (BARE.test(word)) return `${word}ms`;
      return DURATION.test(word) ? word : { problem: 'must be a time, 100 or 100ms' };
    case 'seconds':
      return DURATION.test(word) ? word : { problem: 'must be a time, 15 or 15s' };
    case 'boolean':
      if (/^(?:1|true|yes|on|y)$/i.test(word)) return 'yes';
      return /^(?:0|false|no|off|n)$/i.test(word) ? 'no' : { problem: 'must be true or false' };
    case 'addresses': {
      const addresses = word.split(/[\s,]+/);
      if (addresses.every((each) => parseIp(each)?.family === 'ipv4')) return addresses.join(' ');
      return { problem: 'must be IPv4 addresses' };
    }
    case 'mac':
      return /^[0-9a-fA-F]{2}(?::[0-9a-fA-F]{2}){5}$/.test(word)
        ? word.toLowerCase()
        : { problem: 'must be a MAC address' };
  }
}

function countWithin(
  word: string,
  [least, most]: readonly [number, number] = [0, 0xffff_ffff],
): string | OptionProblem {
  const isWithin = /^\d+$/.test(word) && Number(word) >= least && Number(word) <= most;
  return isWithin ? word : { problem: `must be a whole number from ${least} to ${most}` };
}

/** The option that a format calls `name`; hyphens, and a `bond_` or `bridge_` before it, do not matter. */
export function findOption(specs: readonly OptionSpec[], name: string): OptionSpec | undefined {
  const bare = name.replaceAll('-', '_').replace(/^(?:bond|bridge)_/, '');
  return specs.find(({ names }) => names.includes(bare));
}

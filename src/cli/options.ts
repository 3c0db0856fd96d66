import { nearest } from '../config/nearest.ts';

export interface OptionSpec {
  /** Long name without dashes. */
  readonly name: string;
  /** What the value is, for help: `DIR`; a flag without a value when absent. */
  readonly value?: string;
  /** Allowed values. */
  readonly choices?: readonly string[];
  readonly about: string;
}

export interface ParsedOptions {
  /** Operands: what is no option. */
  readonly operands: readonly string[];
  has(name: string): boolean;
  /** The last value given. */
  value(name: string): string | undefined;
  /** All values given, in their order. */
  values(name: string): readonly string[];
}

/** The command line is wrong; the message says how. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads `--name`, `--name value` and `--name=value`; `--` ends the options, `-` is an operand. */
export function parseOptions(args: readonly string[], specs: readonly OptionSpec[]): ParsedOptions {
  const operands: string[] = [];
  const values = new Map<string, string[]>();
  let rest = [...args];
  while (rest.length > 0) {
    const [argument = '', ...after] = rest;
    rest = after;
    if (argument === '--') {
      operands.push(...rest);
      break;
    }
    if (!argument.startsWith('-') || argument === '-') {
      operands.push(argument);
      continue;
    }
    const { spec, inline } = specOf(argument, specs);
    if (spec.value === undefined) {
      if (inline !== undefined) throw new UsageError(`--${spec.name} takes no value`);
      values.set(spec.name, []);
      continue;
    }
    const value = inline ?? rest.shift();
    if (value === undefined || value === '')
      throw new UsageError(`--${spec.name} needs a value: --${spec.name} ${spec.value}`);
    if (spec.choices && !spec.choices.includes(value)) {
      throw new UsageError(`--${spec.name} must be one of ${spec.choices.join(', ')}`);
    }
    values.set(spec.name, [...(values.get(spec.name) ?? []), value]);
  }
  return {
    operands,
    has: (name) => values.has(name),
    value: (name) => values.get(name)?.at(-1),
    values: (name) => values.get(name) ?? [],
  };
}

function specOf(argument: string, specs: readonly OptionSpec[]): { spec: OptionSpec; inline?: string } {
  const equals = argument.indexOf('=');
  const written = equals === -1 ? argument : argument.slice(0, equals);
  const name = written.replace(/^--?/, '');
  const spec = written.startsWith('--') ? specs.find((each) => each.name === name) : undefined;
  if (spec === undefined) {
    const meant = nearest(
      name,
      specs.map((each) => each.name),
    );
    throw new UsageError(
      `unknown option ${written}${meant === undefined ? '' : `, did you mean --${meant}?`}`,
    );
  }
  return equals === -1 ? { spec } : { spec, inline: argument.slice(equals + 1) };
}

/** The one operand that a command takes. */
export function onlyOperand({ operands }: ParsedOptions, what: string): string {
  const [operand, ...more] = operands;
  if (operand === undefined) throw new UsageError(`${what} is missing`);
  if (more.length > 0) throw new UsageError(`one ${what} at a time, not ${operands.length}`);
  return operand;
}

import { VARIABLE_NAMES } from '../config/variables.ts';

export interface VariableDoc {
  readonly name: string;
  readonly about: string;
}

const ABOUT: Readonly<Record<string, string>> = {
  public_ipv4: "the machine's public IPv4 address",
  private_ipv4: "the machine's private IPv4 address",
  public_ipv6: "the machine's public IPv6 address",
  private_ipv6: "the machine's private IPv6 address",
  hostname: 'the host name that the platform gives',
  instance_id: "the platform's id of the machine",
  region: 'the region that the machine is in',
  availability_zone: 'the availability zone that the machine is in',
};

/** How many of the names are those of 2018, the only ones in bodies. */
const BODY_NAMES = 4;

/** What the variables that may be used in a setting, or in the body of a file or unit, become on the machine. */
export function variablesFor(mode: 'setting' | 'body'): readonly VariableDoc[] {
  const names = mode === 'body' ? VARIABLE_NAMES.slice(0, BODY_NAMES) : VARIABLE_NAMES;
  return names.map((name) => ({ name, about: aboutVariable(name) }));
}

export function aboutVariable(name: string): string {
  return `Becomes ${ABOUT[name] ?? 'a value of the machine'} at boot, as the platform's metadata states it. \`\\$${name}\` stays as it is written.`;
}

import { CloudConfigError } from '../../errors.ts';

/** The text is not of its format; `place` is `config[2].subnets[0].address` or `line 7`. */
export function malformedNetwork(place: string, problem: string): CloudConfigError {
  return new CloudConfigError('NETWORK_MALFORMED', `network configuration: ${place}: ${problem}`);
}

/** Something that systemd-networkd cannot do. */
export function unsupportedNetwork(place: string, problem: string): CloudConfigError {
  return new CloudConfigError('NETWORK_UNSUPPORTED', `network configuration: ${place}: ${problem}`);
}

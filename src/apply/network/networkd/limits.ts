import { malformedNetwork } from '../error.ts';

type Limits = readonly [least: number, most: number];

const MOST = 0xffff_ffff;
/** What systemd-networkd takes; it ignores other numbers, and says so in the journal alone. */
const LIMITS: ReadonlyMap<string, Limits> = new Map<string, Limits>([
  ['Link.MTUBytes', [68, MOST]],
  ['Network.IPv6MTUBytes', [1280, MOST]],
  ['Route.Table', [1, MOST]],
  ['Route.MTUBytes', [1, MOST]],
  ['Route.InitialCongestionWindow', [1, 1023]],
  ['Route.InitialAdvertisedReceiveWindow', [1, 1023]],
  ['Route.TCPAdvertisedMaximumSegmentSize', [1, MOST - 1]],
  ['RoutingPolicyRule.Table', [1, MOST]],
  ['RoutingPolicyRule.TypeOfService', [0, 255]],
  ['IPv6AcceptRA.RouteTable', [1, MOST]],
]);

/** Refuses a number that systemd-networkd would ignore. */
export function checkLimits(place: string, section: string, key: string, value: number): void {
  const [least, most] = LIMITS.get(`${section}.${key}`) ?? [0, MOST];
  if (value < least || value > most)
    throw malformedNetwork(place, `${key}= must be from ${least} to ${most}, not ${value}`);
}

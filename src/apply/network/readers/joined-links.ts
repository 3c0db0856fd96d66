import type { Link } from '../model.ts';
import { withBareBondMembers } from './bond-members.ts';
import type { Reading } from './fields.ts';
import { withImpliedLinks } from './implied-links.ts';

/** The links of a source with those that they stand on, each saying only what it can have. */
export function joined(
  links: readonly Link[],
  place: string,
  reading: Pick<Reading, 'warn'>,
): readonly Link[] {
  const whole = withImpliedLinks(links, (id) =>
    reading.warn(place, `${id} is not described; the device of this name is taken`),
  );
  return withBareBondMembers(whole, (problem) => reading.warn(place, problem));
}

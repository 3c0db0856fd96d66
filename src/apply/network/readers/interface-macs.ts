import { malformedNetwork } from '../error.ts';
import { entries, type JsonPart, member } from '../json.ts';
import { normalMac } from '../mac.ts';

/**
 * The cards of a metadata service of Amazon's kind, by MAC address: from `macs` or from what it stands under, as services
 * list names (`macs/`) or without the strokes.
 */
export function interfaceMacs(root: JsonPart): readonly (readonly [mac: string, nic: JsonPart])[] {
  const interfaces = below(below(root, 'network'), 'interfaces');
  const macs = below(interfaces, 'macs');
  const cards = entries(macs).map(([key, nic]) => [key.replace(/\/$/, ''), nic] as const);
  // Another document than that of the network would otherwise be read as one without cards, or as a mistyped card.
  if (macs === interfaces && !(cards.length > 0 && cards.every(([key]) => normalMac(key) !== undefined)))
    throw malformedNetwork('macs', 'is missing');
  return cards;
}

function below(part: JsonPart, name: string): JsonPart {
  const found = [name, `${name}/`].map((key) => member(part, key)).find(({ value }) => value !== undefined);
  return found ?? part;
}

import type { Candidate } from '../datasources/detect.ts';
import { printable } from '../printable.ts';
import type { Paint } from './style.ts';

/** What the machine says of itself, each candidate with its evidence: those that fit first. */
export function candidatesText(candidates: readonly Candidate[], paint: Paint): string {
  const width = Math.max(...candidates.map(({ provider }) => provider.name.length));
  const sorted = [...candidates].sort((left, right) => Number(right.isEvident) - Number(left.isEvident));
  return sorted
    .map(({ provider, isEvident, found }) => {
      const mark = isEvident ? paint('green', '+') : paint('dim', '-');
      const evidence = printable(found.join('; '));
      return `${mark} ${provider.name.padEnd(width)}  ${isEvident ? evidence : paint('dim', evidence)}\n`;
    })
    .join('');
}

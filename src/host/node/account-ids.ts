/** Which numbers a new account gets, as useradd(8) chooses them. */
import { CloudConfigError } from '../../errors.ts';
import type { IdRange } from './account-settings.ts';
import { type Row, toNumber } from './account-tables.ts';

/** After the highest one in use, or the lowest free one when that was the last. */
export function nextId(taken: ReadonlySet<number>, range: IdRange): number {
  let next = range.first;
  for (const id of taken) if (id >= next && id <= range.last) next = id + 1;
  if (next <= range.last) return next;
  for (let id = range.first; id <= range.last; id++) if (!taken.has(id)) return id;
  throw exhausted(range);
}

/** System accounts are numbered downwards: before the lowest one, else the highest free one. */
export function nextSystemId(taken: ReadonlySet<number>, range: IdRange): number {
  const lowest = Math.min(
    ...[...taken].filter((id) => id >= range.first && id <= range.last),
    range.last + 1,
  );
  if (lowest > range.first) return lowest - 1;
  for (let id = range.last; id >= range.first; id--) if (!taken.has(id)) return id;
  throw exhausted(range);
}

/** Where the next range of subordinate ids begins, by the rows of subuid(5) or subgid(5). */
export function nextSubordinate(rows: readonly Row[], range: IdRange, count: number): number {
  const used = rows
    .map((row) => ({ start: toNumber(row[1]) ?? 0, count: toNumber(row[2]) ?? 0 }))
    .sort((a, b) => a.start - b.start);
  let start = range.first;
  for (const other of used) {
    if (other.start - start >= count) break;
    start = Math.max(start, other.start + other.count);
  }
  if (start + count - 1 > range.last) throw exhausted(range);
  return start;
}

function exhausted(range: IdRange): CloudConfigError {
  const words = `no id is free between ${range.first} and ${range.last}; widen the range in /etc/login.defs`;
  return new CloudConfigError('ACCOUNT_FAILED', words);
}

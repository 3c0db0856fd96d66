/** Lines that another text has in their place; from 0, the ends exclusive. */
export interface Change {
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

/** How far apart texts may be before they meet again; what is further counts as changed to the end. */
const REACH = 400;

/** Where two texts differ. Corrections are small and local, so each change ends at the nearest place where both agree. */
export function changesBetween(old: readonly string[], wanted: readonly string[]): readonly Change[] {
  const changes: Change[] = [];
  let oldStart = 0;
  let newStart = 0;
  while (oldStart < old.length || newStart < wanted.length) {
    if (old[oldStart] === wanted[newStart]) {
      oldStart += 1;
      newStart += 1;
      continue;
    }
    const [removed, added] = distanceToMeeting(old, wanted, oldStart, newStart);
    const change = { oldStart, oldEnd: oldStart + removed, newStart, newEnd: newStart + added };
    changes.push(change);
    oldStart = change.oldEnd;
    newStart = change.newEnd;
  }
  return changes;
}

function distanceToMeeting(
  old: readonly string[],
  wanted: readonly string[],
  oldStart: number,
  newStart: number,
): readonly [removed: number, added: number] {
  for (let distance = 1; distance <= REACH; distance++) {
    for (let added = 0; added <= distance; added++) {
      const removed = distance - added;
      if (isMeeting(old, wanted, oldStart + removed, newStart + added, removed === added))
        return [removed, added];
    }
  }
  return [old.length - oldStart, wanted.length - newStart];
}

/**
 * Both are at their end, or agree here and on the next line: an empty line alone is no sign, and of others one is enough
 * where as many lines came as went.
 */
function isMeeting(
  old: readonly string[],
  wanted: readonly string[],
  at: number,
  other: number,
  isReplaced: boolean,
): boolean {
  if (at > old.length || other > wanted.length || old[at] !== wanted[other]) return false;
  return old[at + 1] === wanted[other + 1] || (isReplaced && /\S/.test(old[at] ?? ''));
}

/** The candidate that a mistyped word most likely meant: at most a third of its letters differ, and at most `limit`. */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  limit: number = Number.POSITIVE_INFINITY,
): string | undefined {
  let best: string | undefined;
  let least = Math.min(Math.floor(Math.max(word.length, 3) / 3), limit) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = editDistance(word, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

/** Optimal string alignment: insertions, deletions, replacements and swaps of neighbours. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const same = from[i - 1] === to[j - 1];
      const replaced = (last[j - 1] ?? 0) + (same ? 0 : 1);
      let least = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped = i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1];
      if (swapped) least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return last[to.length] ?? 0;
}

/** The words of a name such as `listen_client_urls`. */
export function wordsOf(name: string): string[] {
  return name.toLowerCase().split(/[^a-z0-9]+/);
}

// What must hold, as ratios of measurements of one run.

const LIMITS = [
  { of: 'binary: validate 20 lines', to: 'empty program', wall: 3.3 },
  { of: 'binary: validate 200 lines', to: 'empty program', wall: 3.5 },
  { of: 'binary: validate 20 lines', to: 'cloud-init: schema 20 lines', wall: 0.1 },
  { of: 'node: validate 20 lines', to: 'cloud-init: schema 20 lines', wall: 0.5 },
  { of: 'binary: validate 20 lines', to: 'reference: validate 20 lines', wall: 4, memory: 6 },
  { of: 'binary: validate 64 KB', to: 'reference: validate 64 KB', wall: 0.5 },
  { of: 'binary: validate 1 MB', to: 'reference: validate 1 MB', wall: 0.03 },
];

/** What is slower or larger than it may be, in words, and the lines that say how it stands. */
export function judge(results) {
  const lines = [];
  const failures = [];
  for (const { of, to, ...limits } of LIMITS) {
    const [ours, theirs] = [results.get(of), results.get(to)];
    if (theirs === undefined) continue;
    for (const [kind, limit] of Object.entries(limits)) {
      if (ours[kind] === undefined || theirs[kind] === undefined) continue;
      const ratio = ours[kind] / theirs[kind];
      const line = `${of} / ${to}, ${kind}: ${ratio.toPrecision(3)} (at most ${limit})`;
      lines.push(`${ratio <= limit ? 'ok    ' : 'FAILED'} ${line}`);
      if (ratio > limit) failures.push(line);
    }
  }
  return { lines, failures };
}

/** A fetch may cost three round trips, and one more for the keys. */
export function judgeFetches(results, latencies) {
  const lines = [];
  const failures = [];
  const base = results.get('binary: EC2 fetch, 0 ms').wall;
  for (const [nominal, measured] of latencies) {
    const { wall } = results.get(`binary: EC2 fetch, ${nominal} ms`);
    const trips = (wall - base) / measured;
    const line = `EC2 fetch with keys at ${measured.toFixed(1)} ms a request: ${trips.toFixed(2)} round trips (at most 4)`;
    lines.push(`${trips <= 4 ? 'ok    ' : 'FAILED'} ${line}`);
    if (trips > 4) failures.push(line);
  }
  return { lines, failures };
}

// Longest first, as one is the beginning of another.
const SPAN_PART =
  /[ \t]*(?:\d+(?:\.\d*)?|\.\d+)[ \t]*(?:seconds?|minutes?|months?|hours?|weeks?|years?|days?|usec|msec|sec|min|us|µs|μs|ms|hr|[smMhdwy])?/y;

/** A time span of systemd.time(7): `5min 20s`, `90`, `infinity`. */
export function isTimeSpan(text: string): boolean {
  if (text.trim() === 'infinity') return true;
  let at = 0;
  const part = new RegExp(SPAN_PART);
  while (at < text.length) {
    part.lastIndex = at;
    const match = part.exec(text);
    if (match === null) return /^\s*$/.test(text.slice(at)) && at > 0;
    at = part.lastIndex;
  }
  return at > 0;
}

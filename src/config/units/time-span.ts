import { nearest } from '../nearest.ts';

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

const UNITS = 'seconds sec s minutes min m hours hr h days d weeks w months years ms us'.split(' ');

/** `5 minuts`, `15mins`, and `none` for a timeout that is not to be. */
export function timeMeant(key: string, text: string): string | undefined {
  if (/^(?:none|never|unlimited|-1)$/i.test(text)) return /Timeout|Max/.test(key) ? 'infinity' : undefined;
  const [, number = '', word = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)[;,]?$/i.exec(text) ?? [];
  const unit =
    word === '' ? '' : nearest(word.toLowerCase(), UNITS, /^(?:..?|mon|nsec)$/i.test(word) ? 0 : 2);
  return number === '' || unit === undefined ? undefined : number + unit;
}

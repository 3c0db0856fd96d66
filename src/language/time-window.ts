const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MINUTES: Readonly<Record<string, number>> = { h: 60, m: 1, s: 1 / 60, ms: 1 / 60_000 };

/** When locksmith may restart the machine: `Thu 04:00 to Thu 05:30, every week`. */
export function rebootWindow(start: string, length: string): string | undefined {
  const match = /^(?:([A-Za-z]{3}) +)?(\d+):(\d+)$/.exec(start.trim());
  const minutes = durationInMinutes(length.trim());
  if (match === null || minutes === undefined) return undefined;
  const [, name, hours = '0', minute = '0'] = match;
  const begin = Number(hours) * 60 + Number(minute);
  const end = begin + minutes;
  if (name === undefined) return `reboots may begin ${clock(begin)} to ${clock(end)}${later(end)}, every day`;
  const day = DAYS.findIndex((each) => each.toLowerCase() === name.toLowerCase());
  if (day === -1) return undefined;
  const last = DAYS[(day + Math.floor(end / 1440)) % 7];
  return `reboots may begin ${DAYS[day]} ${clock(begin)} to ${last} ${clock(end)}, every week`;
}

function durationInMinutes(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d*)?(?:h|ms|m|s))+$/.test(text)) return undefined;
  let sum = 0;
  for (const [, number = '0', unit = 'm'] of text.matchAll(/([\d.]+)(h|ms|m|s)/g))
    sum += Number(number) * (MINUTES[unit] ?? 0);
  return Math.round(sum);
}

function clock(minutes: number): string {
  const ofDay = minutes % 1440;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}

function later(end: number): string {
  return end >= 1440 ? ' the next day' : '';
}

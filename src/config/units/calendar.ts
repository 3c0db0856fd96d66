const WORDS = ['minutely', 'hourly', 'daily', 'weekly', 'monthly', 'quarterly', 'semiannually', 'yearly'];
const ALSO = new Set([...WORDS, 'anually', 'annually', 'biannually', 'bi-annually', 'semi-annually']);
const DAY = '(?:mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const DAYS = new RegExp(`^${DAY}(?:(?:,|\\.\\.|-)${DAY})*,?$`, 'i');
const CRON = /^(?:[\d*/,-]+\s+){4}[\w*/,-]+$/;
const TIME = /^(\*|\d+)[\d*/,.]*:(\*|\d+)/;

/** Words that stand for a calendar event. */
export const CALENDAR_WORDS: readonly string[] = WORDS;

/**
 * Why a text is no calendar event; judged is only what leaves no doubt.
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.time.html
 */
export function calendarProblem(text: string): string | undefined {
  const value = text.trim().replace(/[ \t]+(?:UTC|[A-Z][A-Za-z_]+(?:\/[\w+-]+)+)$/, '');
  if (CRON.test(value)) return 'dates and times such as `*-*-* 04:00:00`, not the fields of cron';
  const parts = value.split(/\s+/);
  const [first = ''] = parts;
  if (/^[a-z-]+$/i.test(value) && !ALSO.has(value.toLowerCase()) && !DAYS.test(value))
    return 'words such as `daily`, days such as `Mon`, or dates and times such as `*-*-* 04:00:00`';
  if (parts.length > 1 && /^[a-z][a-z.,-]*$/i.test(first) && !DAYS.test(first))
    return 'days such as `Mon` or `Mon..Fri` before the date and time';
  for (const part of parts) {
    const [, hour, minute] = TIME.exec(part) ?? [];
    if (Number(hour) > 23 || Number(minute) > 59) return 'hours up to 23 and minutes up to 59';
  }
  return undefined;
}

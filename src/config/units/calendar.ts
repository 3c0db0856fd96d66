const WORDS = ['minutely', 'hourly', 'daily', 'weekly', 'monthly', 'quarterly', 'semiannually', 'yearly'];
const ALSO = new Set([...WORDS, 'anually', 'annually', 'biannually', 'bi-annually', 'semi-annually']);
const DAY = '(?:mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)';
const DAYS = new RegExp(`^${DAY}(?:(?:,|\\.\\.|-)${DAY})*,?$`, 'i');
/** `UTC`, `EST5EDT`, `Japan`, `Europe/Berlin`; no day, and no `PM`. */
const ZONE = /[ \t]+(?:utc|(?![AP]M$|[A-Z][a-z]{2}$|\w+day$)[A-Z][\w+/-]+)$/;
const CRON = /^(?:[\d*/,-]+\s+){4}[\w*/,-]+$/;
/** `*`, `4`, `1..5`, `0/15`, and several with commas between. */
const ITEM = String.raw`(?:\*|\d+(?:\.\d+)?(?:\.\.\d+(?:\.\d+)?)?(?:/\d+(?:\.\d+)?)?)`;
const LIST = `(${ITEM}(?:,${ITEM})*)`;
const DATE = new RegExp(`^(?:${LIST}-)?${LIST}[-~]${LIST}$`);
const TIME = new RegExp(`^${LIST}:${LIST}(?::${LIST})?$`);

/** Words that stand for a calendar event. */
export const CALENDAR_WORDS: readonly string[] = WORDS;

/**
 * Why a text is no calendar event.
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.time.html
 */
export function calendarProblem(text: string): string | undefined {
  const value = text.trim().replace(ZONE, '');
  if (CRON.test(value)) return 'dates and times such as `*-*-* 04:00:00`, not the fields of cron';
  if (ALSO.has(value.toLowerCase()) || /^@\d+$/.test(value)) return undefined;
  const parts = value.split(/\s+/);
  const isDay = DAYS.test(parts[0] ?? '');
  const [first = '', second] = isDay ? parts.slice(1) : parts;
  if (/^[a-z][a-z.,-]*$/i.test(first))
    return parts.length > 1
      ? 'days such as `Mon` or `Mon..Fri` before the date and time'
      : 'words such as `daily`, days such as `Mon`, or dates and times such as `*-*-* 04:00:00`';
  const date = DATE.exec(first);
  const time = TIME.exec((date === null ? first : second) ?? '');
  const count = Number(isDay) + Number(date !== null) + Number(time !== null);
  if (count < parts.length) return 'dates and times such as `Mon..Fri *-*-* 04:00:00`';
  if (isBeyond(date?.[2], 1, 12) || isBeyond(date?.[3], 1, 31)) return 'months up to 12 and days up to 31';
  if (isBeyond(time?.[1], 0, 23) || isBeyond(time?.[2], 0, 59)) return 'hours up to 23 and minutes up to 59';
  return undefined;
}

function isBeyond(list: string | undefined, least: number, most: number): boolean {
  const numbers = list?.replaceAll(/\/\d+/g, '').match(/\d+/g) ?? [];
  return numbers.some((number) => Number(number) < least || Number(number) > most);
}

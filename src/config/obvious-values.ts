import type { Path } from './path.ts';

type Form = (text: string) => string | undefined;

const IMPORTED = /^(?:github:|(?:https?:\/\/)?github\.com\/|@)([\w-]+)\/?$/i;
const DAY = /^(su|mo|tu|we|th|fr|sa)[a-z]*[,.]?\s+/i;
const DAYS: Readonly<Record<string, string>> = {
  su: 'Sun',
  mo: 'Mon',
  tu: 'Tue',
  we: 'Wed',
  th: 'Thu',
  fr: 'Fri',
  sa: 'Sat',
};

/** By the name of a key: what was meant by a value that it does not take. */
const FORMS: Readonly<Record<string, Form>> = {
  command: (text) => /^(start|stop|restart|reload)(?:e?d|ing)?$/i.exec(stem(text))?.[1]?.toLowerCase(),
  encoding: encodingOf,
  expiredate: (text) => text.replace(/^(\d{4})[/.]?(\d\d)[/.]?(\d\d)$/, '$1-$2-$3'),
  homedir: (text) => text.replace(/^~(?=\w)|^(?:\.?\/)?home\//, '/home/'),
  name: (text) => text.replace(/[\s:;,]+$/, ''),
  owner: (text) =>
    text.replace(/^\s*([\w-]+)(?:\s*[\s:/,;]\s*([\w-]+))?\s*$/, (_, user, group) =>
      group === undefined ? user : `${user}:${group}`,
    ),
  reboot_strategy: (text) =>
    /^(?:none|never|no|disabled?|off|false|manual)$/i.test(text) ? 'off' : undefined,
  shell: (text) => (/^(?:bin\/)?(?:ba|z|da)?sh$/.test(text) ? `/bin/${text.replace('bin/', '')}` : undefined),
  ssh_import_id: (text) => text.replace(IMPORTED, 'gh:$1'),
  window_length: lengthOf,
  window_start: startOf,
};

/** What is obviously meant by a value that its key does not take, as text. */
export function obviousValue(at: Path, text: string): string | undefined {
  const key = at.findLast((part) => typeof part === 'string') ?? '';
  const form = Object.hasOwn(FORMS, key) ? FORMS[key] : undefined;
  const meant = form?.(text);
  return meant === text ? undefined : meant;
}

function stem(text: string): string {
  return text
    .trim()
    .replace(/^run(?:ning)?$|^up$/i, 'start')
    .replace(/^stopped$/i, 'stop');
}

function encodingOf(text: string): string | undefined {
  const [, first = '', second] =
    /^(gz|gzip|b64|base-?64)(?:\W+(gz|gzip|b64|base-?64))?$/.exec(text.trim().toLowerCase()) ?? [];
  const words = [first, second ?? ''].map((word) => word.replace('-', ''));
  return words
    .filter((word) => word !== '')
    .sort()
    .reverse()
    .join('+');
}

/** locksmith takes `Thu 14:30`, without am and pm. */
function startOf(text: string): string | undefined {
  const [before = '', letters = ''] = DAY.exec(text) ?? [];
  const time = /^(\d{1,2})(?:[:.h]?(\d\d))?(?::00)?\s*(?:([ap])\.?m\.?|h|utc)?$/i.exec(
    text.slice(before.length).trim(),
  );
  if (time === null) return undefined;
  const half = time[3]?.toLowerCase();
  const hour = Number(time[1]);
  const hours = half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0);
  const day = DAYS[letters.toLowerCase()];
  return `${day === undefined ? '' : `${day} `}${String(hours).padStart(2, '0')}:${time[2] ?? '00'}`;
}

/** locksmith takes what Go's time.ParseDuration does: `2h30m`. */
export function lengthOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/\s|,|\band\b|^-/g, '')
    .replace(/(h|m|s)(?:ou)?(?:r|in|ec)?(?:ute|ond)?s?(?=\d|$)/g, '$1')
    .replace(/^(\d+)[:h](\d+)$/, '$1h$2m')
    .replace(/^(\d+)d(?:ays?)?$/, (_, days) => `${Number(days) * 24}h`);
}

/** Units of etcd's settings are milliseconds, of the others seconds. */
const MILLISECONDS = /^(?:peer_)?(?:heartbeat_interval|election_timeout)$|^proxy_/;

/** The number that a text with a unit or with separators means. */
export function obviousNumber(at: Path, text: string, isWhole: boolean): string | undefined {
  const plain = text.trim();
  if (/^\d{1,3}(?:[,' ]\d{3})+$/.test(plain)) return plain.replace(/\D/g, '');
  if (/^\d+,\d{1,2}$/.test(plain)) return isWhole ? undefined : plain.replace(',', '.');
  const [, digits, unit] = /^(\d+(?:\.\d+)?)\s*(ms|s|sec|seconds?)$/.exec(plain) ?? [];
  const key = String(at.at(-1));
  const isMillis = MILLISECONDS.test(key);
  if (digits === undefined || !(isMillis || /time|interval/.test(key))) return undefined;
  const value = Number(digits) * (isMillis ? 1 : 0.001) * (unit === 'ms' ? 1 : 1000);
  return isWhole && !Number.isInteger(value) ? undefined : String(value);
}

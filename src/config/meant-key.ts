import { type MapShape, usualName } from './key-homes.ts';
import { nearest, wordsOf } from './nearest.ts';
import { readPasswordHash } from './password-hash.ts';
import type { Path } from './path.ts';
import type { Entry } from './tree.ts';

/** The key that one that is unknown most likely stands for. */
export interface MeantKey {
  readonly key: string;
  /** Its value, where that is another too. */
  readonly value?: string;
  /** It may be meant otherwise. */
  readonly isGuess?: true;
}

/** What another name for the same stands for here: known for certain, so asked first. */
export function usualKey(entry: Entry, at: Path, shape: MapShape): MeantKey | undefined {
  const { key, value } = entry;
  const job = at[1] === 'units' && at.length === 3 ? jobOf(entry) : undefined;
  if (job !== undefined) return { key: 'command', value: job };
  const usual = usualName(key, at, shape);
  if (usual === undefined) return undefined;
  // cloud-init has these two with a mapping: one user's settings, and the keys of the host.
  if (at.length === 0 && (key === 'user' || key === 'ssh_keys'))
    return value.kind === 'list' ? { key: usual } : undefined;
  const text = value.kind === 'scalar' ? value.text : '';
  if (usual === 'passwd')
    return readPasswordHash(text).kind === 'hash' ? { key: usual } : { key: usual, isGuess: true };
  if (key === 'id') return /^\d/.test(text) ? undefined : { key: usual };
  return { key: usual };
}

/** `start: true` for `command: start`. */
function jobOf({ key, value }: Entry): string | undefined {
  const isOn = value.kind === 'scalar' && /^(?:true|yes|on|1)$/i.test(value.text);
  return isOn && /^(?:start|stop|restart|reload)$/.test(key) ? key : undefined;
}

/** What a key stands for by its looks. */
export function likelyKey({ key, value }: Entry, { keys }: MapShape): MeantKey | undefined {
  const known = Object.keys(keys);
  const bare = bareOf(key);
  const same = known.find((each) => bareOf(each) === bare || sorted(each) === sorted(key));
  if (same !== undefined) return { key: same };
  const opposite = known.find((each) => each === `no_${key}` || each === key.replace(/^enable_/, 'disable_'));
  if (opposite !== undefined) {
    const isOn = value.kind === 'scalar' && /^(?:true|yes|on)$/i.test(value.text);
    const isOff = value.kind === 'scalar' && /^(?:false|no|off)$/i.test(value.text);
    return isOn || isOff ? { key: opposite, value: isOn ? 'false' : 'true' } : undefined;
  }
  const mistyped = nearest(
    key,
    known.filter((each) => isSameInWords(key, each)),
  );
  if (mistyped !== undefined) return { key: mistyped };
  const related = known.filter((each) => isPartOf(each, key) || isPartOf(key, each));
  return related.length === 1 && related[0] !== undefined ? { key: related[0], isGuess: true } : undefined;
}

function bareOf(key: string): string {
  return key.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function sorted(key: string): string {
  return wordsOf(key).sort().join(' ');
}

/** Words apart make another key: of `advertise_peer_urls` and `advertise_client_urls` neither is a slip for the other. */
function isSameInWords(key: string, known: string): boolean {
  const [left, right] = [wordsOf(key), wordsOf(known)];
  if (left.length !== right.length) return NEGATION.test(key) === NEGATION.test(known);
  return left.every((word, index) => {
    const other = right[index] ?? '';
    return word.startsWith(other) || other.startsWith(word) || nearest(word, [other]) !== undefined;
  });
}

const NEGATION = /^(?:no|disable)_/;

/** Whether all words of the first, two at least, are among those of the second. */
function isPartOf(part: string, whole: string): boolean {
  const words = wordsOf(part);
  const all = wordsOf(whole);
  return (
    words.length > 1 &&
    words.every((word) => all.includes(word)) &&
    NEGATION.test(part) === NEGATION.test(whole)
  );
}

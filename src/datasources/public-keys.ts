import { malformed } from './datasource-error.ts';
import { isObject, type JsonPlace } from './json-file.ts';
import { keyLines } from './metadata.ts';

/**
 * `public-keys` in the forms that metadata has it: a text of `authorized_keys` lines, a list of them, or a map from
 * names or numbers to such a text or to `{openssh-key}`. The same metadata always gives the same order.
 */
export function publicKeys(value: unknown, place: JsonPlace): readonly string[] {
  if (value === undefined || value === null) return [];
  if (typeof value === 'string') return keyLines(value);
  if (Array.isArray(value)) return value.flatMap((each: unknown) => publicKeys(each, place));
  if (!isObject(value)) throw malformed(place.source, `${place.path}: a public key must be a text`);
  const key = value['openssh-key'];
  if (key !== undefined) return publicKeys(key, place);
  return sortedNames(value).flatMap((name) => publicKeys(value[name], place));
}

/** Numbers by their value. */
export function sortedNames(object: object): readonly string[] {
  return Object.keys(object).sort((left, right) => Number(left) - Number(right) || (left < right ? -1 : 1));
}

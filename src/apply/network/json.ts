import { malformedNetwork } from './error.ts';

/** A part of a JSON document together with where it stands, for messages: `interfaces[2].mac`. */
export interface JsonPart {
  readonly place: string;
  readonly value: unknown;
}

export function parseJson(content: string): JsonPart {
  try {
    return { place: '', value: JSON.parse(content) };
  } catch {
    throw malformedNetwork('the document', 'is cut off or not JSON');
  }
}

export function isGiven({ value }: JsonPart): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** A member of an object; its value is `undefined` when it is not there. */
export function member(part: JsonPart, key: string): JsonPart {
  const object = objectOf(part);
  const place = part.place === '' ? key : `${part.place}.${key}`;
  return { place, value: Object.hasOwn(object, key) ? object[key] : undefined };
}

/** The member if it is given, else the part itself: some hand over a whole document, some a branch of it. */
export function branch(part: JsonPart, key: string): JsonPart {
  const inner = member(part, key);
  return isGiven(inner) ? inner : part;
}

/** The list itself, or the one that an object has under a key. */
export function listOrMember(part: JsonPart, key: string): JsonPart {
  return Array.isArray(part.value) ? part : member(part, key);
}

/** Members of an object whose keys are data, in the order of the document. */
export function entries(part: JsonPart): readonly (readonly [key: string, part: JsonPart])[] {
  return Object.entries(objectOf(part)).map(
    ([key, value]) => [key, { place: `${part.place}["${key}"]`, value }] as const,
  );
}

/** Elements of a list; one that is not given has none. */
export function items(part: JsonPart): readonly JsonPart[] {
  const { place, value } = part;
  if (!isGiven(part)) return [];
  if (!Array.isArray(value)) throw malformedNetwork(placeOf(part), 'must be a list');
  return value.map((each: unknown, index) => ({ place: `${place}[${index}]`, value: each }));
}

/** Elements of a list that must be there, as a document of another shape would otherwise read as an empty one. */
export function requiredItems(part: JsonPart): readonly JsonPart[] {
  if (part.value === undefined || part.value === null) throw malformedNetwork(placeOf(part), 'is missing');
  return items(part);
}

/** `undefined` when missing, null or empty. */
export function text(part: JsonPart): string | undefined {
  if (!isGiven(part)) return undefined;
  if (typeof part.value === 'string') return part.value;
  throw malformedNetwork(placeOf(part), 'must be a text');
}

export function requiredText(part: JsonPart): string {
  const value = text(part);
  if (value === undefined) throw malformedNetwork(placeOf(part), 'is missing');
  return value;
}

/** A whole number from 0, also as text. */
export function count(part: JsonPart): number | undefined {
  if (!isGiven(part)) return undefined;
  const { value } = part;
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number >= 0) return number;
  throw malformedNetwork(placeOf(part), 'must be a whole number');
}

/** A prefix length or netmask, which some write as a number and some as text. */
export function maskText(part: JsonPart): string | undefined {
  return typeof part.value === 'number' ? String(part.value) : text(part);
}

export function flag(part: JsonPart): boolean | undefined {
  if (!isGiven(part)) return undefined;
  if (typeof part.value === 'boolean') return part.value;
  throw malformedNetwork(placeOf(part), 'must be true or false');
}

/** Texts from a list, or from one text that separates them by white space, commas or as `[a,b]`. */
export function words(part: JsonPart): readonly string[] {
  if (typeof part.value === 'string') return part.value.split(/[\s,[\]"]+/).filter((word) => word !== '');
  return items(part).map(requiredText);
}

export function placeOf({ place }: JsonPart): string {
  return place === '' ? 'the document' : place;
}

function objectOf(part: JsonPart): Readonly<Record<string, unknown>> {
  const { value } = part;
  if (isObject(value)) return value;
  throw malformedNetwork(placeOf(part), value === undefined ? 'is missing' : 'must be an object');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

import { decodeBase64 } from '../config/base64.ts';
import { malformed } from './datasource-error.ts';

/** Fields of a JSON object whose values are not known yet. */
export interface JsonObject {
  readonly [key: string]: unknown;
}

/** Where a value comes from; messages name it and the field, and never quote what is in it. */
export interface JsonPlace {
  readonly source: string;
  readonly path: string;
}

export interface JsonFile extends JsonPlace {
  readonly content: Uint8Array;
}

export function parseJson({ source, path, content }: JsonFile): unknown {
  if (content.length === 0) throw malformed(source, `${path} is empty`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    throw malformed(source, `${path} is not UTF-8`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    // The engine's message may quote the content; only the place in it is safe to tell.
    const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    const place = position === undefined ? '' : `, at ${lineAndColumn(text, Number(position))}`;
    throw malformed(source, `${path} is cut off or not JSON${place}`);
  }
}

export function parseJsonObject(file: JsonFile): JsonObject {
  const value = parseJson(file);
  if (isObject(value)) return value;
  throw malformed(file.source, `${file.path} must be a JSON object`);
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text field; missing and null are `undefined`. */
export function textField(object: JsonObject, key: string, place: JsonPlace): string | undefined {
  const value = object[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw malformed(place.source, `${place.path}: ${key} must be a text`);
}

/** An object field; missing and null are an empty one. */
export function objectField(object: JsonObject, key: string, place: JsonPlace): JsonObject {
  const value = object[key] ?? {};
  if (isObject(value)) return value;
  throw malformed(place.source, `${place.path}: ${key} must be an object`);
}

/** A text, or a whole number as one; a number that JSON cannot hold exactly is none. */
export function idField(object: JsonObject, key: string, place: JsonPlace): string | undefined {
  const value = object[key];
  if (typeof value !== 'number') return textField(object, key, place);
  if (Number.isSafeInteger(value)) return String(value);
  throw malformed(place.source, `${place.path}: ${key} must be a whole number below 2^53`);
}

/** A list; missing and null are an empty one. */
export function listField(object: JsonObject, key: string, place: JsonPlace): readonly unknown[] {
  const value = object[key] ?? [];
  if (Array.isArray(value)) return value;
  throw malformed(place.source, `${place.path}: ${key} must be a list`);
}

export function objectsField(object: JsonObject, key: string, place: JsonPlace): readonly JsonObject[] {
  const values = listField(object, key, place);
  if (values.every(isObject)) return values;
  throw malformed(place.source, `${place.path}: ${key} must be a list of objects`);
}

/** A list of texts; one text stands for a list of one. */
export function textsField(object: JsonObject, key: string, place: JsonPlace): readonly string[] {
  if (typeof object[key] === 'string') return [object[key]];
  const values = listField(object, key, place);
  if (values.every((value) => typeof value === 'string')) return values;
  throw malformed(place.source, `${place.path}: ${key} must be a list of texts`);
}

/** The bytes of a base64 text field. */
export function base64Field(object: JsonObject, key: string, place: JsonPlace): Uint8Array | undefined {
  const text = textField(object, key, place);
  if (text === undefined) return undefined;
  const bytes = decodeBase64(text);
  if (bytes !== undefined) return bytes;
  throw malformed(place.source, `${place.path}: ${key} is cut off or not base64`);
}

/** The bytes of a text field. */
export function bytesField(object: JsonObject, key: string, place: JsonPlace): Uint8Array | undefined {
  const text = textField(object, key, place);
  return text === undefined ? undefined : new TextEncoder().encode(text);
}

function lineAndColumn(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

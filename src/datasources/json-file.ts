import { malformed } from './datasource-error.ts';

/** Fields of a JSON object whose values are not known yet. */
export interface JsonObject {
  readonly [key: string]: unknown;
}

/** A JSON file of a source; messages name it and the field, and never quote what is in it. */
export interface JsonFile {
  readonly source: string;
  readonly path: string;
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
export function textField(object: JsonObject, key: string, file: JsonFile): string | undefined {
  const value = object[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  throw malformed(file.source, `${file.path}: ${key} must be a text`);
}

/** An object field; missing and null are an empty one. */
export function objectField(object: JsonObject, key: string, file: JsonFile): JsonObject {
  const value = object[key] ?? {};
  if (isObject(value)) return value;
  throw malformed(file.source, `${file.path}: ${key} must be an object`);
}

function lineAndColumn(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  return `${before.length}:${(before.at(-1) ?? '').length + 1}`;
}

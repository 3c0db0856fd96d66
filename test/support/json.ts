/** What was parsed from JSON or YAML, as far as it is looked at. */
export type Json = Readonly<Record<string, unknown>>;

/** The value as an object; anything else fails the test. */
export function asObject(value: unknown): Json {
  if (typeof value !== 'object' || value === null) throw new TypeError(`not an object: ${String(value)}`);
  return Object.fromEntries(Object.entries(value));
}

/** The value as a list of objects. */
export function asObjects(value: unknown): readonly Json[] {
  if (!Array.isArray(value)) throw new TypeError(`not a list: ${String(value)}`);
  return value.map(asObject);
}

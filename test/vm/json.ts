/** What `networkctl --json` and `ip -j` print, as far as it is looked at. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

/** The objects of a list, or the one that there is. */
export function rowsOf(text: string): readonly Json[] {
  const value: unknown = JSON.parse(text);
  return (Array.isArray(value) ? value : [value]).filter(isJson);
}

/** The object at a path of names; empty where there is none. */
export function within(row: Json | undefined, ...path: readonly string[]): Json {
  let here: unknown = row;
  for (const name of path) here = isJson(here) ? here[name] : undefined;
  return isJson(here) ? here : {};
}

/** Those fields that are asked for. */
export function pick(row: Json | undefined, ...keys: readonly string[]): Json {
  return Object.fromEntries(keys.map((key) => [key, row?.[key]]));
}

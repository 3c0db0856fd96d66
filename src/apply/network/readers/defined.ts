type Defined<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

/** The same without the fields that hold nothing, for types in which an absent field is left out. */
export function defined<T extends object>(fields: T): Defined<T>;
export function defined(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

export function unlessEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}

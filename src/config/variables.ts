/**
 * Names that a document may use, and their values on this machine. A name with `undefined` is known, but the
 * datasource did not supply it.
 */
export interface Variables {
  readonly values: ReadonlyMap<string, string | undefined>;
  /** Who was asked, for messages: `the local file /run/user-data`. */
  readonly source: string;
}

/** Every name that a setting may use as `$name` or `${name}`. */
export const VARIABLE_NAMES: readonly string[] = [
  'public_ipv4',
  'private_ipv4',
  'public_ipv6',
  'private_ipv6',
  'hostname',
  'instance_id',
  'region',
  'availability_zone',
];

/** The four of 2018: the only ones replaced in file, unit and script bodies, and only as `$name`. */
const BODY_NAMES: ReadonlySet<string> = new Set(VARIABLE_NAMES.slice(0, 4));
const SETTING_NAMES: ReadonlySet<string> = new Set(VARIABLE_NAMES);

/** `setting` takes all names in both forms, `body` the four of 2018, `never` nothing. */
export type SubstitutionMode = 'setting' | 'body' | 'never';

export interface Substituted {
  readonly text: string;
  /** Known names without a value; they stay in the text. */
  readonly unsupplied: readonly string[];
  /** Names that are not known; they stay in the text. */
  readonly unknown: readonly string[];
}

const REFERENCE = /(\\*)\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g;

/**
 * Replaces variables in one pass; the longest identifier counts, so `$public_ipv4_extra` is not `$public_ipv4`.
 * An odd number of backslashes before a known name escapes it, and the last one goes. Without `values` the text
 * stays and only unknown names are found.
 */
export function substitute(
  text: string,
  mode: SubstitutionMode,
  values?: ReadonlyMap<string, string | undefined>,
): Substituted {
  const unsupplied: string[] = [];
  const unknown: string[] = [];
  if (mode === 'never' || !text.includes('$')) return { text, unsupplied, unknown };
  const names = mode === 'body' ? BODY_NAMES : SETTING_NAMES;
  const replaced = text.replace(
    REFERENCE,
    (whole: string, slashes: string, braced: string | undefined, bare: string | undefined) => {
      const name = bare ?? braced ?? '';
      const isForm = bare !== undefined || mode === 'setting';
      if (!isForm || !names.has(name)) {
        if (mode === 'setting' && slashes.length % 2 === 0) unknown.push(name);
        return whole;
      }
      if (values === undefined) return whole;
      if (slashes.length % 2 === 1) return whole.slice(1);
      const value = values.get(name);
      if (value !== undefined) return slashes + value;
      unsupplied.push(name);
      return whole;
    },
  );
  return { text: replaced, unsupplied, unknown };
}

/** Whether a text holds a variable that will only get its value on the node. */
export function hasVariable(text: string): boolean {
  if (!text.includes('$')) return false;
  for (const [, , braced, bare] of text.matchAll(REFERENCE)) {
    if (SETTING_NAMES.has(bare ?? braced ?? '')) return true;
  }
  return false;
}

/** A variable in a text, as written. */
export interface Reference {
  readonly name: string;
  /** `$name` or `${name}`. */
  readonly written: string;
  /** One of the four of 2018. */
  readonly isOld: boolean;
}

/** The variables in a text that would be replaced on the node, in order. */
export function* referencesIn(text: string, mode: 'setting' | 'body'): Generator<Reference> {
  if (!text.includes('$')) return;
  const names = mode === 'body' ? BODY_NAMES : SETTING_NAMES;
  for (const [whole, slashes = '', braced, bare] of text.matchAll(REFERENCE)) {
    const name = bare ?? braced ?? '';
    const isForm = bare !== undefined || mode === 'setting';
    if (!isForm || !names.has(name) || slashes.length % 2 === 1) continue;
    yield { name, written: whole.slice(slashes.length), isOld: BODY_NAMES.has(name) };
  }
}

import type { Diagnostic, Fix } from './diagnostic.ts';
import { shape as documentShape, type Shape } from './generated/shape.ts';
import { type SchemaError, schemaErrors } from './generated/validator.ts';
import { nearest } from './nearest.ts';
import { obviousValue } from './obvious-values.ts';
import { formatPath, type Path } from './path.ts';
import { diagnose, quote } from './rule.ts';
import { invalidValue } from './rules/invalid-value.ts';
import { missingKey } from './rules/missing-key.ts';
import { find, type Place, type TreeNode } from './tree.ts';
import { hasVariable } from './variables.ts';

/** Keys whose patterns have a rule of their own, with better words. */
const EXPLAINED_ELSEWHERE: ReadonlySet<string> = new Set(['write_files.path', 'write_files.permissions']);

const FALSE = /^(?:false|no)$/i;

/** Findings of the JSON Schema in a document that was read by it: values, patterns and missing keys. */
export function checkSchema(
  value: unknown,
  root: TreeNode,
  variables: 'replaced' | 'as-written',
): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const error of schemaErrors(value)) {
    const at = pathOf(error.instancePath);
    const place = nearestPlace(root, at);
    const finding =
      error.keyword === 'required' || error.keyword === 'dependencies'
        ? missing(error, place, at)
        : invalid(error, place, at, variables);
    if (finding !== undefined) found.push(finding);
  }
  return found;
}

function missing(error: SchemaError, place: Place, at: Path): Diagnostic {
  const key = String(error.params['missingProperty']);
  const owner = error.params['property'];
  const because = typeof owner === 'string' ? `, which ${quote(owner)} needs` : '';
  const message = `${at.length === 0 ? 'the document' : quote(formatPath(at))} has no ${quote(key)}${because}; add \`${key}: …\``;
  const { start, end } = place.node;
  return diagnose(missingKey, { message, at, start, end: firstOf(start, end) });
}

function firstOf(start: number, end: number): number {
  return Math.min(end, start + 1);
}

function invalid(
  error: SchemaError,
  place: Place,
  at: Path,
  variables: 'replaced' | 'as-written',
): Diagnostic | undefined {
  const generic = formatPath(at.filter((part) => typeof part === 'string'));
  if (EXPLAINED_ELSEWHERE.has(generic)) return undefined;
  const { node } = place;
  const text = node.kind === 'scalar' ? node.text : '';
  if (variables === 'as-written' && hasVariable(text)) return undefined;
  const key = quote(String(at.findLast((part) => typeof part === 'string') ?? 'document'));
  const shape = shapeAt(at);
  const isSecret = shape?.kind === 'string' && shape.secret === true;
  const written = node.kind === 'scalar' && node.style !== 'block' && !isSecret ? `, not ${quote(text)}` : '';
  const { message, fix } = explain(error, key, written, place);
  const end = node.kind === 'scalar' && node.style !== 'block' ? node.end : firstOf(node.start, node.end);
  const boot = at.length > 1 && at.at(-1) === 'name' ? ({ boot: 'drop-item' } as const) : {};
  return diagnose(invalidValue, {
    message,
    at,
    start: node.start,
    end,
    ...boot,
    ...(fix === undefined ? {} : { fix }),
  });
}

function explain(
  error: SchemaError,
  key: string,
  written: string,
  place: Place,
): { message: string; fix?: Fix } {
  const allowed = error.params['allowedValues'];
  if (Array.isArray(allowed)) {
    const values = allowed.map(String);
    const text = place.node.kind === 'scalar' ? place.node.text : '';
    const farewell = farewellTo(place.at, text);
    if (farewell !== undefined) return { message: farewell, ...fixOfOff(place, text) };
    const message = `${key} must be one of ${values.join(', ')}${written}`;
    const near = nearest(text.toLowerCase(), values);
    const isMeant = near !== undefined && isTypo(text.toLowerCase(), near);
    return { message, ...fixOf(place, (each) => values.includes(each), isMeant ? near : undefined) };
  }
  const limit = error.params['limit'];
  if (error.keyword === 'maxLength') return { message: `${key} must have at most ${limit} characters` };
  if (error.keyword === 'minLength') return { message: `${key} must not be empty` };
  if (error.keyword === 'minimum' || error.keyword === 'maximum') {
    return {
      message: `${key} must be ${error.keyword === 'minimum' ? 'at least' : 'at most'} ${limit}${written}`,
    };
  }
  const hint = hintFor(place.at);
  const pattern = error.params['pattern'];
  const message = `${key} ${hint ?? `must match ${String(pattern ?? `the schema (${error.keyword})`)}`}${written}`;
  if (typeof pattern !== 'string') return { message };
  return { message, ...fixOf(place, (each) => new RegExp(pattern, 'u').test(each)) };
}

/** What is obviously meant, when the key takes it. */
function fixOf(
  { node, at }: Place,
  fits: (value: string) => boolean,
  near?: string | undefined,
): { readonly fix?: Fix } {
  if (node.kind !== 'scalar') return {};
  const { start, end, text } = node;
  const obvious = obviousValue(at, text);
  const meant = obvious !== undefined && fits(obvious) ? obvious : near;
  if (meant === undefined) return {};
  const value = meant === 'off' ? '"off"' : meant;
  return { fix: { title: `Change to ${meant}`, edits: [{ start, end, text: value }] } };
}

/** `base32` is no mistyped `base64`, nor is `zip` a mistyped `gzip`. */
function isTypo(text: string, meant: string): boolean {
  const digits = [...text].filter((letter) => letter >= '0' && letter <= '9');
  return digits.every((digit) => meant.includes(digit)) && !/^(?:[blx]?zip2?|[lx]z|lz4|bz2?)\b/.test(text);
}

/** YAML libraries write the word `off` as a truth value. */
function fixOfOff({ node: { start, end } }: Place, text: string): { readonly fix?: Fix } {
  if (!FALSE.test(text)) return {};
  return { fix: { title: 'Write "off"', edits: [{ start, end, text: '"off"' }] } };
}

/** What became of a value that was allowed once. */
function farewellTo(at: Path, text: string): string | undefined {
  if (formatPath(at) !== 'coreos.update.reboot_strategy') return undefined;
  if (FALSE.test(text)) return 'a YAML library made `false` of `off`; write `"off"`';
  if (text !== 'best-effort') return undefined;
  return 'locksmith has no `best-effort` any more: write `etcd-lock` where etcd runs, else `reboot`';
}

/** What a pattern means, in words. */
function hintFor(at: Path): string | undefined {
  const key = at.findLast((part) => typeof part === 'string');
  if (at[0] === 'users' && key === 'name') {
    return 'must be a user name: a letter or underscore, then letters, digits, `_`, `.` or `-`, at most 32 characters';
  }
  if (key === 'source') return 'must be an http or https URL';
  if (key === 'sha256') return 'must be 64 hexadecimal digits';
  if (key === 'expiredate') return 'must be a date such as 2030-01-31';
  if (key === 'ssh_import_id') return 'must be `gh:NAME` or `lp:NAME`';
  if (key === 'homedir' || key === 'shell') return 'must be an absolute path without a colon';
  if (key === 'passwd') return 'must be one line without a colon: a crypt(3) hash';
  if (key === 'owner') return 'must be `user` or `user:group`, names or numbers';
  if (key === 'window_start')
    return 'must be a time, or three letters of a day and a time, such as `Sat 04:00`';
  if (key === 'window_length') return 'must be a length of time, such as `1h30m`';
  if (key === 'gecos') return 'must not contain a colon or a line break';
  return undefined;
}

/** `/users/0/ssh-keys` as keys and positions; JSON pointer escapes resolved. */
export function pathOf(pointer: string): Path {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => {
    const text = part.replaceAll('~1', '/').replaceAll('~0', '~');
    return /^\d+$/.test(text) ? Number(text) : text;
  });
}

/** The node at a path, or the closest one above it: `groups: a,b` has list elements without nodes. */
function nearestPlace(root: TreeNode, at: Path): Place {
  for (let length = at.length; length > 0; length--) {
    const place = find({ node: root, at: [] }, ...at.slice(0, length));
    if (place !== undefined) return { node: place.node, at };
  }
  return { node: root, at };
}

function shapeAt(at: Path): Shape | undefined {
  let shape: Shape | undefined = documentShape;
  for (const part of at) {
    if (shape?.kind === 'map' && typeof part === 'string') shape = shape.keys[part]?.shape;
    else if (shape?.kind === 'list') shape = shape.items;
    else return undefined;
  }
  return shape;
}

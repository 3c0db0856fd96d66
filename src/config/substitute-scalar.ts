import type { Coercion } from './coerce.ts';
import type { Fix } from './diagnostic.ts';
import { nearest } from './nearest.ts';
import type { Path } from './path.ts';
import { diagnose, quote } from './rule.ts';
import { unknownVariable } from './rules/unknown-variable.ts';
import { unsuppliedVariable } from './rules/unsupplied-variable.ts';
import { unsuppliedVariableInText } from './rules/unsupplied-variable-in-text.ts';
import { type Stretch, unsafe } from './source-text.ts';
import type { ScalarNode } from './tree.ts';
import { type SubstitutionMode, substitute, VARIABLE_NAMES } from './variables.ts';

/** The text of a scalar with its variables replaced; what cannot be replaced is found and stays as written. */
export function substituteScalar(
  node: ScalarNode,
  mode: SubstitutionMode,
  at: Path,
  coercion: Pick<Coercion, 'source' | 'variables' | 'found'>,
): string {
  const { source, variables, found } = coercion;
  const { text, unsupplied, unknown } = substitute(node.text, mode, variables?.values);
  for (const name of new Set(unknown)) {
    const place = placeOf(source, node, name);
    const isBraced = source.startsWith('${', place.start);
    const near = nearest(name.toLowerCase(), VARIABLE_NAMES);
    const isOther = near !== undefined && isNameOfAnother(name.toLowerCase(), near);
    const meant = isOther && isBraced ? undefined : near;
    const written = isBraced ? `\${${name}}` : `$${name}`;
    const remedy =
      meant === undefined
        ? `${isBraced ? 'render the document first if it is a template, or ' : ''}escape it as \`\\${written}\` if it is meant literally`
        : `did you mean \`$${meant}\`?`;
    const message = `there is no variable ${quote(written)}, so it stays as written; ${remedy}`;
    const isTemplate = isBraced && near?.startsWith(name) === true;
    const renaming = meant === undefined ? undefined : renamed(source, place, name, meant);
    const fix = isOther || isTemplate ? unsafe(renaming) : renaming;
    found.push(diagnose(unknownVariable, { message, at, ...place, ...(fix && { fix }) }));
  }
  for (const name of new Set(unsupplied)) {
    const rule = mode === 'body' ? unsuppliedVariableInText : unsuppliedVariable;
    const boot = at[0] === 'coreos' || at.length > 1 ? {} : ({ boot: 'drop-key' } as const);
    const stays = mode === 'body' ? 'it stays as written' : 'the setting is not applied';
    const message = `${quote(`$${name}`)} has no value, so ${stays}: ${variables?.source ?? 'nothing'} did not supply one; set it there or write the address`;
    found.push(
      diagnose(rule, { message, at, ...placeOf(source, node, name), ...(mode === 'body' ? {} : boot) }),
    );
  }
  return text;
}

/** `hostname_tf` is a variable of a template or a shell rather than a mistyped `hostname`. */
function isNameOfAnother(name: string, known: string): boolean {
  return name !== known && (name.startsWith(known) || name.endsWith(known));
}

function renamed(source: string, { start, end }: Stretch, name: string, meant: string): Fix | undefined {
  const written = source.slice(start, end);
  if (written !== `$${name}` && written !== `\${${name}}`) return undefined;
  return { title: `Write $${meant}`, edits: [{ start, end, text: written.replace(name, meant) }] };
}

/** Where the variable stands in the source; the whole scalar when quoting hides it. */
function placeOf(source: string, node: ScalarNode, name: string): Stretch {
  const written = source.slice(node.start, node.end);
  for (const { index, 0: whole, 1: braced, 2: bare } of written.matchAll(/\$(?:\{(\w+)\}|(\w+))/g)) {
    const start = node.start + index;
    if (braced === name || bare === name) return { start, end: start + whole.length };
  }
  return { start: node.start, end: node.end };
}

import type { Shape } from '../config/generated/shape.ts';
import type { Completion } from './completion.ts';
import type { Context } from './context.ts';
import { docAt, patternOf, placeAt } from './keys.ts';
import { knownValues } from './known-values.ts';
import { completeUnitBody } from './unit-body.ts';
import { variablesFor } from './variable-docs.ts';

/** Values of the type that the place has: of its list, known ones, its default and example, variables. */
export function completeValues(context: Context, offset: number): readonly Completion[] {
  const shape = placeAt(context.at)?.shape;
  if (shape === undefined || shape.kind === 'map') return [];
  const element = shape.kind === 'list' ? shape.items : shape;
  if (shape.kind === 'list' && shape.accepts === undefined) return [];
  const seen = new Set<string>();
  const values = [...valuesOf(element, context)].filter(({ label }) => !seen.has(label) && seen.add(label));
  const completions = values.map(({ label, ...rest }, index): Completion => {
    return {
      label,
      kind: 'value',
      start: context.start,
      end: context.end,
      text: `${context.before}${label}`,
      rank: `1${String(index).padStart(3, '0')}`,
      ...rest,
    };
  });
  if (element.kind !== 'string' || element.substitute === 'never') return completions;
  return [...completions, ...variables(element.substitute, context, offset)];
}

type Value = Pick<Completion, 'label'> & Partial<Pick<Completion, 'kind' | 'documentation' | 'detail'>>;

function* valuesOf(shape: Shape, { at }: Context): Generator<Value> {
  if (shape.kind === 'boolean') yield* [{ label: 'true' }, { label: 'false' }];
  if (shape.kind === 'string') for (const label of shape.values ?? []) yield { label };
  yield* knownValues(patternOf(at));
  const doc = docAt(at);
  if (doc?.default !== undefined && shape.kind !== 'boolean') yield { label: doc.default, detail: 'default' };
  const example = /^[\w]+: ([^|>\n][^\n]*)$/.exec(doc?.example ?? '')?.[1];
  const isSecret = shape.kind === 'string' && shape.secret === true;
  if (example !== undefined && shape.kind !== 'boolean' && !isSecret)
    yield { label: example, detail: 'example' };
}

/** In the lines of a file or a unit. */
export function completeBody(text: string, context: Context, offset: number): readonly Completion[] {
  const shape = placeAt(context.at)?.shape;
  if (shape?.kind !== 'string') return [];
  if (!context.typed.startsWith('$')) return completeUnitBody(text, context);
  return shape.substitute === 'never' ? [] : variables(shape.substitute, context, offset);
}

/** Replaces the reference that is being typed, not the whole value. */
function variables(
  mode: 'setting' | 'body',
  { typed, end, before, start }: Context,
  offset: number,
): readonly Completion[] {
  const reference = /\$\{?\w*$/.exec(typed)?.[0];
  if (reference === undefined && typed !== '') return [];
  const isWithin = reference !== undefined && reference.length < typed.length;
  return variablesFor(mode).map(({ name, about }) => {
    const form = reference?.startsWith('${') ? `\${${name}}` : `$${name}`;
    return {
      label: form,
      kind: 'variable',
      documentation: about,
      start: reference === undefined ? start : offset - reference.length,
      end: isWithin ? offset : end,
      text: `${reference === undefined ? before : ''}${form}`,
      rank: `2${name}`,
    };
  });
}

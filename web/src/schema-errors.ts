import { shape as documentShape, type Shape } from '../../src/config/generated/shape.ts';
import type { SchemaError, Validate } from '../../src/config/generated/validate.gen.ts';

/** Checks a document by its shape: the errors of the validator that is made of the schema, in a tenth of its size. */
export const validate: Validate = (value: unknown): boolean => {
  const errors = [...errorsIn(value, documentShape, '')];
  validate.errors = errors;
  return errors.length === 0;
};

function* errorsIn(value: unknown, shape: Shape, path: string): Generator<SchemaError> {
  const error = (keyword: string, params: Readonly<Record<string, unknown>>): SchemaError => ({
    instancePath: path,
    keyword,
    params,
  });
  if (shape.kind === 'map') {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      yield error('type', { type: 'object' });
      return;
    }
    const given = new Map<string, unknown>(Object.entries(value).filter(([, each]) => each !== undefined));
    for (const missingProperty of shape.required ?? [])
      if (!given.has(missingProperty)) yield error('required', { missingProperty });
    for (const [property, needed] of Object.entries(shape.needs ?? {}))
      for (const missingProperty of given.has(property) ? needed : [])
        if (!given.has(missingProperty)) yield error('dependencies', { property, missingProperty });
    for (const [key, each] of given) {
      const known = Object.hasOwn(shape.keys, key) ? shape.keys[key] : undefined;
      if (known === undefined) yield error('additionalProperties', { additionalProperty: key });
      else yield* errorsIn(each, known.shape, `${path}/${key}`);
    }
    return;
  }
  if (shape.kind === 'list') {
    if (!Array.isArray(value)) yield error('type', { type: 'array' });
    else for (const [index, item] of value.entries()) yield* errorsIn(item, shape.items, `${path}/${index}`);
    return;
  }
  if (!isOf(value, shape.kind)) {
    yield error('type', { type: shape.kind });
    return;
  }
  if (shape.kind === 'string' && typeof value === 'string') {
    const { values, pattern, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = shape;
    const length = Array.from(value).length;
    if (length > maxLength) yield error('maxLength', { limit: maxLength });
    if (length < minLength) yield error('minLength', { limit: minLength });
    if (pattern !== undefined && !new RegExp(pattern).test(value)) yield error('pattern', { pattern });
    if (values !== undefined && !values.includes(value)) yield error('enum', { allowedValues: values });
  }
  if ('minimum' in shape && typeof value === 'number') {
    const { minimum = value, maximum = value } = shape;
    if (value > maximum) yield error('maximum', { comparison: '<=', limit: maximum });
    if (value < minimum) yield error('minimum', { comparison: '>=', limit: minimum });
  }
}

function isOf(value: unknown, kind: string): boolean {
  return kind === 'integer' ? Number.isInteger(value) : typeof value === kind;
}

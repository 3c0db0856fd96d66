// generated from schemas/cloud-config.schema.json by npm run generate; do not edit

import type { CloudConfig } from './types.ts';
import { type SchemaError, validate } from './validate.gen.ts';

export type { SchemaError } from './validate.gen.ts';

export function isCloudConfig(value: unknown): value is CloudConfig {
  return validate(value);
}

/** Every place where a value breaks the schema; none when it is a `CloudConfig`. */
export function schemaErrors(value: unknown): readonly SchemaError[] {
  return validate(value) ? [] : (validate.errors ?? []);
}

import { Ajv } from 'ajv';
import standaloneModule from 'ajv/dist/standalone/index.js';
import { NOTICE } from './schema.mjs';

const standaloneCode = standaloneModule.default;

/** Keywords for readers and editors; without them the validator does not carry every description along. */
const ANNOTATIONS = new Set([
  '$schema',
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'x-type',
  'x-env',
  'x-secret',
  'x-substitute',
  'x-accepts',
  'x-extension',
  'x-deprecated',
]);

const REQUIRED_LENGTH = /^const (\w+) = require\("ajv\/dist\/runtime\/ucs2length"\)\.default;?$/m;

/** `validate.gen.ts`: the schema as code, in which nothing is imported and nothing compiled at run time. */
export function renderValidate(schema) {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    unicodeRegExp: false,
    code: { source: true, esm: true, lines: true },
  });
  const code = standaloneCode(ajv, ajv.compile(stripped(schema)))
    .replace(/^"use strict";/, '')
    .replace(REQUIRED_LENGTH, (_, name) => `const ${name} = (text) => Array.from(text).length;`)
    .replace(/^export default .*$/m, '')
    .replace(/^export const validate = (\w+);/m, 'export const validate: Validate = $1;')
    .replace(/^\s*\/\*# sourceURL=.*\*\/;?$/m, '')
    .replace(/\n{2,}/g, '\n')
    .trim();
  if (/\b(?:require|import)\b/.test(code)) throw new Error('the validator still imports a module');
  return `// ${NOTICE}\n// @ts-nocheck\n\n${DECLARATIONS}\n${code}\n`;
}

const DECLARATIONS = `/** A place where a value breaks the schema. */
export interface SchemaError {
  readonly keyword: string;
  /** JSON Pointer. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message: string;
}

export interface Validate {
  (value: unknown): boolean;
  errors?: readonly SchemaError[] | null;
}
`;

/** `validator.ts`: the typed face of \`validate.gen.ts\`. */
export function renderValidator() {
  return `// ${NOTICE}

import type { CloudConfig } from './types.ts';
import { type SchemaError, validate } from './validate.gen.ts';

export type { SchemaError } from './validate.gen.ts';

export function isCloudConfig(value: unknown): value is CloudConfig {
  return validate(value);
}

/** Every place where a value breaks the schema; none when it is a \`CloudConfig\`. */
export function schemaErrors(value: unknown): readonly SchemaError[] {
  return validate(value) ? [] : (validate.errors ?? []);
}
`;
}

/** The schema without annotations. Names of properties are kept even where they are spelled like one. */
function stripped(node, parent) {
  if (Array.isArray(node)) return node.map((item) => stripped(item));
  if (typeof node !== 'object' || node === null) return node;
  const isNames = parent === 'properties' || parent === 'definitions' || parent === 'dependencies';
  const kept = Object.entries(node).filter(([key]) => isNames || !ANNOTATIONS.has(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, stripped(value, isNames ? undefined : key)]));
}

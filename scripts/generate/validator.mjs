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
    // Findings have words of their own.
    messages: false,
    strict: true,
    unicodeRegExp: false,
    code: { source: true, esm: true, lines: true },
  });
  const code = slimmed(standaloneCode(ajv, ajv.compile(grouped(stripped(schema)))))
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

/** Ajv's code without the copies of the schema, of which it uses few values, and with shorter errors. */
function slimmed(code) {
  const schemas = new Map();
  const body = code.replace(/^const (schema\d+) = (\{.*\});$/gm, (_, name, json) => {
    schemas.set(name, JSON.parse(json));
    return '';
  });
  return body
    .replace(/\b(schema\d+)((?:\.\w+)+)/g, (_, name, path) => valueAt(schemas.get(name), path))
    .replace(/,schemaPath:"[^"]*"/g, '')
    .replace(
      /if\(vErrors === null\)\{\nvErrors = \[(\w+)\];\n\}\nelse \{\nvErrors\.push\(\1\);\n\}/g,
      pushOf,
    );
}

function pushOf(_, error) {
  return `(vErrors ??= []).push(${error});`;
}

/** The literal for a value that the code takes from a schema: of `properties` it only asks for the names. */
function valueAt(schema, path) {
  const keys = path.slice(1).split('.');
  const value = keys.reduce((node, key) => node[key], schema);
  if (keys.at(-1) !== 'properties') return JSON.stringify(value);
  return JSON.stringify(Object.fromEntries(Object.keys(value).map((key) => [key, true])));
}

const DECLARATIONS = `/** A place where a value breaks the schema. */
export interface SchemaError {
  readonly keyword: string;
  /** JSON Pointer. */
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
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

const GROUP_FROM = 3;

/**
 * The same schema with keys of one type and no further constraint gathered under a pattern. The code that checks a
 * key is then there once for each type, not once for each of the many options, and loads three times as fast.
 */
function grouped(node) {
  if (Array.isArray(node) || typeof node !== 'object' || node === null) return node;
  const children = Object.entries(node).map(([key, value]) => [key, grouped(value)]);
  const copy = Object.fromEntries(children);
  return copy.type === 'object' && copy.properties !== undefined ? groupedMap(copy) : copy;
}

function groupedMap({ properties, ...rest }) {
  const single = { ...properties };
  const patterns = {};
  for (const type of ['string', 'boolean', 'integer', 'number']) {
    const names = Object.keys(properties).filter((key) => plainType(properties[key]) === type);
    if (names.length < GROUP_FROM) continue;
    for (const name of names) delete single[name];
    patterns[`^(?:${names.join('|')})$`] = { type };
  }
  return { ...rest, properties: single, patternProperties: patterns };
}

function plainType(node) {
  const keys = Object.keys(node);
  return keys.length === 1 && keys[0] === 'type' ? node.type : undefined;
}

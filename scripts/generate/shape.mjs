import { definitionsInOrder, NOTICE, referenceOf } from './schema.mjs';

const TYPES = `export type Shape =
  | {
      readonly kind: 'string';
      /** How variables are replaced: as in a setting, as in a file or unit body, or not at all. */
      readonly substitute: 'setting' | 'body' | 'never';
      readonly secret?: true;
      readonly values?: readonly string[];
      readonly pattern?: string;
      /** In characters. */
      readonly minLength?: number;
      readonly maxLength?: number;
      /** A mapping stands for its JSON. */
      readonly accepts?: 'mapping';
    }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer' | 'number'; readonly minimum?: number; readonly maximum?: number }
  | {
      readonly kind: 'list';
      readonly items: Shape;
      /** A text that stands for a list: its parts between commas, or itself as the only element. */
      readonly accepts?: 'comma-string' | 'scalar';
    }
  | {
      readonly kind: 'map';
      readonly keys: Readonly<Record<string, Key>>;
      readonly required?: readonly string[];
      /** Keys that a key does not go without. */
      readonly needs?: Readonly<Record<string, readonly string[]>>;
    };

export interface Key {
  readonly shape: Shape;
  /**
   * What stands before the key, in capitals, in the environment variable, or the variable of a settings file, that it
   * becomes.
   */
  readonly env?: string;
  /** The whole variable, where the key is not the rest of it. */
  readonly variable?: string;
  /** What to use instead. */
  readonly deprecated?: string;
  /** The 2018 agent did not have it. */
  readonly extension?: true;
}

const text: Shape = { kind: 'string', substitute: 'setting' };
const literal: Shape = { kind: 'string', substitute: 'never' };
const body: Shape = { kind: 'string', substitute: 'body' };
const secret: Shape = { kind: 'string', substitute: 'never', secret: true };
const boolean: Shape = { kind: 'boolean' };
const integer: Shape = { kind: 'integer' };
const number: Shape = { kind: 'number' };
`;

const NAMED_TEXTS = new Map([
  [`{ kind: 'string', substitute: 'setting' }`, 'text'],
  [`{ kind: 'string', substitute: 'never' }`, 'literal'],
  [`{ kind: 'string', substitute: 'body' }`, 'body'],
  [`{ kind: 'string', substitute: 'never', secret: true }`, 'secret'],
]);

/** `shape.ts`: what reading, substitution and planning need of the schema. It is loaded at boot, so it is small. */
export function renderShape(schema) {
  const definitions = [...definitionsInOrder(schema)].map(
    ([name, map]) => `const ${constantName(name)}: Shape = ${mapShape(map)};\n`,
  );
  const whole = `/** The shape of a whole document. */\nexport const shape: Shape = ${mapShape(schema)};\n`;
  return `// ${NOTICE}\n\n${TYPES}\n${definitions.join('\n')}\n${whole}`;
}

function mapShape(map) {
  const keys = Object.entries(map.properties).map(([key, node]) => `    ${key}: ${keyOf(key, node)},\n`);
  const required = map.required === undefined ? '' : `  required: ${literalOf(map.required)},\n`;
  const needs = map.dependencies === undefined ? '' : `  needs: ${objectOf(map.dependencies)},\n`;
  return `{\n  kind: 'map',\n${required}${needs}  keys: {\n${keys.join('')}  },\n}`;
}

function keyOf(key, node) {
  const fields = [
    `shape: ${shapeOf(node)}`,
    ...variable(key, node['x-env']),
    ...field('deprecated', node['x-deprecated']),
    ...field('extension', node['x-extension']),
  ];
  return `{ ${fields.join(', ')} }`;
}

function shapeOf(node) {
  const name = referenceOf(node);
  if (name !== undefined) return constantName(name);
  if (node.type === 'array') return listShape(node);
  if (node.type === 'string') return stringShape(node);
  const limits = [...field('minimum', node.minimum), ...field('maximum', node.maximum)];
  return limits.length === 0 ? node.type : `{ ${[`kind: '${node.type}'`, ...limits].join(', ')} }`;
}

function variable(key, name) {
  if (name === undefined) return [];
  const inCapitals = key.toUpperCase();
  if (name.endsWith(inCapitals)) return field('env', name.slice(0, -key.length));
  return [...field('env', ''), ...field('variable', name)];
}

function objectOf(lists) {
  return `{ ${Object.entries(lists)
    .map(([key, list]) => `${key}: ${literalOf(list)}`)
    .join(', ')} }`;
}

/** What is said of a list about substitution and secrecy holds for its elements. */
function listShape(node) {
  const inherited = { 'x-substitute': node['x-substitute'], 'x-secret': node['x-secret'] };
  const items = shapeOf(referenceOf(node.items) === undefined ? { ...inherited, ...node.items } : node.items);
  return `{ ${["kind: 'list'", `items: ${items}`, ...field('accepts', node['x-accepts'])].join(', ')} }`;
}

function stringShape(node) {
  const fields = [
    "kind: 'string'",
    `substitute: '${node['x-substitute'] ?? 'setting'}'`,
    ...field('secret', node['x-secret']),
    ...field('values', node.enum),
    ...field('pattern', node.pattern),
    ...field('minLength', node.minLength),
    ...field('maxLength', node.maxLength),
    ...field('accepts', node['x-accepts']),
  ];
  const rendered = `{ ${fields.join(', ')} }`;
  return NAMED_TEXTS.get(rendered) ?? rendered;
}

function field(name, value) {
  return value === undefined ? [] : [`${name}: ${literalOf(value)}`];
}

function literalOf(value) {
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`;
  if (typeof value !== 'string') return JSON.stringify(value);
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function constantName(name) {
  return name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
}

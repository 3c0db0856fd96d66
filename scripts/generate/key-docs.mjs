import { stringify } from 'yaml';
import { NOTICE, referenceOf, resolve } from './schema.mjs';

const TYPES = `/** What an editor says of a key; its type, variable and successor are in the shape. */
export interface KeyDoc {
  /** Markdown. */
  readonly about: string;
  readonly default?: string;
  /** As YAML, the key included. */
  readonly example?: string;
  readonly minimum?: number;
}
`;

/** `key-docs.ts`: descriptions by place, `coreos.units[].name`; what is found in several places is there once. */
export function renderKeyDocs(schema) {
  const docs = new Map(docsOf(schema, schema, ''));
  const lines = [...docs].map(([path, doc]) => `  ${JSON.stringify(path)}: ${JSON.stringify(doc)},\n`);
  return `// ${NOTICE}\n\n${TYPES}\nexport const keyDocs: Readonly<Record<string, KeyDoc>> = {\n${lines.join('')}};\n`;
}

function* docsOf(schema, map, path) {
  for (const [key, node] of Object.entries(map.properties)) {
    const here = path === '' ? key : `${path}.${key}`;
    yield [here, docOf(schema, key, node)];
    yield* innerDocs(schema, node, here);
  }
}

function* innerDocs(schema, node, path) {
  const target = resolve(schema, node);
  if (target.properties !== undefined) yield* docsOf(schema, target, path);
  if (target.items === undefined || referenceOf(target.items) === undefined) return;
  yield [`${path}[]`, { about: resolve(schema, target.items).description }];
  yield* innerDocs(schema, target.items, `${path}[]`);
}

function docOf(schema, key, node) {
  const target = { ...resolve(schema, node), ...node };
  const [example] = target.examples ?? [];
  return {
    about: target.description,
    ...(target.default === undefined ? {} : { default: String(target.default) }),
    ...(example === undefined
      ? {}
      : { example: stringify({ [key]: example }, { version: '1.1', lineWidth: 0 }).trimEnd() }),
    ...(target.minimum === undefined ? {} : { minimum: target.minimum }),
  };
}

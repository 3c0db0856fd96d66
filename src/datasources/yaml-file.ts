import { isNode, LineCounter, parseDocument, stringify } from 'yaml';
import { malformed } from './datasource-error.ts';
import { isObject, type JsonFile, type JsonObject } from './json-file.ts';

/**
 * A YAML (or JSON) value in which every scalar is the text that is written there: an instance id like `0123` or a
 * name like `off` stays what it is; of a key that is given twice the last counts, as LXD means it. Messages name the line, and never quote what is in it.
 */
export function parseYaml({ source, path, content }: JsonFile): unknown {
  const counter = new LineCounter();
  const document = parseDocument(new TextDecoder().decode(content), {
    schema: 'failsafe',
    uniqueKeys: false,
    lineCounter: counter,
    logLevel: 'silent',
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const { line, col } = counter.linePos(error.pos[0]);
    throw malformed(
      source,
      `${path}:${line}:${col}: not YAML (${error.code.toLowerCase().replaceAll('_', ' ')})`,
    );
  }
  return document.toJS({ maxAliasCount: 100 });
}

/** An empty document is an empty mapping. */
export function parseYamlObject(file: JsonFile): JsonObject {
  const value = parseYaml(file);
  if (value === null || value === '') return {};
  if (isObject(value)) return value;
  throw malformed(file.source, `${file.path} must be a mapping`);
}

/** The text of one value, scalars as they are written; `undefined` when there is none. */
export function yamlPart({ content }: JsonFile, path: readonly string[]): Uint8Array | undefined {
  const document = parseDocument(new TextDecoder().decode(content), {
    schema: 'failsafe',
    logLevel: 'silent',
  });
  const node: unknown = document.getIn(path, true);
  return isNode(node) ? new TextEncoder().encode(stringify(node, { schema: 'failsafe' })) : undefined;
}

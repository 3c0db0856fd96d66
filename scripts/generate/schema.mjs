import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PREFIX = '#/definitions/';

export const NOTICE = 'generated from schemas/cloud-config.schema.json by npm run generate; do not edit';

export function readSchema(root) {
  return JSON.parse(readFileSync(join(root, 'schemas/cloud-config.schema.json'), 'utf8'));
}

/** The name of the definition that a node refers to, if it does. */
export function referenceOf(node) {
  return node.$ref?.startsWith(PREFIX) ? node.$ref.slice(PREFIX.length) : undefined;
}

/** A node, or the definition that it refers to. */
export function resolve(schema, node) {
  const name = referenceOf(node);
  return name === undefined ? node : schema.definitions[name];
}

/** Definitions in an order in which each comes after those it refers to. */
export function definitionsInOrder(schema) {
  const ordered = new Map();
  const visit = (node) => {
    const name = referenceOf(node);
    const target = resolve(schema, node);
    for (const child of Object.values(target.properties ?? {})) visit(child);
    if (target.items !== undefined) visit(target.items);
    if (name !== undefined) ordered.set(name, target);
  };
  visit(schema);
  return ordered;
}

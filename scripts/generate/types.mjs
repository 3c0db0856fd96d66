import { definitionsInOrder, NOTICE, resolve } from './schema.mjs';

const WIDTH = 110;

/** `types.ts`: an interface for each map of the schema. */
export function renderTypes(schema) {
  const maps = [schema, ...[...definitionsInOrder(schema).values()].reverse()];
  const interfaces = maps.map((map) => renderInterface(schema, map));
  return `// ${NOTICE}\n\n${interfaces.join('\n')}`;
}

function renderInterface(schema, map) {
  const required = new Set(map.required);
  const fields = Object.entries(map.properties).flatMap(([key, node]) => [
    ...comment(describe(resolve(schema, node)), '  '),
    `  readonly ${key}${required.has(key) ? '' : '?'}: ${typeOf(schema, node)};`,
  ]);
  const lines = [...comment(map.description, ''), `export interface ${map['x-type']} {`, ...fields, '}', ''];
  return lines.join('\n');
}

function describe(node) {
  const successor = node['x-deprecated'];
  return successor === undefined ? node.description : `${node.description}\n@deprecated ${successor}`;
}

function typeOf(schema, node) {
  const target = resolve(schema, node);
  if (target['x-type'] !== undefined) return target['x-type'];
  if (target.enum !== undefined) return target.enum.map((value) => `'${value}'`).join(' | ');
  if (target.type === 'array') return `readonly ${typeOf(schema, target.items)}[]`;
  return target.type === 'integer' ? 'number' : target.type;
}

function comment(text, indent) {
  const lines = text.split('\n').flatMap((line) => wrap(line, WIDTH - indent.length - 3));
  if (lines.length === 1 && lines[0].length < WIDTH - indent.length - 6)
    return [`${indent}/** ${lines[0]} */`];
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`), `${indent} */`];
}

function wrap(text, width) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== '' && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

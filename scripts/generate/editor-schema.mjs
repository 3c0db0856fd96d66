import { NOTICE } from './schema.mjs';

/** Texts that cloud-config reads as true or false, and that YAML 1.2 takes for texts. */
const SWITCHES = new Set(
  ['yes', 'no', 'on', 'off', 'y', 'n'].flatMap((word) => [
    word,
    word[0].toUpperCase() + word.slice(1),
    word.toUpperCase(),
  ]),
);

/**
 * `schemas/cloud-config.editor.schema.json`: the schema for editors that judge values as YAML types them. It takes both
 * spellings of a key, numbers and booleans where cloud-config reads the text, and no value for a missing one.
 */
export function renderEditorSchema(schema) {
  const { definitions, ...top } = schema;
  const document = {
    $schema: schema.$schema,
    $id: 'cloud-config.editor.schema.json',
    $comment: NOTICE,
    title: schema.title,
    ...mapping(top, '#'),
    definitions: Object.fromEntries(
      Object.entries(definitions).map(([name, node]) => [name, mapping(node, `#/definitions/${name}`)]),
    ),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A mapping: its keys as they are offered, and their other spellings as patterns. */
function mapping(node, place) {
  const keys = Object.entries(node.properties);
  const patterns = keys
    .filter(([key]) => key.includes('_'))
    .map(([key]) => [`^(?!${key}$)${key.replaceAll('_', '[-_]')}$`, { $ref: `${place}/properties/${key}` }]);
  return {
    ...words(node),
    type: ['object', 'null'],
    additionalProperties: false,
    ...(node.required === undefined ? {} : { required: node.required }),
    properties: Object.fromEntries(keys.map(([key, child]) => [key, value(child)])),
    ...(patterns.length === 0 ? {} : { patternProperties: Object.fromEntries(patterns) }),
    ...(node.dependencies === undefined ? {} : { dependencies: node.dependencies }),
  };
}

function value(node) {
  if (node.$ref !== undefined) return { $ref: node.$ref };
  return { ...words(node), ...type(node) };
}

function type(node) {
  switch (node.type) {
    case 'string':
      return text(node);
    case 'boolean':
      return { anyOf: [{ type: ['boolean', 'null'] }, { enum: [...SWITCHES] }] };
    case 'array': {
      const list = { type: ['array', 'null'], items: value(node.items) };
      return node['x-accepts'] === undefined ? list : { anyOf: [list, { type: 'string' }] };
    }
    case 'integer':
    case 'number':
      return number(node);
    default:
      throw new Error(`the editor schema has no answer for ${JSON.stringify(node.type)}`);
  }
}

function text(node) {
  const others = ['number', 'boolean', 'null', ...(node['x-accepts'] === 'mapping' ? ['object'] : [])];
  if (node.enum !== undefined) {
    const typed = node.enum.flatMap((each) => {
      if (each === 'true') return [each, true];
      return each === 'false' || each === 'off' ? [each, false] : [each];
    });
    const isTruth = node.enum.includes('true') && node.enum.includes('false');
    return { enum: [...new Set([...typed, ...(isTruth ? SWITCHES : [])]), null] };
  }
  const { minLength, maxLength, pattern } = node;
  // A variable may stand in a value; what it becomes is judged on the machine.
  const judged = pattern !== undefined && node['x-substitute'] !== 'never' ? `${pattern}|[$]` : pattern;
  return {
    type: ['string', ...others],
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined || judged !== pattern ? {} : { maxLength }),
    ...(judged === undefined ? {} : { pattern: judged }),
  };
}

function number({ type: kind, minimum, maximum }) {
  return {
    type: [kind, 'null'],
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}

/** What a hover shows. */
function words({ description, default: usual, examples, deprecated, ...node }) {
  const remarks = [
    description,
    ...(usual === undefined ? [] : [`Default: \`${JSON.stringify(usual)}\``]),
    ...(node['x-env'] === undefined ? [] : [`Becomes the variable \`${node['x-env']}\`.`]),
    ...(node['x-extension'] === undefined ? [] : ['coreos-cloudinit does not know this key.']),
    ...(node['x-deprecated'] === undefined ? [] : [`**Deprecated:** ${node['x-deprecated']}`]),
  ];
  return {
    ...(description === undefined ? {} : { description, markdownDescription: remarks.join('\n\n') }),
    ...(usual === undefined ? {} : { default: usual }),
    ...(examples === undefined ? {} : { examples }),
    ...(deprecated === undefined ? {} : { deprecated, deprecationMessage: node['x-deprecated'] }),
  };
}

import { stringify } from 'yaml';
import { NOTICE, referenceOf, resolve } from './schema.mjs';

const INTRODUCTION = `# Keys of a cloud-config document

Every key that a document may have, what it means, and where its value ends. An editor shows the same from
\`schemas/cloud-config.schema.json\`.

* A document begins with the line \`#cloud-config\`. Keys may be written with \`-\` in place of \`_\`, everywhere.
* A value is read by the type given here, not by YAML's guess: a text takes \`off\`, \`0644\` and \`1.10\` as written.
  True-or-false keys take \`true\`, \`yes\`, \`on\` and their opposites, unquoted.
* \`$private_ipv4\` and the other variables are replaced in texts, in the bodies of files and units only the four
  addresses; keys marked *taken as written* are left alone.
* A key marked *variable* becomes that environment variable of its service, or that line of its settings file.
* A key marked *extension* is not known to coreos-cloudinit.
* A key marked *secret* is never logged; no command but *render* shows it, which prints what it is given.
`;

/** `docs/keys.md`: the reference of all keys, with an index. */
export function renderKeys(schema) {
  const sections = [...sectionsOf(schema, schema, '')];
  const index = sections.map((section) => renderIndex(section));
  const bodies = sections.map((section) => renderSection(schema, section));
  return `<!-- ${NOTICE} -->\n\n${INTRODUCTION}\n## Index\n\n${index.join('\n')}\n\n${bodies.join('\n')}`;
}

/** The maps of a document, each after the one that holds it. */
function* sectionsOf(schema, map, path) {
  yield { map, path };
  for (const [key, node] of Object.entries(map.properties)) {
    const inner = mapIn(schema, node);
    if (inner !== undefined) yield* sectionsOf(schema, inner, pathOf(path, key, node));
  }
}

function mapIn(schema, node) {
  const target = resolve(schema, node);
  if (target.properties !== undefined) return target;
  return target.items === undefined ? undefined : mapIn(schema, target.items);
}

function pathOf(path, key, node) {
  const isListOfMaps = node.items !== undefined && referenceOf(node.items) !== undefined;
  return `${path === '' ? '' : `${path}.`}${key}${isListOfMaps ? '[]' : ''}`;
}

function titleOf({ path }) {
  return path === '' ? 'Top level' : path;
}

/** The anchor that GitHub and most others give a heading. */
function anchorOf(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\w -]/g, '')
    .replaceAll(' ', '-');
}

function renderIndex(section) {
  const keys = Object.entries(section.map.properties).map(([key, node]) => {
    const path = pathOf(section.path, key, node);
    return `[${key}](#${anchorOf(path)})`;
  });
  return `* **[${titleOf(section)}](#${anchorOf(titleOf(section))})**: ${keys.join(', ')}`;
}

function renderSection(schema, { map, path }) {
  const leaves = Object.entries(map.properties).filter(([, node]) => mapIn(schema, node) === undefined);
  const required = new Set(map.required);
  const keys = leaves.map(([key, node]) => renderKey(path, key, node, required.has(key)));
  const inner = Object.entries(map.properties).filter(([, node]) => mapIn(schema, node) !== undefined);
  const links = inner.map(([key, node]) => {
    const target = pathOf(path, key, node);
    return `[\`${target}\`](#${anchorOf(target)})`;
  });
  const below = links.length === 0 ? '' : `Below it: ${links.join(', ')}.\n\n`;
  return `## ${titleOf({ path })}\n\n${map.description}\n\n${below}${keys.join('\n')}`;
}

function renderKey(path, key, node, isRequired) {
  const heading = pathOf(path, key, node);
  const facts = [
    typeInWords(node),
    ...(isRequired ? ['**required**'] : []),
    ...(node.default === undefined ? [] : [`default ${code(node.default)}`]),
    ...(node['x-env'] === undefined ? [] : [`variable \`${node['x-env']}\``]),
    ...(node['x-substitute'] === 'never' && node.enum === undefined ? ['taken as written'] : []),
    ...(node['x-secret'] === true ? ['secret'] : []),
    ...(node['x-extension'] === true ? ['extension'] : []),
  ];
  const successor = node['x-deprecated'];
  const warning = successor === undefined ? '' : `**Deprecated**: ${successor}.\n\n`;
  return `### ${heading}\n\n${warning}${node.description}\n\n${facts.join(' · ')}\n\n${renderExample(key, node)}\n`;
}

function typeInWords(node) {
  if (node.enum !== undefined) return `one of ${node.enum.map(code).join(', ')}`;
  if (node.type === 'array')
    return node['x-accepts'] === undefined ? 'list of texts' : 'list of texts, or one text';
  const range = node.minimum === undefined ? '' : ` from ${node.minimum}`;
  if (node.type === 'string' && node['x-accepts'] !== undefined) return 'text, or a mapping';
  const words = { string: 'text', boolean: 'true or false', integer: 'whole number', number: 'number' };
  return `${words[node.type]}${range}`;
}

function code(value) {
  return `\`${value}\``;
}

function renderExample(key, node) {
  const example = stringify({ [key]: node.examples[0] }, { version: '1.1', lineWidth: 0 });
  return `\`\`\`yaml\n${example}\`\`\``;
}

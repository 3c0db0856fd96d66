import { loadModule } from './load.mjs';
import { resolve } from './schema.mjs';

const AGENTS = 'src/config/agents.ts';
const DIFFERENCES = 'src/config/agent-differences.ts';

/** docs/targets.md: what other agents make of a document. */
export async function renderTargets(root, schema) {
  const agents = await loadModule(root, AGENTS);
  const { DIFFERENCES: differences } = await loadModule(root, DIFFERENCES);
  const names = Object.keys(agents.AGENT_TITLES);
  const marks = (knows) => names.map((name) => (knows(name) ? '✓' : '–')).join(' | ');
  const keys = [...keysOf(schema, schema, '')]
    .map(([path, key]) => [path, (name) => agents.agentKnows({ name }, path, key)])
    .filter(([, knows]) => !names.every(knows));
  const rows = keys.map(([path, knows]) => `| \`${path}\` | ${marks(knows)} | ${remedies(agents, path)} |`);
  const values = differences.map(
    ({ path, values, agents: which, effect, remedy }) =>
      `| \`${path}\` | ${values} | ${which.join(', ')} | ${effect} | ${remedy} |`,
  );
  const habits = agents.HABITS.map(
    ({ agents: which, rule, text }) => `| ${which.join(', ')} | ${text} | ${rule} |`,
  );
  return `<!-- generated from ${AGENTS}, ${DIFFERENCES} and the schema by npm run generate; do not edit -->

# Other agents

A document may have to serve an older agent too, or Canonical's. \`cloud-config validate --target flatcar FILE\` says what that
agent drops or reads otherwise; without \`--target\` nothing is said of it. \`coreos\` is coreos-cloudinit as of 2018, \`flatcar\` its
fork in Flatcar (\`flatcar:3815\` for a release before ${agents.FLATCAR_WITHOUT_HYPHENS}, which still reads hyphens), \`cloud-init\` Canonical's.
A target may have a version: \`cloud-init:25.1\`.

## Keys (CC401)

A key that is not here is known to all three. Below a key that an agent drops it reads nothing; all of \`coreos\` is unknown to
cloud-init.

| key | ${names.join(' | ')} | without it |
| --- | ${names.map(() => '---').join(' | ')} | --- |
${rows.join('\n')}

## Spellings (CC402)

Keys may be written with \`-\` in place of \`_\` here, and the 2018 agent read both. Flatcar's agent drops every such key from release
${agents.FLATCAR_WITHOUT_HYPHENS} on. cloud-init drops them too; in entries of \`users\` it warns and reads them.

## Values (CC403)

| key | values | agent | what it does | write |
| --- | --- | --- | --- | --- |
${values.join('\n')}

\`*\` stands for every key, below the one before it.

## Habits

| agent | what it does | rule |
| --- | --- | --- |
${habits.join('\n')}
`;
}

/** Every key of the schema by its way, sections of etcd_member left out below their own key. */
function* keysOf(schema, node, path) {
  const { properties = {}, items } = resolve(schema, node);
  if (items !== undefined) yield* keysOf(schema, items, `${path}[]`);
  for (const [name, child] of Object.entries(properties)) {
    const next = path === '' ? name : `${path}.${name}`;
    const extension = child['x-extension'] === true;
    yield [next, { extension }];
    if (!extension && next !== 'coreos') yield* keysOf(schema, child, next);
    if (next === 'coreos') yield* extensionsOf(schema, child, next);
  }
}

/** Of `coreos`, which cloud-init drops whole, the keys that the 2018 agent did not have. */
function* extensionsOf(schema, node, path) {
  for (const [below, key] of keysOf(schema, node, path)) if (key.extension) yield [below, key];
}

function remedies({ LOST_KEYS }, path) {
  const rows = LOST_KEYS.filter((row) => row.path === path);
  if (rows.length === 0) return '';
  if (rows.length === 1) return rows[0].remedy;
  return rows.map(({ agents, remedy }) => `${agents.join(', ')}: ${remedy}`).join('; ');
}

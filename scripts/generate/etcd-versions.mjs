import { loadModule } from './load.mjs';

const SECTIONS = ['etcd', 'etcd2', 'etcd_member'];
const VERSIONS = 'src/config/etcd-versions.ts';
const REMEDIES = 'src/config/etcd-remedies.ts';

/** docs/etcd-versions.md: which release of etcd knows which key. */
export async function renderEtcdVersions(root, schema) {
  const versions = await loadModule(root, VERSIONS);
  const remedies = await loadModule(root, REMEDIES);
  const releases = versions.ETCD_RELEASES;
  const options = [...optionsOf(schema)].sort(([left], [right]) => (left < right ? -1 : 1));
  const rows = options.map(([option, keys]) => {
    const marks = releases.map((release) =>
      versions.etcdKnows(option, versions.etcdVersion(release)) ? '✓' : '–',
    );
    return `| \`${option}\` | ${keys.join(', ')} | ${marks.join(' | ')} |`;
  });
  const losses = Object.entries(remedies.ETCD_LOSSES).map(
    ([option, { gravity, remedy, harmless }]) =>
      `| \`${option}\`${harmless === undefined ? '' : `, but for \`${harmless}\``} | ${gravity} | ${remedy} |`,
  );
  const refusals = remedies.ETCD_REFUSALS.map(
    ({ option, value, since, remedy }) => `| \`${option}\` | ${value} | ${since} | ${remedy} |`,
  );
  return `<!-- generated from ${VERSIONS} and ${REMEDIES} by npm run generate; do not edit -->

# Keys of etcd by release

The keys of \`coreos.etcd\`, \`coreos.etcd2\` and \`coreos.etcd_member\` become variables of the etcd that the machine has.
etcd warns in its log of a variable that it does not know, and starts without it. \`cloud-config validate --target etcd=3.5 FILE\`
says before what it will ignore, and what it does not start with. A release that is not in the table may be like the one
before or after it; where they differ, nothing is said.

## Options

| option | sections | ${releases.join(' | ')} |
| --- | --- | ${releases.map(() => '---').join(' | ')} |
${rows.join('\n')}

An option without a mark was one of etcd 0.4.

## What being ignored means

Options that lost or gained \`experimental_\` have the other name; any other that is ignored is as if it
had not been written.

| option | finding | way out |
| --- | --- | --- |
${losses.join('\n')}

## Values that stop etcd

| option | value | since | way out |
| --- | --- | --- | --- |
${refusals.join('\n')}
`;
}

/** By option, the sections that can set it; with the key where it is another word. */
function optionsOf(schema) {
  const options = new Map();
  for (const section of SECTIONS) {
    for (const [key, node] of Object.entries(schema.definitions[section].properties)) {
      const option = node['x-env'].replace(/^ETCD_/, '').toLowerCase();
      const place = option === key ? section : `${section} (\`${key}\`)`;
      options.set(option, [...(options.get(option) ?? []), place]);
    }
  }
  return options;
}

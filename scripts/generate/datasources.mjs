import { loadModule } from './load.mjs';

const SUPPLIES = {
  metadata: 'metadata',
  'ssh-keys': 'SSH keys',
  'user-data': 'user-data',
  'vendor-data': 'vendor-data',
  network: 'network',
  report: 'is told how the machine came out',
};

const LEFT_OUT = `## What is left out

* VirtualBox's guest properties and Xen's xenstore: no public convention was found that says under which names user-data and
  metadata are there, and a name of our own would be a platform of our own. A machine of Vagrant is read by [vagrant](#vagrant);
  on others attach a disk for [nocloud](#nocloud), or a [config drive](#config-drive).
* AltCloud, Bigstep, CloudCIX, MAAS, NWCS, OpenNebula, RbxCloud, SmartOS and WSL, which cloud-init has: they are not here yet.
  [nocloud](#nocloud) works wherever a disk, a serial number or a kernel command line can be given, [url](#url) wherever a document can be
  fetched.
`;

/** docs/datasources.md: a table of all, and a section each. */
export async function renderDatasources(root) {
  const { DATASOURCES: providers } = await loadModule(root, 'src/datasources/index.ts');
  const rows = providers.map(
    ({ name, about, reads, supplies }) =>
      `| [${name}](#${name}) | ${about} | ${reads === 'machine' ? 'before the network' : 'over the network'} | ${supplied(supplies)} |`,
  );
  return `# Datasources

Where cloud-config finds what a machine is to be made of, in the order in which they are preferred. A boot asks only
those of which the machine itself shows a sign; \`cloud-config detect --explain\` says which and why. The datasource of
the first boot stays the machine's datasource. \`cloud-config.datasource=NAME\` on the kernel command line, or the name in
\`/etc/cloud-config/datasource\`, names one.

\`cloud-config fetch --datasource NAME\` prints what one supplies.

| name | what it is | read | supplies |
| --- | --- | --- | --- |
${rows.join('\n')}

${providers.map(section).join('\n')}
${LEFT_OUT}`;
}

function section({ name, about, documentation, location, signs, serves }) {
  const recognised =
    signs.length === 0
      ? 'Used only when it is named.'
      : `Recognised by any of:\n\n${signs.map((sign) => `* ${sign.about}`).join('\n')}`;
  const also = serves === undefined ? '' : `\nAlso on: ${serves.join(', ')}.\n`;
  const place = `\`--location\` (${location.need}): ${location.about}.`;
  return `## ${name}\n\n${capital(about)}. See <${documentation}>.\n${also}\n${recognised}\n\n${place}\n`;
}

function supplied(supplies) {
  return supplies.map((each) => SUPPLIES[each]).join(', ');
}

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

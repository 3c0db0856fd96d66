import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

const SUPPLIES = {
  metadata: 'metadata',
  'ssh-keys': 'SSH keys',
  'user-data': 'user-data',
  'vendor-data': 'vendor-data',
  network: 'network',
  report: 'is told how the machine came out',
};

/** The list of datasources as the program has it. */
async function readProviders(root) {
  const folder = mkdtempSync(join(tmpdir(), 'cloud-config-generate-'));
  try {
    const outfile = join(folder, 'datasources.cjs');
    const entryPoints = [join(root, 'src/datasources/index.ts')];
    await build({ entryPoints, outfile, bundle: true, format: 'cjs', platform: 'node', logLevel: 'warning' });
    return createRequire(import.meta.url)(outfile).DATASOURCES;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** docs/datasources.md: a table of all, and a section each. */
export async function renderDatasources(root) {
  const providers = await readProviders(root);
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

${providers.map(section).join('\n')}`;
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

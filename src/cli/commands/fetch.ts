import type { InstanceData } from '../../datasources/datasource.ts';
import { gatherEvidence } from '../../datasources/evidence.ts';
import { DATASOURCES, findDatasource } from '../../datasources/index.ts';
import { selectDatasource } from '../../datasources/select.ts';
import { createHost } from '../../host/node/host.ts';
import { createPorts } from '../../host/node/ports.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { UsageError } from '../options.ts';

const NAMES = DATASOURCES.map(({ name }) => name);

export const command: Command = {
  usage: 'fetch --datasource NAME [--location WHERE] [--show-secrets]',
  about:
    'Prints what a datasource supplies, as JSON. User-data can hold secrets: only its size is shown unless you ask. ' +
    `Datasources: ${NAMES.join(', ')}.`,
  options: [
    { name: 'datasource', value: 'NAME', choices: NAMES, about: 'which source to ask' },
    {
      name: 'location',
      value: 'WHERE',
      about: 'path, directory or URL, where the source needs or takes one',
    },
    { name: 'show-secrets', about: 'print user-data and vendor-data too' },
  ],
  async run(parsed, terminal) {
    const name = parsed.value('datasource');
    const entry = name === undefined ? undefined : findDatasource(name);
    if (entry === undefined) throw new UsageError(`--datasource is missing; give one of ${NAMES.join(', ')}`);
    const location = parsed.value('location');
    const host = createHost({ root: '/' });
    try {
      const ports = createPorts(host);
      const source = entry.create(ports, {
        environment: terminal.environment,
        evidence: gatherEvidence(ports.disk),
        onWait: (message) => terminal.note(`cloud-config: ${message}\n`),
        ...(location === undefined ? {} : { location }),
      });
      const instance = await (await selectDatasource([source])).fetch();
      terminal.print(`${JSON.stringify(shown(instance, parsed.has('show-secrets')), null, 2)}\n`);
      return EXIT.ok;
    } finally {
      host.close();
    }
  },
};

function shown(
  { userData, vendorData, networkConfig, ...rest }: InstanceData,
  showsSecrets: boolean,
): object {
  const body = (content: Uint8Array) =>
    showsSecrets ? new TextDecoder().decode(content) : `${content.length} bytes`;
  return {
    ...rest,
    ...(userData === undefined ? {} : { userData: body(userData) }),
    ...(vendorData === undefined ? {} : { vendorData: body(vendorData) }),
    ...(networkConfig === undefined
      ? {}
      : { networkConfig: { format: networkConfig.format, content: body(networkConfig.content) } }),
  };
}

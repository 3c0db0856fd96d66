import type { Files } from '../../apply/host.ts';
import { chooseDatasources } from '../../datasources/choice.ts';
import type { InstanceData } from '../../datasources/datasource.ts';
import { type Evidence, gatherEvidence } from '../../datasources/evidence.ts';
import { DATASOURCES, findDatasource } from '../../datasources/index.ts';
import type { Provider } from '../../datasources/provider.ts';
import { unreadParts } from '../../datasources/remarks.ts';
import { selectDatasource } from '../../datasources/select.ts';
import { CloudConfigError } from '../../errors.ts';
import { createHost } from '../../host/node/host.ts';
import { createPorts } from '../../host/node/ports.ts';
import { printable } from '../../printable.ts';
import type { Command } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { type ParsedOptions, UsageError } from '../options.ts';
import { pinnedDatasource } from '../pinned.ts';

const NAMES = DATASOURCES.map(({ name }) => name);

export const command: Command = {
  usage: 'fetch [--datasource NAME] [--base-url URL] [--location WHERE] [--show-secrets]',
  about:
    'Prints what a datasource supplies, as JSON; without a name, the one that this machine would boot from. User-data ' +
    `can hold secrets: only its size is shown unless you ask. Exits with 1 when a part of it cannot be read. Datasources: ${NAMES.join(', ')}.`,
  options: [
    { name: 'datasource', value: 'NAME', choices: NAMES, about: 'which source to ask' },
    { name: 'base-url', value: 'URL', about: "where the service is, instead of the platform's own address" },
    {
      name: 'location',
      value: 'WHERE',
      about: 'path, directory or URL, where the source needs or takes one',
    },
    { name: 'deadline', value: 'SECONDS', about: 'how long to wait for an answer' },
    { name: 'show-secrets', about: 'print user-data and vendor-data too' },
  ],
  async run(parsed, terminal) {
    const host = createHost({ root: '/' });
    const ports = createPorts(host);
    try {
      const evidence = gatherEvidence(ports.disk);
      const location = baseUrlOf(parsed) ?? parsed.value('location');
      const note = (message: string) => terminal.note(`cloud-config: ${printable(message)}\n`);
      const deadline = secondsOf(parsed.value('deadline'));
      const sources = asked(parsed, evidence, host.files).map((provider) =>
        provider.create(ports, {
          environment: terminal.environment,
          evidence,
          onWait: note,
          ...(deadline === undefined ? {} : { deadline: deadline * 1000 }),
          ...(location === undefined ? {} : { location }),
        }),
      );
      const instance = await (await selectDatasource(sources, { onPass: note })).fetch();
      terminal.print(`${JSON.stringify(shown(instance, parsed.has('show-secrets')), null, 2)}\n`);
      return unreadParts(instance).length > 0 ? EXIT.findings : EXIT.ok;
    } finally {
      await ports.drives.release();
      host.close();
    }
  },
};

function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return seconds;
  throw new UsageError(`--deadline ${text}: write a number of seconds above zero`);
}

function baseUrlOf(parsed: ParsedOptions): string | undefined {
  const url = parsed.value('base-url');
  if (url === undefined || (/^https?:/.test(url) && URL.canParse(url))) return url;
  throw new UsageError(`--base-url ${url}: write a URL that begins with http:// or https://`);
}

function asked(parsed: ParsedOptions, evidence: Evidence, files: Files): readonly Provider[] {
  const name = parsed.value('datasource');
  const provider = name === undefined ? undefined : findDatasource(name);
  if (provider !== undefined) return [provider];
  const choice = chooseDatasources(DATASOURCES, evidence, pinnedDatasource(files, evidence));
  if (choice.kind === 'chosen') return choice.providers;
  throw new CloudConfigError('DS_NONE', `${choice.why}; name a source: --datasource NAME`);
}

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

import type { Datasource, Ports } from './datasource.ts';
import { nothingThere } from './datasource-error.ts';
import type { SourceSettings } from './provider.ts';

/** A datasource in the directory that the settings name, else on the drive with one of these labels. */
export function driveSource(
  { name, labels }: { readonly name: string; readonly labels: readonly string[] },
  { drives }: Pick<Ports, 'drives'>,
  { location }: Pick<SourceSettings, 'location'>,
  create: (directory: string) => Datasource,
): Datasource {
  let opened: Promise<Datasource | undefined> | undefined;

  async function open(): Promise<Datasource | undefined> {
    const directory = location ?? (await drives.mounted(labels));
    return directory === undefined ? undefined : create(directory.replace(/(?<=.)\/+$/, ''));
  }

  function load(): Promise<Datasource | undefined> {
    opened ??= open();
    return opened;
  }

  return {
    name,
    isAvailable: async () => (await (await load())?.isAvailable()) ?? false,
    fetch: async () => {
      const source = await load();
      if (source === undefined) throw nothingThere(name, `no disk is labelled ${labels.join(' or ')}`);
      return source.fetch();
    },
  };
}

import { malformedNetwork, unsupportedNetwork } from '../error.ts';
import type { NetworkReading } from '../model.ts';
import { readVersion1 } from './cloud-init-v1.ts';
import { readVersion2 } from './cloud-init-v2.ts';
import { openYaml } from './fields.ts';

/**
 * cloud-init's network configuration, version 1 or 2 (netplan), YAML or JSON, with or without a `network:` around it.
 * `config: disabled` says that the network is not ours to configure: a model without links, and a warning.
 * @see https://docs.cloud-init.io/en/latest/reference/network-config.html
 */
export function readCloudInit(content: string): NetworkReading {
  // Version 2 joins words with hyphens, version 1 mostly with underscores.
  const reading = openYaml(content, /^\s*(?:"version"|version)\s*:\s*["']?1\b/m.test(content) ? '_' : '-');
  const outer = reading.root.fields();
  const fields = outer.get('network')?.fields() ?? outer;
  if (fields !== outer) outer.finish();
  const config = fields.get('config');
  if (config?.kind === 'scalar' && config.text() === 'disabled') {
    reading.warn(config.place, 'the network is not configured, as the configuration asks');
    return { model: { links: [] }, warnings: reading.warnings() };
  }
  const version = fields.get('version');
  if (version === undefined)
    throw malformedNetwork(fields.place, 'version is missing; say `version: 1` or `version: 2`');
  switch (version.text()) {
    case '1':
      return { model: readVersion1(fields, reading), warnings: reading.warnings() };
    case '2':
      return { model: readVersion2(fields, reading), warnings: reading.warnings() };
    default:
      throw unsupportedNetwork(version.place, 'this version is not known; 1 and 2 are');
  }
}

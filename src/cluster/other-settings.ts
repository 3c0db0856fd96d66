import type { EtcdFacts } from './facts.ts';
import type { EtcdSettings } from './settings.ts';
import { commandOf, environmentFilesOf, environmentOf, flagsOf, startsEtcd } from './unit-text.ts';

/**
 * Whether etcd may get a setting from where it is not read: a flag, a file of variables that the documents bring, a
 * container or a script around etcd. What is missing in the section is then not missing.
 */
export function otherSettings(settings: EtcdSettings, facts: EtcdFacts): (key: string) => boolean {
  const text = `${facts.unitText}\n${settings.unitText}`;
  const flags = flagsOf(text);
  // With a file of its own etcd reads neither variables nor flags.
  const hasOwnFile = flags.has('config-file') || environmentOf(text).has('ETCD_CONFIG_FILE');
  const isWrapped = commandOf(text) !== undefined && !startsEtcd(text);
  const isAnywhere = hasOwnFile || isWrapped || hasUnreadFile(settings, text);
  return (key) => isAnywhere || flags.has(key.replaceAll('_', '-'));
}

function hasUnreadFile({ unitText, unreadFiles = [] }: EtcdSettings, text: string): boolean {
  if (environmentFilesOf(unitText).length > 0) return true;
  const named = environmentFilesOf(text);
  return unreadFiles.some((path) => named.includes(path) || isOfUnit(path));
}

function isOfUnit(path: string): boolean {
  return path.includes('/systemd/system/');
}

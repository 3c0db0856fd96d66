import type { Action } from '../apply/action.ts';
import { printable } from '../printable.ts';

/** What a step is about, in a few words and without a secret; names in it are a document's or a platform's. */
export function describe(action: Action): string {
  return printable(subjectOf(action));
}

function subjectOf(action: Action): string {
  switch (action.kind) {
    case 'setHostname':
      return `host name ${action.hostname}`;
    case 'setKeys':
      return `SSH keys of ${action.user} (${action.origin})`;
    case 'importKeys':
      return `imported SSH keys of ${action.user}`;
    case 'ensureUser':
      return `user ${action.user}`;
    case 'setPassword':
      return `password of ${action.user}`;
    case 'writeSudoers':
      return `sudo rules of ${action.user}`;
    case 'writeFile':
    case 'downloadFile':
    case 'placeUnit':
      return action.path;
    case 'removeStale':
      return `files of ours in ${action.directory} that are no longer wanted`;
    case 'applyLinks':
      return 'apply link files';
    case 'manageBlock':
      return `${action.path} (block ${action.block})`;
    case 'setVariables':
      return `${action.path} (${action.variables.map(([key]) => key).join(', ')})`;
    case 'maskUnit':
      return `mask ${action.unit}`;
    case 'unmaskUnit':
      return `unmask ${action.unit}`;
    case 'enableUnit':
      return `enable ${action.unit}`;
    case 'reloadDaemon':
      return 'reload systemd';
    case 'reloadNetwork':
      return 'reload systemd-networkd';
    case 'runJob':
      return `${action.verb} ${action.unit}`;
    case 'runScript':
      return `script ${action.name}`;
    case 'ensureEtcdKey':
      return `${action.what} in etcd (${action.key})`;
    case 'withhold':
      return action.what;
    default:
      return action satisfies never;
  }
}

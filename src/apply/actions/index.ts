import type { Handlers } from '../handler.ts';
import { applyLinks } from './apply-links.ts';
import { downloadFile } from './download-file.ts';
import { enableUnit } from './enable-unit.ts';
import { ensureEtcdKey } from './ensure-etcd-key.ts';
import { ensureUser } from './ensure-user.ts';
import { importKeys } from './import-keys.ts';
import { manageBlock } from './manage-block.ts';
import { maskUnit, unmaskUnit } from './mask-unit.ts';
import { placeUnit } from './place-unit.ts';
import { reloadDaemon, reloadNetwork } from './reload.ts';
import { removeStale } from './remove-stale.ts';
import { runJob } from './run-job.ts';
import { runScript } from './run-script.ts';
import { setHostname } from './set-hostname.ts';
import { setKeys } from './set-keys.ts';
import { setPassword } from './set-password.ts';
import { setVariables } from './set-variables.ts';
import { withhold } from './withhold.ts';
import { writeFile } from './write-file.ts';
import { writeSudoers } from './write-sudoers.ts';

/** The one list of handlers; a kind without one does not compile. */
export const handlers: Handlers = {
  setHostname,
  setKeys,
  importKeys,
  ensureUser,
  setPassword,
  writeSudoers,
  writeFile,
  downloadFile,
  manageBlock,
  setVariables,
  placeUnit,
  removeStale,
  applyLinks,
  maskUnit,
  unmaskUnit,
  enableUnit,
  reloadDaemon,
  reloadNetwork,
  runJob,
  runScript,
  ensureEtcdKey,
  withhold,
};

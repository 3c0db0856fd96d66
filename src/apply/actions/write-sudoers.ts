import { CloudConfigError } from '../../errors.ts';
import type { WriteSudoers } from '../action.ts';
import { type DesiredFile, inspectFile, writeFile } from '../desired-file.ts';
import { DONE, type Handler, UNCHANGED } from '../handler.ts';
import type { Host } from '../host.ts';
import { encode } from '../step.ts';

const DIRECTORY = '/etc/sudoers.d';

/** sudo skips files with a dot or tilde in their names, and refuses to run at all over one that is wrong: sudoers(5). */
export const writeSudoers: Handler<WriteSudoers> = {
  inspect(action, host) {
    const file = desired(action);
    if (action.rules.length > 0) return inspectFile(file, host);
    return host.files.stat(file.path) === undefined
      ? UNCHANGED
      : { state: 'change', note: `removes ${file.path}` };
  },
  async perform(action, host) {
    const file = desired(action);
    if (action.rules.length === 0) {
      host.files.remove(file.path);
      return DONE;
    }
    await check(file, host);
    host.files.makeDirectory(DIRECTORY, { mode: 0o750 });
    return writeFile(file, host);
  },
};

function desired({ user, rules }: WriteSudoers): DesiredFile {
  const path = `${DIRECTORY}/90-cloud-config-${user.replace(/[.~]/g, '_')}`;
  return { path, mode: 0o440, content: encode(rules.map((rule) => `${user} ${rule}\n`).join('')) };
}

async function check(file: DesiredFile, host: Host): Promise<void> {
  const result = await host.commands.run(['visudo', '-c', '-q', '-f', '-'], file.content);
  if (result === undefined) {
    throw new CloudConfigError(
      'SUDO_NO_VISUDO',
      'there is no visudo to check the rules with; install sudo, or remove `sudo`',
    );
  }
  if (result.status !== 0) {
    throw new CloudConfigError(
      'SUDO_REFUSED',
      `visudo refuses the rules: ${result.output.trim()}; correct \`sudo\``,
    );
  }
}

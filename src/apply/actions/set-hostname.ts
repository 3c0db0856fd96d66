import type { SetHostname } from '../action.ts';
import { inspectFile, writeFile } from '../desired-file.ts';
import { DONE, type Handler } from '../handler.ts';
import { encode } from '../step.ts';

/** @see https://man7.org/linux/man-pages/man5/hostname.5.html */
export const setHostname: Handler<SetHostname> = {
  inspect(action, host) {
    const file = inspectFile(desired(action), host);
    if (file.state !== 'unchanged') return file;
    const running = host.hostname();
    if (running === undefined || running === action.hostname) return file;
    return { state: 'change', note: `the running name is ${running}` };
  },
  async perform(action, host) {
    if (inspectFile(desired(action), host).state !== 'unchanged') writeFile(desired(action), host);
    if (host.hostname() !== action.hostname) await host.setHostname(action.hostname);
    return DONE;
  },
};

function desired({ hostname }: SetHostname) {
  return { path: '/etc/hostname', content: encode(`${hostname}\n`), mode: 0o644 };
}

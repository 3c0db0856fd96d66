import { CloudConfigError } from '../../errors.ts';
import type { DownloadFile } from '../action.ts';
import { type DesiredFile, inspectFile, octal, writeFile } from '../desired-file.ts';
import type { Handler } from '../handler.ts';
import type { Host } from '../host.ts';
import { serverOf } from '../server.ts';

/** Milliseconds for one attempt; a body is at most 10 MiB. */
const TIMEOUT = 60_000;

export const downloadFile: Handler<DownloadFile> = {
  inspect(action, host) {
    const before = host.files.read(action.path);
    if (before === undefined || host.sha256(before) !== action.sha256) {
      return { state: 'change', note: `from ${serverOf(action.source)}, mode ${octal(action.mode)}` };
    }
    return inspectFile(desired(action, before), host);
  },
  async perform(action, host) {
    const before = host.files.read(action.path);
    const isThere = before !== undefined && host.sha256(before) === action.sha256;
    return writeFile(desired(action, isThere ? before : await download(action, host)), host);
  },
};

function desired({ path, mode, owner }: DownloadFile, content: Uint8Array): DesiredFile {
  return { path, mode, content, ...(owner === undefined ? {} : { owner }) };
}

async function download({ source, sha256, path }: DownloadFile, host: Host): Promise<Uint8Array> {
  const { status, body } = await host.http.send({ url: source, timeout: TIMEOUT });
  const server = serverOf(source);
  if (status !== 200) {
    throw new CloudConfigError('DOWNLOAD_STATUS', `${path}: ${server} answered ${status}; check \`source\``);
  }
  if (host.sha256(body) !== sha256) {
    throw new CloudConfigError(
      'DOWNLOAD_CHECKSUM',
      `${path}: what ${server} sent has another sha256; check \`source\` and \`sha256\``,
    );
  }
  return body;
}

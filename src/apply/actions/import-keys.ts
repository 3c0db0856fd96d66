import { CloudConfigError, reasonOf } from '../../errors.ts';
import type { ImportKeys } from '../action.ts';
import { decode } from '../bytes.ts';
import { DONE, type Handler } from '../handler.ts';
import type { Host } from '../host.ts';
import { accountFor, keyChange, writeKeys } from '../key-sets.ts';
import { serverOf } from '../server.ts';

const TIMEOUT = 10_000;
const KEY = /^(?:(?:ssh|ecdsa|sk)-[\w@.-]+) [A-Za-z0-9+/]+={0,2}/;

/** From `https://github.com/NAME.keys` and its like, a key a line; last of all, and never a failure of the run. */
export const importKeys: Handler<ImportKeys> = {
  inspect({ urls }, host) {
    if (host.root !== '/') return { state: 'skipped', note: 'keys are imported when the machine boots' };
    return { state: 'unknown', note: `asks ${urls.map((url) => serverOf(url)).join(', ')}` };
  },
  async perform({ user, origin, urls }, host) {
    const account = accountFor(user, host);
    const keys: string[] = [];
    const failures: string[] = [];
    for (const url of urls) {
      try {
        keys.push(...(await keysFrom(url, host)));
      } catch (error) {
        failures.push(reasonOf(error));
      }
    }
    // Keys of an earlier run stay when a server does not answer: losing them could lock their owner out.
    if (failures.length > 0)
      return { status: 'skipped', reason: `no keys were imported: ${failures.join('; ')}` };
    const change = keyChange(account, origin, [...new Set(keys)], host);
    if (!change.isChanged) return { status: 'unchanged' };
    writeKeys(account, change, host);
    return { ...DONE, reason: `${keys.length} keys` };
  },
};

async function keysFrom(url: string, host: Host): Promise<readonly string[]> {
  const { status, body } = await host.http.send({ url, timeout: TIMEOUT });
  if (status !== 200) throw new CloudConfigError('KEYS_STATUS', `${serverOf(url)} answered ${status}`);
  return parseKeys(decode(body));
}

/** Plain `authorized_keys` lines, or GitHub's JSON list of `{key}`. */
export function parseKeys(text: string): readonly string[] {
  const lines = text.trimStart().startsWith('[') ? fromJson(text) : text.split(/\r?\n/);
  return lines.map((line) => line.trim()).filter((line) => KEY.test(line));
}

function fromJson(text: string): readonly string[] {
  const list: unknown = JSON.parse(text);
  if (!Array.isArray(list)) return [];
  return list.map((entry: unknown) => {
    const key = typeof entry === 'object' && entry !== null && 'key' in entry ? entry.key : undefined;
    return typeof key === 'string' ? key : '';
  });
}

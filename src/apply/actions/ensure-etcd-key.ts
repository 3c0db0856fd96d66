import type { TlsMaterial } from '../../datasources/datasource.ts';
import { CloudConfigError, reasonOf } from '../../errors.ts';
import type { EnsureEtcdKey, EtcdAccess } from '../action.ts';
import { decode } from '../bytes.ts';
import { type EtcdEndpoint, type MadeKey, makeKey } from '../etcd-keys.ts';
import type { Handler } from '../handler.ts';
import type { Host } from '../host.ts';
import type { Outcome } from '../report.ts';
import { serverOf } from '../server.ts';

/** An etcd that is starting, here or elsewhere, is waited for. */
const PATIENCE = 60_000;
const PAUSE = 1_000;
const FINAL: ReadonlySet<string> = new Set(['ETCD_REFUSED']);

/** Written only where there is none: another machine, or an operator, may have been there before. */
export const ensureEtcdKey: Handler<EnsureEtcdKey> = {
  inspect({ access }, host) {
    if (host.root !== '/') return { state: 'skipped', note: 'it is written when the machine boots' };
    return {
      state: 'unknown',
      note: `asks etcd at ${access.endpoints.map((url) => serverOf(url)).join(', ')}`,
    };
  },
  async perform(action, host) {
    const { access, key, value } = action;
    const tls = tlsOf(access, host);
    const endpoints = access.endpoints.map((url) => ({
      url,
      ...(tls === undefined ? {} : { tls }),
      ...(access.login === undefined ? {} : { login: access.login }),
    }));
    const end = host.clock.monotonic() + PATIENCE;
    for (;;) {
      const result = await attempt(endpoints, key, value, host);
      if ('outcome' in result) return result.outcome;
      if (host.clock.monotonic() + PAUSE >= end) {
        const reason = `etcd did not answer within ${PATIENCE / 1000} s: ${result.reasons.join('; ')}`;
        return { status: 'failed', code: 'ETCD_SILENT', reason };
      }
      await host.clock.sleep(PAUSE);
    }
  },
};

type Attempt = { readonly outcome: Outcome } | { readonly reasons: readonly string[] };

async function attempt(
  endpoints: readonly EtcdEndpoint[],
  key: string,
  value: string,
  { http }: Host,
): Promise<Attempt> {
  const reasons: string[] = [];
  for (const endpoint of endpoints) {
    try {
      return { outcome: outcomeOf(await makeKey(endpoint, key, value, http), endpoint) };
    } catch (error) {
      if (!(error instanceof CloudConfigError) || FINAL.has(error.code)) throw error;
      reasons.push(reasonOf(error));
    }
  }
  return { reasons };
}

function outcomeOf({ v2, v3 }: MadeKey, { url }: EtcdEndpoint): Outcome {
  const written = [...(v2 === 'written' ? ['v2'] : []), ...(v3 === 'written' ? ['v3'] : [])];
  if (written.length === 0) return { status: 'unchanged', reason: `kept what is there, at ${serverOf(url)}` };
  const kept = v2 === 'kept' || v3 === 'kept' ? ', and kept what is in the other' : '';
  return { status: 'done', reason: `written at ${serverOf(url)}, ${written.join(' and ')} store${kept}` };
}

function tlsOf({ authority, certificate, privateKey }: EtcdAccess, host: Host): TlsMaterial | undefined {
  if (authority === undefined && certificate === undefined && privateKey === undefined) return undefined;
  return {
    ...(authority === undefined ? {} : { authority: pemAt(authority, 'etcd_cafile', host) }),
    ...(certificate === undefined ? {} : { certificate: pemAt(certificate, 'etcd_certfile', host) }),
    ...(privateKey === undefined ? {} : { privateKey: pemAt(privateKey, 'etcd_keyfile', host) }),
  };
}

function pemAt(path: string, key: string, { files }: Host): string {
  const content = files.read(path);
  if (content !== undefined) return decode(content);
  throw new CloudConfigError('ETCD_TLS_FILE', `${path} is not there; \`${key}\` names it`);
}

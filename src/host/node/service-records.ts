import type { LookUpService, ServiceRecord } from '../../cluster/ports.ts';
import { CloudConfigError, reasonOf } from '../../errors.ts';

const ABSENT: ReadonlySet<unknown> = new Set(['ENOTFOUND', 'ENODATA']);
const TIMEOUT = 2_000;

/** DNS by the machine's name servers; loaded with the first question, which most runs never ask. */
export function createServiceLookup(): LookUpService {
  return async (name) => {
    const { Resolver } = await import('node:dns/promises');
    const resolver = new Resolver({ timeout: TIMEOUT, tries: 2 });
    const records = await unlessAbsent(name, () => resolver.resolveSrv(name));
    if (records === undefined) return undefined;
    return Promise.all(
      records.map(async ({ name: target, port }): Promise<ServiceRecord> => {
        const families = await Promise.allSettled([resolver.resolve4(target), resolver.resolve6(target)]);
        return {
          target,
          port,
          addresses: families.flatMap((each) => (each.status === 'fulfilled' ? each.value : [])),
        };
      }),
    );
  };
}

async function unlessAbsent<T>(name: string, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
    if (ABSENT.has(code)) return undefined;
    throw new CloudConfigError('HTTP_DNS', `${name}: no name server answers (${reasonOf(cause)})`, { cause });
  }
}

import { nearest } from '../../config/nearest.ts';
import { type Target, targetsOf } from '../../config/target.ts';
import { type ParsedOptions, UsageError } from '../options.ts';

/** What `--target`, as often as it is given, and `--provider` name. */
export async function targetFrom(parsed: ParsedOptions): Promise<{ readonly target?: Target }> {
  const provider = parsed.value('provider');
  const texts = [...parsed.values('target'), ...(provider === undefined ? [] : [`provider=${provider}`])];
  if (texts.length === 0) return {};
  const targets = targetsOf(texts);
  if ('unknown' in targets)
    throw new UsageError(
      `--target ${targets.unknown}: write coreos, flatcar, cloud-init, cloud-init:25.1 or etcd=3.5`,
    );
  if (targets.target.provider !== undefined) await checkProvider(targets.target.provider);
  return targets;
}

async function checkProvider(name: string): Promise<void> {
  const { DATASOURCES } = await import('../../datasources/index.ts');
  const names = DATASOURCES.map((each) => each.name);
  if (names.includes(name)) return;
  const meant = nearest(name, names);
  throw new UsageError(
    `--provider ${name}: there is no such datasource${meant === undefined ? `; one of ${names.join(', ')}` : `, did you mean ${meant}?`}`,
  );
}

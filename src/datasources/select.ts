/**
 * Which of several sources is used: the first in the stated order that is there, however fast the others answer.
 *
 * All are asked at once, and their answers are looked at in order. One that says it has nothing (`false`), or that
 * stayed silent until its deadline, is passed over; silence is reported. One that answered but is broken (forbidden,
 * malformed, failing) is there: it blocks those after it, since applying another source's document instead would
 * configure the machine as something that it is not.
 */
import { CloudConfigError, reasonOf } from '../errors.ts';
import type { Datasource } from './datasource.ts';
import { DatasourceError } from './datasource-error.ts';

export interface SelectOptions {
  /** Told of each source that was passed over although it could not be asked. */
  readonly onPass?: (message: string) => void;
}

type Answer =
  | { readonly kind: 'there' }
  | { readonly kind: 'absent'; readonly why: string }
  | { readonly kind: 'broken'; readonly error: unknown };

/** Naming each source and why, throws `DS_NONE` when none is there, `DS_SILENT` when one that may be did not answer. */
export async function selectDatasource(
  sources: readonly Datasource[],
  options: SelectOptions = {},
): Promise<Datasource> {
  const asked = sources.map((source) => ({ source, answer: ask(source) }));
  const reasons: string[] = [];
  let isAnySilent = false;
  for (const { source, answer } of asked) {
    const answered = await answer;
    if (answered.kind === 'there') return source;
    if (answered.kind === 'broken' && !isSilent(answered.error)) throw answered.error;
    const why = answered.kind === 'absent' ? `${source.name}: ${answered.why}` : reasonOf(answered.error);
    if (answered.kind === 'broken') {
      isAnySilent = true;
      options.onPass?.(why);
    }
    reasons.push(why);
  }
  if (isAnySilent) throw new CloudConfigError('DS_SILENT', `no datasource answers: ${reasons.join('; ')}`);
  throw new CloudConfigError(
    'DS_NONE',
    `no datasource has anything here: ${reasons.join('; ') || 'none is given'}`,
  );
}

/** Never rejects: answers of sources after the chosen one are not looked at. */
async function ask(source: Datasource): Promise<Answer> {
  try {
    return (await source.isAvailable()) ? { kind: 'there' } : { kind: 'absent', why: 'nothing there' };
  } catch (error) {
    return { kind: 'broken', error };
  }
}

function isSilent(error: unknown): boolean {
  return error instanceof DatasourceError && error.presence === 'silent';
}

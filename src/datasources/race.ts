import type { Clock } from './datasource.ts';
import { DatasourceError } from './datasource-error.ts';

/** How much later each further address is asked. */
const STAGGER = 150;

type Answer<T> = { readonly value: T } | { readonly failure: unknown };

/** The first address that gives an answer, good or bad; one that is silent never wins. `until` ends the others. */
export async function firstAnswer<T>(
  bases: readonly string[],
  clock: Clock,
  ask: (base: string, until?: Promise<unknown>) => Promise<T>,
): Promise<T> {
  const [only] = bases;
  if (only !== undefined && bases.length === 1) return ask(only);
  let isDecided = false;
  let decide = (): void => {};
  const decided = new Promise<void>((resolve) => {
    decide = resolve;
  });

  async function runner(base: string, position: number): Promise<Answer<T>> {
    await clock.sleep(position * STAGGER, decided);
    if (isDecided) throw new Error('another address was faster');
    try {
      return { value: await ask(base, decided) };
    } catch (failure) {
      if (failure instanceof DatasourceError && failure.presence === 'silent') throw failure;
      return { failure };
    }
  }

  try {
    const winner = await Promise.any(bases.map(runner));
    if ('failure' in winner) throw winner.failure;
    return winner.value;
  } catch (error) {
    throw error instanceof AggregateError ? error.errors[0] : error;
  } finally {
    isDecided = true;
    decide();
  }
}

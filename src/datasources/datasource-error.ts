import { CloudConfigError } from '../errors.ts';

/**
 * A source that cannot be read. `presence` tells a source that answered, and so is there but broken, from one that
 * was never heard of: that one may simply not exist here.
 */
export class DatasourceError extends CloudConfigError {
  readonly presence: 'answered' | 'silent';

  constructor(
    code: string,
    message: string,
    options: { readonly presence: 'answered' | 'silent'; readonly cause?: unknown },
  ) {
    super(code, message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DatasourceError';
    this.presence = options.presence;
  }
}

/** What `fetch` throws when there is nothing to fetch. */
export function nothingThere(source: string, what: string): DatasourceError {
  return new DatasourceError('DS_NONE', `${source}: ${what}`, { presence: 'silent' });
}

/** An answer that will not get better by asking again; `problem` never quotes the content. */
export function malformed(source: string, problem: string): DatasourceError {
  return new DatasourceError('DS_MALFORMED', `${source}: ${problem}`, { presence: 'answered' });
}

import assert from 'node:assert/strict';
import { CloudConfigError } from '../../src/errors.ts';

/** The `CloudConfigError` that something ends in, with the code that it must have. */
export async function failureOf(promise: Promise<unknown>, code: string): Promise<CloudConfigError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof CloudConfigError, `expected ${code}, got ${String(error)}`);
  assert.equal(error.code, code, error.message);
  return error;
}

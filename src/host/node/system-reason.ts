import { reasonOf } from '../../errors.ts';

const REASONS: ReadonlyMap<unknown, string> = new Map([
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['EISDIR', 'it is a directory'],
  ['ENOENT', 'it does not exist'],
]);

/** Why a system call failed, without the call and the path that Node adds. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return REASONS.get(code) ?? reasonOf(error);
}

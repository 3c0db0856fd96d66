import { CloudConfigError, reasonOf } from '../../errors.ts';

/** The `errno` name of a failed system call, `ENOENT`; `undefined` for anything else. */
export function errnoOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const KINDS: Readonly<Record<string, readonly [code: string, words: (path: string) => string]>> = {
  ENOSPC: ['FS_NO_SPACE', (path) => `no space left on the file system of ${path}; free some or enlarge it`],
  EDQUOT: ['FS_NO_SPACE', (path) => `the disk quota for ${path} is used up; raise it`],
  EROFS: [
    'FS_READ_ONLY',
    (path) => `${path} is on a read-only file system; choose a writable place or remount it`,
  ],
  EACCES: ['FS_PERMISSION', (path) => `no permission for ${path}; run as root`],
  EPERM: ['FS_PERMISSION', (path) => `not permitted on ${path}; run as root, or clear the immutable flag`],
  ENOENT: ['FS_IO', (path) => `${path} does not exist; create it first`],
  ENOTDIR: [
    'FS_NOT_DIRECTORY',
    (path) => `a part of ${path} is a file, not a directory; remove or rename it`,
  ],
  EISDIR: ['FS_IS_DIRECTORY', (path) => `${path} is a directory; remove it or choose another path`],
  EBUSY: ['FS_IO', (path) => `${path} is a mount point and cannot be replaced; unmount it`],
  ENAMETOOLONG: ['FS_NAME_TOO_LONG', (path) => `a name in ${path} is too long; use at most 255 bytes`],
};

/** What the file system refused, in words that name the path and the remedy. */
export function toFileError(error: unknown, path: string): CloudConfigError {
  if (error instanceof CloudConfigError) return error;
  const kind = KINDS[errnoOf(error) ?? ''];
  if (kind !== undefined) return new CloudConfigError(kind[0], kind[1](path), { cause: error });
  const reason = errnoOf(error) ?? reasonOf(error);
  return new CloudConfigError('FS_IO', `cannot read or write ${path}: ${reason}`, { cause: error });
}

/** Runs one file operation; its failure names `path`. */
export function naming<T>(path: string, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    throw toFileError(error, path);
  }
}

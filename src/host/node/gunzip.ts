import { CloudConfigError } from '../../errors.ts';

/**
 * Unpacks gzip, checksum included. Throws `GZIP_TOO_LARGE` before more than `limit` bytes are made, `GZIP_DAMAGED`
 * when it is cut off or altered.
 */
export function gunzip(content: Uint8Array, limit: number): Uint8Array {
  try {
    // Most documents are plain text: zlib is loaded for those that are not.
    const { gunzipSync } = process.getBuiltinModule('node:zlib');
    return gunzipSync(content, { maxOutputLength: limit });
  } catch (cause) {
    const isLarge = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
    if (isLarge)
      throw new CloudConfigError('GZIP_TOO_LARGE', `gzip unpacks to more than ${limit} bytes`, { cause });
    throw new CloudConfigError('GZIP_DAMAGED', 'gzip is damaged or cut off', { cause });
  }
}

import { CloudConfigError } from '../errors.ts';
import { isHttpUrl } from '../url-place.ts';

/** The server of a URL that a document gives, for messages: the rest of it may hold a secret. */
export function serverOf(url: string): string {
  if (isHttpUrl(url)) return new URL(url).host;
  throw new CloudConfigError('URL_INVALID', 'the address is no URL; begin it with https://');
}

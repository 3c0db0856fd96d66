const SECRET_KEY = /^(.*?["']?[\w-]*(?:passwd|password|secret|token|hash)[\w-]*["']?\s*:\s*)\S.*$/i;
const CRYPT_HASH = /\$[0-9a-z]{1,6}\$[^\s"']+/gi;
const CREDENTIALS = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi;
const DISCOVERY_TOKEN = /\b[0-9a-f]{32}\b/gi;

/** A source line fit to be shown: values of secret keys, password hashes, credentials in URLs and discovery tokens are hidden. */
export function maskSecrets(line: string): string {
  return line
    .replace(SECRET_KEY, '$1********')
    .replace(CRYPT_HASH, '********')
    .replace(CREDENTIALS, '$1****@')
    .replace(DISCOVERY_TOKEN, (token) => `${token.slice(0, 4)}****`);
}

const SECRET_KEY = /^(\s*(?:-\s+)?["']?[\w-]*(?:passwd|password|secret|token|hash)[\w-]*["']?\s*:\s*)\S.*$/i;
const CRYPT_HASH = /\$[0-9a-z]{1,6}\$[^\s"']+/gi;
const DISCOVERY_TOKEN = /\b[0-9a-f]{32}\b/gi;

/** A source line fit to be shown: values of secret keys, password hashes and discovery tokens are hidden. */
export function maskSecrets(line: string): string {
  return line
    .replace(SECRET_KEY, '$1********')
    .replace(CRYPT_HASH, '********')
    .replace(DISCOVERY_TOKEN, (token) => `${token.slice(0, 4)}****`);
}

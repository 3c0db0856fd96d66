const SECRET_KEY = /^(.*?["']?[\w-]*(?:passwd|password|secret|token|hash)[\w-]*["']?\s*:\s*)\S.*$/i;
const CRYPT_HASH = /\$[0-9a-z]{1,6}\$[^\s"']+/gi;
const CREDENTIALS = /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi;
const DISCOVERY_TOKEN = /\b[0-9a-f]{32}\b/gi;
const SECRET_SETTING =
  /(\b[A-Z0-9_]*(?:PASSWORD|PASSWD|SECRET|SECRET_KEY|API_?KEY|ACCESS_KEY|TOKEN)=["']?)(?![$"'])[^\s"']+/g;
const PRIVATE_KEY = /(-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----).+/g;

/**
 * A source line fit to be shown: values of secret keys and variables, password hashes, private keys, credentials in URLs
 * and discovery tokens are hidden.
 */
export function maskSecrets(line: string): string {
  return line
    .replace(SECRET_KEY, '$1********')
    .replace(SECRET_SETTING, '$1********')
    .replace(PRIVATE_KEY, '$1 ********')
    .replace(CRYPT_HASH, '********')
    .replace(CREDENTIALS, '$1****@')
    .replace(DISCOVERY_TOKEN, (token) => `${token.slice(0, 4)}****`);
}

const KEY = /(?<![\w-])([\w-]+)["']?\s*:\s*(?=\S)/g;
const SECRET = /passwd|password|secret|token|hash/i;
const SECRET_AT_END = /(?:passwd|password|secret|token|hash)(?:s|es)?\d*$/i;
/** Of sudoers(5): what stands behind it are commands. */
const SUDO_TAG = 'NOPASSWD';
const NUMBER_OR_SWITCH = /^(?:\d{1,4}|true|false|yes|no|on|off)(?=\s*(?:[,}]|#.*$|$))/i;
const CRYPT_HASH = /\$[0-9a-z]{1,6}\$[^\s"']+/gi;
const CREDENTIALS = /(\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/"']{1,500}@/gi;
const SIGNED_URL = /([?&][\w-]{0,40}(?:token|secret|signature|sig|password)=)[^\s&"']+/gi;
const DISCOVERY_TOKEN = /\b[0-9a-f]{32}\b/gi;
const SECRET_SETTING =
  /(\b[A-Z0-9_]*(?:PASSWORD|PASSWD|SECRET|SECRET_KEY|API_?KEY|ACCESS_KEY|TOKEN)=["']?)(?![$"'])[^\s"']+/g;
/** Tokens of GitHub, GitLab and Slack. */
const SERVICE_TOKEN = /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-)[\w-]{16,}/g;
const PRIVATE_KEY = /(-----BEGIN [A-Z0-9 ]*PRIVATE KEY(?: BLOCK)?-----).+/g;
/** A whole line of base64, as the body of a private key is, in a document or a diff. */
const ENCODED_LINE = /^([+-]?\s*)[A-Za-z0-9+/]{40,100}={0,2}\s*$/;

/**
 * A source line fit to be shown: values of secret keys and variables, password hashes, private keys, credentials in URLs
 * and discovery tokens are hidden. Linear: a line can be a megabyte of base64.
 */
export function maskSecrets(line: string): string {
  return withoutSecretValue(line)
    .replace(SECRET_SETTING, '$1********')
    .replace(SERVICE_TOKEN, '********')
    .replace(PRIVATE_KEY, '$1 ********')
    .replace(ENCODED_LINE, '$1********')
    .replace(CRYPT_HASH, '********')
    .replace(CREDENTIALS, '$1****@')
    .replace(SIGNED_URL, '$1****')
    .replace(DISCOVERY_TOKEN, (token) => `${token.slice(0, 4)}****`);
}

/** What stands behind the first key of a secret is hidden to the line's end. */
function withoutSecretValue(line: string): string {
  for (const { index, 0: whole, 1: key = '' } of line.matchAll(KEY)) {
    const start = index + whole.length;
    if (isSecret(key, line.slice(start, start + 100))) return `${line.slice(0, start)}********`;
  }
  return line;
}

/** A name that goes on behind the word, as `token-limit` does, can have a number or a switch, which is no secret. */
function isSecret(key: string, value: string): boolean {
  return SECRET.test(key) && key !== SUDO_TAG && (SECRET_AT_END.test(key) || !NUMBER_OR_SWITCH.test(value));
}

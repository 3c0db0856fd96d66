import assert from 'node:assert/strict';
import { maskSecrets } from '../../src/report/mask.ts';

const CANARY = 'hunter2hunter2';

describe('a source line that is shown', () => {
  it('has no secret in it', () => {
    const lines = [
      `    passwd: ${CANARY}`,
      `  AWS_SECRET_ACCESS_KEY=${CANARY}`,
      `  Environment="DB_PASSWORD=${CANARY}" API_TOKEN='${CANARY}'`,
      `  - -----BEGIN OPENSSH PRIVATE KEY----- ${CANARY}`,
      `  url: https://jo:${CANARY}@example.com`,
      `  git clone https://ghp_${CANARY}0123456789abcdefghijkl`,
    ];
    for (const line of lines) assert.ok(!maskSecrets(line).includes(CANARY), maskSecrets(line));
  });

  it('keeps its names, and variables that hold no secret', () => {
    assert.equal(maskSecrets('  DB_PASSWORD=x y'), '  DB_PASSWORD=******** y');
    assert.equal(maskSecrets('  TOKEN=$(cat /etc/token)'), '  TOKEN=$(cat /etc/token)');
    assert.equal(maskSecrets('  -----BEGIN PRIVATE KEY-----'), '  -----BEGIN PRIVATE KEY-----');
  });

  it('keeps numbers and switches of keys that only begin as those of secrets', () => {
    for (const line of ['  token-limit: 3 # at most', 'password_login: no', '{hash-rounds: 5, a: 1}'])
      assert.equal(maskSecrets(line), line);
  });

  it('keeps what sudo allows without a password', () => {
    for (const line of ['    sudo: ALL=(ALL) NOPASSWD:ALL', '  - ALL=(ALL) NOPASSWD: /bin/a, SETENV: ALL'])
      assert.equal(maskSecrets(line), line);
    assert.equal(
      maskSecrets('{sudo: "ALL=NOPASSWD:ALL", passwd: x}'),
      '{sudo: "ALL=NOPASSWD:ALL", passwd: ********',
    );
    assert.equal(maskSecrets('  PASSWD: x'), '  PASSWD: ********');
  });

  it('hides numbers that are secrets themselves', () => {
    for (const key of ['passwd', 'api-token', '"db_password"', 'tokens', 'password2'])
      assert.equal(maskSecrets(`${key}: 1234`), `${key}: ********`);
    assert.equal(maskSecrets(`{token-limit: 3, passwd: ${CANARY}}`), '{token-limit: 3, passwd: ********');
    assert.equal(maskSecrets(`token-limit: ${CANARY}`), 'token-limit: ********');
  });

  it('may be long', () => {
    // With a quadratic pattern each of these takes longer than the test runner waits.
    for (const words of ['token', 'A_PASSWORD', 'a.', 'a: ', 'x ://', '-----BEGIN A '])
      assert.equal(maskSecrets(words.repeat(100_000)), words.repeat(100_000));
  });
});

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
    ];
    for (const line of lines) assert.ok(!maskSecrets(line).includes(CANARY), maskSecrets(line));
  });

  it('keeps its names, and variables that hold no secret', () => {
    assert.equal(maskSecrets('  DB_PASSWORD=x y'), '  DB_PASSWORD=******** y');
    assert.equal(maskSecrets('  TOKEN=$(cat /etc/token)'), '  TOKEN=$(cat /etc/token)');
    assert.equal(maskSecrets('  -----BEGIN PRIVATE KEY-----'), '  -----BEGIN PRIVATE KEY-----');
  });
});

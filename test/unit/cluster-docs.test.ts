import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CLUSTER_CODES } from '../../src/cluster/finding.ts';

describe('docs/cluster.md', () => {
  it('says of every finding what it means and what to do, and of no other', () => {
    const page = readFileSync('docs/cluster.md', 'utf8');
    const rows = [...page.matchAll(/^\| `(CLUSTER_\w+)` \| [^|]+ \| [^|]+ \|$/gm)].map(([, code]) => code);
    assert.deepEqual(rows.sort(), Object.keys(CLUSTER_CODES).sort());
  });
});

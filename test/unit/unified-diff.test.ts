import assert from 'node:assert/strict';
import { changesBetween } from '../../src/report/line-changes.ts';
import { unifiedDiff } from '../../src/report/unified-diff.ts';

/** Lines of few kinds, so that many are equal; a small generator instead of randomness. */
function linesFrom(seed: number, length: number): readonly string[] {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    return `${state % 4}\n`;
  });
}

describe('unifiedDiff', () => {
  it('says all that changes: applied to the old lines, it gives the new ones', () => {
    for (let seed = 1; seed < 300; seed++) {
      const old = linesFrom(seed, seed % 17);
      const wanted = linesFrom(seed * 7 + 1, (seed * 3) % 19);
      const made: string[] = [];
      let at = 0;
      for (const { oldStart, oldEnd, newStart, newEnd } of changesBetween(old, wanted)) {
        made.push(...old.slice(at, oldStart), ...wanted.slice(newStart, newEnd));
        at = oldEnd;
      }
      assert.deepEqual([...made, ...old.slice(at)], wanted, String(seed));
    }
  });

  it('joins changes that are near, and counts lines as diff does', () => {
    const before = Array.from({ length: 30 }, (_, index) => `${index + 1}\n`).join('');
    const after = before.replace('3\n', 'three\n').replace('\n20\n', '\n').replace('\n22\n', '\n22\n22b\n');
    const heads = unifiedDiff('./a.yml', before, after).match(/^(?:@@|---|\+\+\+).*$/gm);
    assert.deepEqual(heads, ['--- a/a.yml', '+++ b/a.yml', '@@ -1,6 +1,6 @@', '@@ -17,9 +17,9 @@']);
    assert.equal(unifiedDiff('a', before, before), '');
    assert.match(unifiedDiff('a', '', 'x\n'), /^@@ -0,0 \+1 @@$/m);
  });

  it('leaves a line between two corrected ones as it is', () => {
    const rows = unifiedDiff('a', 'a: 1\nb: 2\nc: 3\n', 'a: one\nb: 2\nc: three\n').split('\n').slice(3, -1);
    assert.deepEqual(rows, ['-a: 1', '+a: one', ' b: 2', '-c: 3', '+c: three']);
  });
});

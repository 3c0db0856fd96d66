import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rules, targetsOf, validate } from '../../src/config/index.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';

const FIXTURES = 'fixtures/rules';

/** The findings in an example, read for what the lines of a file `target` beside it name. */
function codesIn(file: string): readonly string[] {
  const beside = join(dirname(file), 'target');
  const texts = existsSync(beside) ? readFileSync(beside, 'utf8').trim().split('\n') : [];
  const targets = targetsOf(texts);
  assert.ok('target' in targets, `${beside}: ${texts}`);
  return validate(readFileSync(file), gunzip, targets).diagnostics.map(({ code }) => code);
}

describe('rules', () => {
  it('have codes and names of their own', () => {
    assert.equal(new Set(rules.map(({ code }) => code)).size, rules.length);
    assert.equal(new Set(rules.map(({ name }) => name)).size, rules.length);
  });

  for (const code of readdirSync(FIXTURES)) {
    it(`${code} finds its bad example and nothing in its good one`, () => {
      assert.ok(rules.some((rule) => rule.code === code));
      assert.ok(codesIn(`${FIXTURES}/${code}/bad.yaml`).includes(code));
      assert.deepEqual(codesIn(`${FIXTURES}/${code}/good.yaml`), []);
    });
  }

  it('have examples, but for those that only a node, or a damaged or large file, can show', () => {
    const shownElsewhere = ['CC005', 'CC007', 'CC008', 'CC308', 'CC309'];
    const without = rules.filter(({ code }) => !existsSync(`${FIXTURES}/${code}`)).map(({ code }) => code);
    assert.deepEqual(without, shownElsewhere);
  });
});

import assert from 'node:assert/strict';
import { withVariables } from '../../src/apply/actions/set-variables.ts';

describe('variables set in a file of settings', () => {
  const cases: readonly (readonly [what: string, before: string, after: string])[] = [
    ['begin a file that is not there', '', 'GROUP=beta\n'],
    ['replace their line in its place', 'A=1\nGROUP=stable\nB=2\n', 'A=1\nGROUP=beta\nB=2\n'],
    ['come last when they are new', 'SERVER=https://u.example/\n', 'SERVER=https://u.example/\nGROUP=beta\n'],
    [
      'leave no older line that would win',
      'GROUP=beta\nGROUP=stable\nA=1\n  GROUP=alpha\n',
      'GROUP=beta\nA=1\n',
    ],
    [
      'leave names that only begin alike',
      'GROUP_EXTRA=1\nMYGROUP=2\n',
      'GROUP_EXTRA=1\nMYGROUP=2\nGROUP=beta\n',
    ],
    ['leave comments and empty lines', '# GROUP=old\n\nA=1\n', '# GROUP=old\n\nA=1\nGROUP=beta\n'],
    ['end a last line that had no end', 'A=1', 'A=1\nGROUP=beta\n'],
    ['know an exported line', 'export GROUP=stable\n', 'GROUP=beta\n'],
  ];
  for (const [what, before, after] of cases) {
    it(what, () => {
      assert.equal(withVariables(before, [['GROUP', 'beta']]), after);
      assert.equal(withVariables(after, [['GROUP', 'beta']]), after);
    });
  }
});

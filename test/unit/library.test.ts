import assert from 'node:assert/strict';
import { plan, validate } from '../../src/library/index.ts';

describe('the library, called without types', () => {
  it('says what it takes when it is given neither text nor bytes', () => {
    for (const call of [validate, plan])
      assert.throws(() => Reflect.apply(call, undefined, [undefined]), { code: 'CONTENT_NEITHER' });
  });
});

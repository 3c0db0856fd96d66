import assert from 'node:assert/strict';
import { plan, validate } from '../../src/library/index.ts';

describe('the library, called without types', () => {
  it('takes one target without a list around it, and names what is none', () => {
    const text =
      '#cloud-config\ncoreos:\n  etcd2:\n    discovery: https://discovery.etcd.io/0123456789abcdef\n';
    const codes = (targets: unknown): readonly string[] =>
      validate(text, Object.fromEntries([['targets', targets]])).diagnostics.map(({ code }) => code);
    assert.deepEqual(codes('etcd=3.7'), codes(['etcd=3.7']));
    assert.notDeepEqual(codes('etcd=3.7'), codes([]));
    for (const [targets, message] of [
      ['flatcat', /there is no target flatcat;/],
      [[7], /there is no target 7;/],
      [{ etcd: '3.5' }, /there is no target \{"etcd":"3.5"\};/],
    ])
      assert.throws(() => codes(targets), { code: 'TARGET_UNKNOWN', message });
  });

  it('says what it takes when it is given neither text nor bytes', () => {
    for (const call of [validate, plan])
      assert.throws(() => Reflect.apply(call, undefined, [undefined]), { code: 'CONTENT_NEITHER' });
  });
});

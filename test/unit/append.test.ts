import assert from 'node:assert/strict';
import { hasLines } from '../../src/apply/bytes.ts';
import { resultWithin } from '../../src/apply/job-result.ts';

const encode = (text: string) => new TextEncoder().encode(text);

describe('what is appended once', () => {
  it('is there only as whole lines', () => {
    assert.equal(hasLines(encode('#a=1\n'), encode('a=1\n')), false);
    assert.equal(hasLines(encode('a=10\n'), encode('a=1')), false);
    assert.equal(hasLines(encode('x\na=1\ny\n'), encode('a=1')), true);
    assert.equal(hasLines(encode('x\na=1'), encode('a=1')), true);
    assert.equal(hasLines(encode(''), encode('a')), false);
  });
});

describe('a job whose connection is lost', () => {
  it('is a failure, not one that goes on', async () => {
    const clock = {
      monotonic: () => 0,
      now: () => 0,
      random: () => 0,
      sleep: async (_: number, wake?: Promise<unknown>) => void (await wake),
    };
    const finished = Promise.reject(new Error('lost'));
    await assert.rejects(resultWithin({ finished }, 10, clock), /lost/);
  });
});

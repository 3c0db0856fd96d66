import assert from 'node:assert/strict';
import { createFetch, type Fetch, type FetchOptions } from '../../src/datasources/http-policy.ts';
import { pauseBefore } from '../../src/datasources/retry-pause.ts';
import { failureOf } from '../support/failure.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { createFakeHttp, type FakeAnswer, type FakeHttp } from '../support/fake-http.ts';

const PLACE = 'http://192.0.2.1/data';
const ADDRESS = `${PLACE}?token=hunter2`;

describe('the HTTP policy of datasources', () => {
  let clock: FakeClock;
  let http: FakeHttp;

  beforeEach(() => {
    clock = createFakeClock();
  });

  function fetchOf(answers: readonly FakeAnswer[], changes: Partial<FetchOptions> = {}): Fetch {
    http = createFakeHttp({ [`GET ${ADDRESS}`]: answers });
    return createFetch({
      http,
      clock,
      source: 'test',
      deadline: 60_000,
      whenForbidden: 'open it',
      whenSilent: 'look at the cable',
      ...changes,
    });
  }

  it('returns what is there at once', async () => {
    const response = await fetchOf([{ status: 200, body: 'hello' }])({ url: ADDRESS });
    assert.equal(new TextDecoder().decode(response?.body), 'hello');
    assert.deepEqual(clock.sleeps, []);
  });

  it('takes HTTP 404 for absence', async () => {
    assert.equal(await fetchOf([{ status: 404 }])({ url: ADDRESS }), undefined);
    assert.equal(http.sent.length, 1);
  });

  it('retries 408, 429, 5xx and network errors with doubling pauses', async () => {
    const setbacks: FakeAnswer[] = [
      { status: 408 },
      { status: 429 },
      { status: 500 },
      'HTTP_CONNECT',
      'HTTP_DNS',
    ];
    const response = await fetchOf([...setbacks, 'HTTP_TIMEOUT', 'HTTP_TLS', { status: 204 }])({
      url: ADDRESS,
    });
    assert.equal(response?.status, 204);
    assert.deepEqual(clock.sleeps, [200, 400, 800, 1600, 3200, 5000, 5000]);
  });

  it('throws at once what no further attempt changes', async () => {
    await failureOf(fetchOf(['HTTP_TLS'], { final: ['HTTP_TLS'] })({ url: ADDRESS }), 'HTTP_TLS');
    await failureOf(fetchOf(['HTTP_PLAIN'])({ url: ADDRESS }), 'HTTP_PLAIN');
    assert.deepEqual(clock.sleeps, []);
  });

  it('waits as long as Retry-After asks, in seconds or until a date', async () => {
    const date = new Date(clock.now() + 12_000).toUTCString();
    const fetch = fetchOf([
      { status: 429, headers: { 'retry-after': '7' } },
      { status: 503, headers: { 'retry-after': date } },
      { status: 503, headers: { 'retry-after': 'soon' } },
      { status: 200 },
    ]);
    assert.equal((await fetch({ url: ADDRESS }))?.status, 200);
    assert.deepEqual(clock.sleeps, [7000, 5000, 800]);
  });

  it('shortens a pause at random, by a half at most', () => {
    assert.equal(pauseBefore(0, { ...clock, random: () => 1 }), 100);
    assert.equal(pauseBefore(50, { ...clock, random: () => 0 }), 5000);
  });

  for (const status of [401, 403]) {
    it(`gives up on HTTP ${status} at once and says what to do`, async () => {
      const { message } = await failureOf(
        fetchOf([{ status, body: 'sekret' }])({ url: ADDRESS }),
        'DS_FORBIDDEN',
      );
      assert.equal(message, `test: ${PLACE}: HTTP ${status}; open it`);
      assert.equal(http.sent.length, 1);
    });
  }

  it('gives up on any other status at once', async () => {
    const { message } = await failureOf(fetchOf([{ status: 410 }])({ url: ADDRESS }), 'DS_HTTP_STATUS');
    assert.equal(message, `test: ${PLACE}: HTTP 410`);
  });

  it('does not ask again when the answer is too large or no HTTP', async () => {
    await failureOf(fetchOf(['HTTP_TOO_LARGE'])({ url: ADDRESS }), 'HTTP_TOO_LARGE');
    await failureOf(fetchOf(['HTTP_PROTOCOL'])({ url: ADDRESS }), 'HTTP_PROTOCOL');
  });

  it('ends at the deadline, not after it, and names the last cause', async () => {
    const { message } = await failureOf(fetchOf(['HTTP_CONNECT'])({ url: ADDRESS }), 'DS_TIMEOUT');
    assert.match(
      message,
      /^test: no usable answer within 60 s, at last .*: HTTP_CONNECT; look at the cable$/,
    );
    assert.doesNotMatch(message, /hunter2/);
    assert.ok(clock.monotonic() < 60_000);
  });

  it('tells a source that fails from one that is silent', async () => {
    const failing = await failureOf(
      fetchOf([{ status: 500 }, 'HTTP_CONNECT'])({ url: ADDRESS }),
      'DS_TIMEOUT',
    );
    assert.doesNotMatch(failing.message, /cable/);
    assert.equal('presence' in failing && failing.presence, 'answered');
    const silent = await failureOf(fetchOf(['HTTP_DNS'])({ url: ADDRESS }), 'DS_TIMEOUT');
    assert.equal('presence' in silent && silent.presence, 'silent');
  });

  it('has one deadline for all requests of a source', async () => {
    const fetch = fetchOf(['HTTP_CONNECT']);
    await failureOf(fetch({ url: ADDRESS }), 'DS_TIMEOUT');
    const before = http.sent.length;
    clock.advance(60_000);
    await failureOf(fetch({ url: ADDRESS }), 'DS_TIMEOUT');
    assert.equal(http.sent.length, before + 1);
  });

  it('gives no attempt more time than is left', async () => {
    const fetch = fetchOf([{ status: 500 }], { deadline: 4000, attempt: 3000 });
    await failureOf(fetch({ url: ADDRESS }), 'DS_TIMEOUT');
    assert.deepEqual(
      http.sent.map(({ timeout }) => timeout),
      [3000, 3000, 3000, 2600, 1000],
    );
  });

  it('reports a long wait every ten seconds at most', async () => {
    const messages: string[] = [];
    const fetch = fetchOf(['HTTP_CONNECT'], { onWait: (message) => messages.push(message) });
    await failureOf(fetch({ url: ADDRESS }), 'DS_TIMEOUT');
    assert.equal(messages.length, 5);
    assert.match(messages[0] ?? '', /^test: still waiting, 11 s of at most 60 s: .*HTTP_CONNECT$/);
  });

  it('says of two addresses that it asks what the one says that answers', async () => {
    const messages: string[] = [];
    const silent = 'http://192.0.2.2/data';
    const both = createFakeHttp({ [`GET ${ADDRESS}`]: { status: 503 }, [`GET ${silent}`]: 'HTTP_CONNECT' });
    const fetch = fetchOf([], { http: both, onWait: (message) => messages.push(message) });
    await Promise.all([ADDRESS, silent].map((url) => failureOf(fetch({ url }), 'DS_TIMEOUT')));
    assert.notEqual(messages.length, 0);
    for (const message of messages) assert.match(message, /HTTP 503$/);
  });

  it('returns a status that the caller deals with as it is', async () => {
    const response = await fetchOf([{ status: 401 }])({ url: ADDRESS, pass: [401] });
    assert.equal(response?.status, 401);
  });

  it('asks no more once the answer is not wanted', async () => {
    const fetch = fetchOf(['HTTP_CONNECT']);
    await failureOf(fetch({ url: ADDRESS, until: Promise.resolve() }), 'DS_TIMEOUT');
    assert.equal(http.sent.length, 1);
  });
});

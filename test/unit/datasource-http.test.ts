import assert from 'node:assert/strict';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Http } from '../../src/datasources/datasource.ts';
import { createClock } from '../../src/host/node/clock.ts';
import { createHttp } from '../../src/host/node/http.ts';
import { failureOf } from '../support/failure.ts';

describe('the HTTP port on Node', () => {
  let http: Http;
  let server: Server;
  let connections: number;

  beforeEach(() => {
    http = createHttp({ bodyLimit: 1000 });
    connections = 0;
  });

  afterEach(async () => {
    http.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  async function serve(listener: RequestListener): Promise<string> {
    server = createServer(listener);
    server.on('connection', () => {
      connections += 1;
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  }

  it('gives status, headers in lower case and the body, whatever the status', async () => {
    const base = await serve((request, response) => {
      response.writeHead(418, { 'X-Kind': 'teapot' }).end(`${request.method} ${request.headers['x-asked']}`);
    });
    const answer = await http.send({ url: `${base}/a`, headers: { 'x-asked': 'tea' }, timeout: 5000 });
    assert.equal(answer.status, 418);
    assert.equal(answer.headers['x-kind'], 'teapot');
    assert.equal(new TextDecoder().decode(answer.body), 'GET tea');
  });

  it('keeps its connection, and says that a PUT has no body', async () => {
    const base = await serve((request, response) => {
      response.end(`${request.method} ${request.headers['content-length']}`);
    });
    for (let count = 0; count < 3; count += 1) {
      const { body } = await http.send({ method: 'PUT', url: base, timeout: 5000 });
      assert.equal(new TextDecoder().decode(body), 'PUT 0');
    }
    assert.equal(connections, 1);
  });

  it('never uses a proxy', async () => {
    const base = await serve((request, response) => response.end(request.url));
    const { body } = await http.send({ url: `${base}/x`, timeout: 5000 });
    assert.equal(new TextDecoder().decode(body), '/x');
  });

  it('sends no header that would begin another one, and does not say what was in it', async () => {
    const base = await serve((_, response) => response.end());
    const headers = { 'x-token': 'sekret\r\nx-more: 1' };
    const { message } = await failureOf(http.send({ url: base, headers, timeout: 5000 }), 'HTTP_PROTOCOL');
    assert.doesNotMatch(message, /sekret/);
  });

  it('follows three redirects, without the headers, and no fourth', async () => {
    const base = await serve((request, response) => {
      const step = Number(request.url?.slice(1));
      if (step === 0) response.end(String(request.headers['x-token']));
      else response.writeHead(302, { location: `/${step - 1}` }).end();
    });
    const { body } = await http.send({ url: `${base}/3`, headers: { 'x-token': 'sekret' }, timeout: 5000 });
    assert.equal(new TextDecoder().decode(body), 'undefined');
    const { message } = await failureOf(http.send({ url: `${base}/4`, timeout: 5000 }), 'HTTP_PROTOCOL');
    assert.match(message, /more than 3 redirects/);
  });

  it('follows none to a metadata service, and none of a PUT', async () => {
    const base = await serve((_, response) => {
      response.writeHead(307, { location: 'http://169.254.169.254/latest/user-data' }).end();
    });
    await failureOf(http.send({ url: base, timeout: 5000 }), 'HTTP_PROTOCOL');
    assert.equal((await http.send({ method: 'PUT', url: base, timeout: 5000 })).status, 307);
  });

  it('gives up on a body that is too large', async () => {
    const base = await serve((_, response) => response.end('x'.repeat(1001)));
    const { message } = await failureOf(
      http.send({ url: `${base}/big?key=sekret`, timeout: 5000 }),
      'HTTP_TOO_LARGE',
    );
    assert.match(message, /\/big: more than 1000 bytes$/);
  });

  it('gives up on a server that does not answer, and on a body that does not end', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/body') response.writeHead(200).write('x');
    });
    for (const path of ['/silent?key=sekret', '/body?key=sekret'] as const) {
      const { message } = await failureOf(http.send({ url: base + path, timeout: 30 }), 'HTTP_TIMEOUT');
      assert.doesNotMatch(message, /sekret/);
    }
  });

  it('tells a refused connection from one that is cut off and from what is no HTTP', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/cut') response.destroy();
      else response.socket?.end('sekret is not HTTP\r\n\r\n');
    });
    const cut = await failureOf(http.send({ url: `${base}/cut`, timeout: 5000 }), 'HTTP_CONNECT');
    assert.match(cut.message, /closed before the answer was whole/);
    const garbage = await failureOf(http.send({ url: `${base}/garbage`, timeout: 5000 }), 'HTTP_PROTOCOL');
    assert.doesNotMatch(`${garbage.stack}${String(garbage.cause)}`, /sekret/);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const refused = await failureOf(http.send({ url: `${base}/gone`, timeout: 5000 }), 'HTTP_CONNECT');
    assert.match(refused.message, /connection refused/);
    await serve(() => {});
  });

  it('speaks TLS to https only', async () => {
    const base = await serve((_, response) => response.end());
    const { message } = await failureOf(
      http.send({ url: `${base.replace('http:', 'https:')}/x?key=sekret`, timeout: 5000 }),
      'HTTP_PLAIN',
    );
    assert.match(message, /answers without TLS; write http:\/\/$/);
    assert.doesNotMatch(message, /sekret/);
  });

  it('takes no other kind of URL', async () => {
    await serve(() => {});
    for (const url of ['file:///etc/shadow', 'sekret']) {
      const { message } = await failureOf(http.send({ url, timeout: 5000 }), 'HTTP_PROTOCOL');
      assert.doesNotMatch(message, /sekret/);
    }
  });

  it('ends what is under way when it is closed', async () => {
    const base = await serve(() => http.close());
    await failureOf(http.send({ url: base, timeout: 60_000 }), 'HTTP_CONNECT');
  });
});

describe('the clock on Node', () => {
  it('ends a sleep that lost its purpose', async () => {
    await createClock().sleep(3_600_000, Promise.resolve());
    await createClock().sleep(3_600_000, Promise.reject(new Error('any')));
  });
});

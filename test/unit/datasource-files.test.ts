import assert from 'node:assert/strict';
import type { Disk } from '../../src/datasources/datasource.ts';
import { file } from '../../src/datasources/file.ts';
import { kernelCommandLine } from '../../src/datasources/kernel-command-line.ts';
import { kernelParameters } from '../../src/datasources/kernel-parameters.ts';
import { url } from '../../src/datasources/url.ts';
import { CloudConfigError } from '../../src/errors.ts';
import { failureOf } from '../support/failure.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { createFakeDisk } from '../support/fake-disk.ts';
import { createFakeHttp, type FakeAnswer } from '../support/fake-http.ts';

const ENVIRONMENT = {
  COREOS_PUBLIC_IPV4: '203.0.113.9',
  COREOS_PRIVATE_IPV6: 'fd00::9',
  COREOS_PRIVATE_IPV4: '',
};

describe('datasource file', () => {
  it('reads the file, with addresses from the environment', async () => {
    const disk = createFakeDisk(new Map([['/run/doc', { content: '#cloud-config\n' }]]));
    const source = file({ disk }, { path: '/run/doc', environment: ENVIRONMENT });
    assert.equal(await source.isAvailable(), true);
    const data = await source.fetch();
    assert.equal(new TextDecoder().decode(data.userData), '#cloud-config\n');
    assert.equal(data.location, '/run/doc');
    assert.deepEqual(data.metadata, { publicIpv4: '203.0.113.9', privateIpv6: 'fd00::9' });
  });

  it('is absent when there is no file', async () => {
    const source = file({ disk: createFakeDisk(new Map()) }, { path: '/run/doc', environment: {} });
    assert.equal(await source.isAvailable(), false);
    const { message } = await failureOf(source.fetch(), 'DS_NONE');
    assert.equal(message, 'file: /run/doc: no such file');
  });

  it('passes on why a file cannot be read', async () => {
    const disk: Disk = {
      ...createFakeDisk(new Map([['/run/doc', { content: '' }]])),
      read: () => {
        throw new CloudConfigError('FILE_UNREADABLE', '/run/doc cannot be read');
      },
    };
    await failureOf(file({ disk }, { path: '/run/doc', environment: {} }).fetch(), 'FILE_UNREADABLE');
  });
});

const DOCUMENT = 'https://boot.example.org/node.yaml?key=hunter2';

function urlOf(
  answers: FakeAnswer | readonly FakeAnswer[],
  address: string = DOCUMENT,
): ReturnType<typeof url> {
  const http = createFakeHttp({ [`GET ${address}`]: answers });
  return url({ http, clock: createFakeClock() }, { url: address, environment: ENVIRONMENT });
}

describe('datasource url', () => {
  it('reads the document once and names it without its query', async () => {
    const source = urlOf([{ status: 200, body: '#cloud-config\n' }, { status: 500 }]);
    assert.equal(await source.isAvailable(), true);
    const data = await source.fetch();
    assert.equal(data.location, 'https://boot.example.org/node.yaml');
    assert.equal(new TextDecoder().decode(data.userData), '#cloud-config\n');
    assert.equal(data.metadata.publicIpv4, '203.0.113.9');
  });

  it('is absent on HTTP 404', async () => {
    const source = urlOf({ status: 404 });
    assert.equal(await source.isAvailable(), false);
    await failureOf(source.fetch(), 'DS_NONE');
  });

  it('waits for a server that is not ready', async () => {
    const source = urlOf(['HTTP_DNS', { status: 503 }, { status: 200, body: 'x' }]);
    assert.equal((await source.fetch()).userData?.length, 1);
  });

  it('says what is wrong with a refusal, a silence and a text that is no URL', async () => {
    for (const [answer, code] of [
      [{ status: 401 }, 'DS_FORBIDDEN'],
      [{ status: 403 }, 'DS_FORBIDDEN'],
      [{ status: 405 }, 'DS_HTTP_STATUS'],
      [{ status: 500 }, 'DS_TIMEOUT'],
      ['HTTP_TIMEOUT', 'DS_TIMEOUT'],
    ] as const) {
      const { message } = await failureOf(urlOf(answer).isAvailable(), code);
      assert.doesNotMatch(message, /hunter2/);
    }
    const { message } = await failureOf(urlOf([], 'ftp://joe:hunter2@example.org/x').fetch(), 'DS_MALFORMED');
    assert.equal(message, 'url: ftp://example.org/x: not an http or https URL');
  });
});

describe('kernel parameters', () => {
  it('are split as the kernel does', () => {
    const line = 'quiet a=1 b="two words" "c=three more" d=x"y z" e_f= g="open end\n';
    assert.deepEqual(kernelParameters(line), [
      { name: 'quiet' },
      { name: 'a', value: '1' },
      { name: 'b', value: 'two words' },
      { name: 'c', value: 'three more' },
      { name: 'd', value: 'x"y z"' },
      { name: 'e-f', value: '' },
      { name: 'g', value: 'open end\n' },
    ]);
  });
});

interface CommandLine {
  readonly source: ReturnType<typeof kernelCommandLine>;
  readonly messages: readonly string[];
}

function commandLine(
  line: string | undefined,
  answer: FakeAnswer = { status: 200, body: 'doc' },
): CommandLine {
  const files = new Map(line === undefined ? [] : [['/proc/cmdline', { content: line }] as const]);
  const http = createFakeHttp({ 'GET http://pxe.example.org/b?id=hunter2': answer });
  const messages: string[] = [];
  const ports = { disk: createFakeDisk(files), http, clock: createFakeClock() };
  const source = kernelCommandLine(ports, { environment: {}, onWait: (message) => messages.push(message) });
  return { source, messages };
}

describe('datasource kernel-command-line', () => {
  it('reads the document that the last parameter names, in quotes or not, and reports the others', async () => {
    const { source, messages } = commandLine(
      'root=/dev/sda cloud_config_url=http://old.example.org/a cloud-config-url="http://pxe.example.org/b?id=hunter2"\n',
    );
    assert.equal(await source.isAvailable(), true);
    const { userData, location } = await source.fetch();
    assert.equal(new TextDecoder().decode(userData), 'doc');
    assert.equal(location, 'http://pxe.example.org/b');
    assert.deepEqual(messages, [
      'kernel-command-line: cloud-config-url= is given 2 times, the last one counts: http://pxe.example.org/b',
    ]);
  });

  it('is absent without the parameter, without a value and without a command line', async () => {
    for (const line of [
      'quiet my-cloud-config-url=http://x/',
      'cloud-config-url=',
      'cloud-config-url',
      undefined,
    ]) {
      const { source } = commandLine(line);
      assert.equal(await source.isAvailable(), false);
      await failureOf(source.fetch(), 'DS_NONE');
    }
  });

  it('takes a document that is not there for a mistake', async () => {
    const line = 'cloud-config-url=http://pxe.example.org/b?id=hunter2';
    const { message } = await failureOf(commandLine(line, { status: 404 }).source.fetch(), 'DS_HTTP_STATUS');
    assert.match(message, /pxe\.example\.org\/b: HTTP 404, correct cloud-config-url=/);
    await failureOf(commandLine(line, { status: 403 }).source.fetch(), 'DS_FORBIDDEN');
    await failureOf(commandLine(line, 'HTTP_CONNECT').source.fetch(), 'DS_TIMEOUT');
    await failureOf(commandLine('cloud-config-url=/etc/passwd').source.fetch(), 'DS_MALFORMED');
  });
});

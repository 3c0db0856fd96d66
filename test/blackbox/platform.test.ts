import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { Ajv } from 'ajv';
import { cloudConfig, PROGRAM, type Result } from '../support/program.ts';

const FIXTURE = 'fixtures/datasources/hetzner/server.json';

function schema(name: string): ReturnType<Ajv['compile']> {
  const ajv = new Ajv({ formats: { 'date-time': true } });
  return ajv.compile(JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')));
}

describe('cloud-config detect', () => {
  it('names every candidate with its evidence, and exits with 1 when nothing is evident', () => {
    const { status, stdout } = cloudConfig(['detect', '--format', 'json']);
    const answer: { readonly verdict: string; readonly candidates: readonly unknown[] } = JSON.parse(stdout);
    assert.equal(schema('detect')(answer), true);
    assert.equal(status, answer.verdict === 'chosen' ? 0 : 1);
    assert.ok(answer.candidates.length > 5);
  });

  it('explains itself to a person', () => {
    const { stdout } = cloudConfig(['detect', '--explain']);
    assert.match(stdout, /^[-+] hetzner +\S/m);
    assert.match(stdout, /^(?:none: |disabled|\S+ \()/m);
  });
});

describe('cloud-config facts', () => {
  it('is an inventory as JSON', () => {
    const { status, stdout } = cloudConfig(['facts']);
    const facts = JSON.parse(stdout);
    assert.equal(status, 0);
    assert.equal(typeof facts.kernel.release, 'string');
    assert.ok(Array.isArray(facts.interfaces));
  });
});

describe('cloud-config status', () => {
  it('has a shape that programs can rely on', () => {
    assert.equal(schema('status')(JSON.parse(cloudConfig(['status', '--format', 'json']).stdout)), true);
  });
});

describe('cloud-config fetch from a metadata service of dev metadata-server', () => {
  let server: ChildProcess | undefined;

  function serve(...args: readonly string[]): Promise<string> {
    return serveFixture(FIXTURE, ...args);
  }

  async function serveFixture(fixture: string, ...args: readonly string[]): Promise<string> {
    const [command = '', ...first] = PROGRAM;
    server = spawn(command, [...first, 'dev', 'metadata-server', fixture, ...args], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    assert.ok(server.stdout !== null);
    const [url] = await once(server.stdout, 'data');
    return String(url).trim();
  }

  afterEach(async () => {
    if (server?.exitCode === null && server.kill()) await once(server, 'exit');
    server = undefined;
  });

  function fetch(url: string, ...args: readonly string[]): Result {
    return cloudConfig(['fetch', '--datasource', 'hetzner', '--base-url', url, ...args]);
  }

  it('prints what the platform states, and user-data only when asked for it', async () => {
    const url = await serve();
    const masked = fetch(url);
    assert.equal(masked.status, 0, masked.stderr);
    assert.equal(JSON.parse(masked.stdout).metadata.hostname, 'node-1');
    assert.match(JSON.parse(masked.stdout).userData, /^\d+ bytes$/);
    assert.match(JSON.parse(fetch(url, '--show-secrets').stdout).userData, /^#cloud-config/);
  });

  it('says what a service refuses, and what to do', async () => {
    const { status, stderr } = fetch(await serve('--fail-with', '403'));
    assert.equal(status, 3);
    assert.match(
      stderr,
      /HTTP 403; the metadata service answers only from the server itself \[DS_FORBIDDEN\]/,
    );
  });

  it('prints the rest, and ends with 1, when a part cannot be read', async () => {
    const directory = mkdtempSync(path.join(tmpdir(), 'fetch-'));
    try {
      const recorded = JSON.parse(readFileSync(FIXTURE, 'utf8'));
      const [first, ...others] = recorded.http;
      const refusing = { path: '/hetzner/v1/metadata/private-networks', answer: { status: 403 } };
      const rest = others.filter((each: { path: string }) => each.path !== refusing.path);
      const fixture = path.join(directory, 'server.json');
      writeFileSync(fixture, JSON.stringify({ ...recorded, http: [first, refusing, ...rest] }));
      const { status, stdout } = fetch(await serveFixture(fixture));
      assert.equal(status, 1);
      const { metadata, remarks } = JSON.parse(stdout);
      assert.equal(metadata.hostname, 'node-1');
      assert.deepEqual(
        remarks.map(({ part, code }: { part: string; code: string }) => `${part}: ${code}`),
        ['metadata: DS_FORBIDDEN'],
      );
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it('gives a service that fails up at the deadline', async () => {
    const { status, stderr } = fetch(await serve('--fail-with', '503'), '--deadline', '1');
    assert.equal(status, 3);
    assert.match(stderr, /no usable answer within 1 s, at last .*HTTP 503 \[DS_TIMEOUT\]/);
  });

  it('does not take a cut-off answer for a whole one', async () => {
    const { status } = fetch(await serve('--truncate', '3'), '--deadline', '1');
    assert.equal(status, 3);
  });

  it('finds the recorded answers of a platform in a directory of them', async () => {
    const [command = '', ...first] = PROGRAM;
    const args = ['dev', 'metadata-server', '--platform', 'hetzner', 'fixtures/datasources'];
    server = spawn(command, [...first, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
    assert.ok(server.stdout !== null);
    const [url] = await once(server.stdout, 'data');
    assert.equal(fetch(String(url).trim()).status, 0);
  });

  it('can refuse tokens that have grown old, and a client asks for a new one', async () => {
    const [command = '', ...first] = PROGRAM;
    const args = ['dev', 'metadata-server', 'fixtures/datasources/ec2/nitro.json', '--expire-tokens', '0'];
    server = spawn(command, [...first, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    assert.ok(server.stdout !== null && server.stderr !== null);
    let asked = '';
    server.stderr.setEncoding('utf8').on('data', (text) => {
      asked += text;
    });
    const [url] = await once(server.stdout, 'data');
    const { status, stderr } = cloudConfig([
      'fetch',
      '--datasource',
      'ec2',
      '--base-url',
      String(url).trim(),
    ]);
    assert.equal(status, 3);
    assert.match(stderr, /HTTP 401; /);
    server.kill();
    await once(server, 'close');
    assert.equal(asked.match(/^PUT \/latest\/api\/token 200$/gm)?.length, 2);
  });

  it('refuses a fixture that has no answers', () => {
    const { status, stderr } = cloudConfig(['dev', 'metadata-server', 'package.json']);
    assert.equal(status, 3);
    assert.match(stderr, /package\.json lacks a list `http` of routes/);
  });
});

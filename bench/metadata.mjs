import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { median } from './measure.mjs';

const SERVER = `
import { readFileSync } from 'node:fs';
import { startEc2Server } from './test/support/ec2-server.ts';
const tree = JSON.parse(readFileSync('fixtures/datasources/ec2/trees/full.json', 'utf8'));
const { url } = await startEc2Server({ tree, tokens: 'optional', latency: Number(process.argv[2]) });
process.stdout.write(url);
`;

/** The metadata service that the tests use, as a process of its own, with a latency for each request. */
export async function startService(directory, latency) {
  const outfile = `${directory}/metadata-service.mjs`;
  await build({
    stdin: { contents: SERVER, resolveDir: fileURLToPath(new URL('..', import.meta.url)) },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'warning',
  });
  const child = spawn(process.execPath, [outfile, String(latency)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [url] = await once(child.stdout, 'data');
  return { url: String(url), latency: await latencyOf(String(url)), stop: () => child.kill() };
}

/** What a request on an open connection takes in truth: timers are late, and that is not the client's doing. */
async function latencyOf(url) {
  const agent = new Agent({ keepAlive: true });
  const times = [];
  for (let count = 0; count < 20; count++) {
    const started = process.hrtime.bigint();
    await new Promise((resolve, reject) => {
      get(`${url}/latest/meta-data/instance-id`, { agent }, (response) => {
        response.on('end', resolve).resume();
      }).on('error', reject);
    });
    times.push(Number(process.hrtime.bigint() - started) / 1e6);
  }
  agent.destroy();
  return median(times);
}

// Time until three machines that boot with one document are a cluster, against the same etcd started by hand on the
// same machines, with a discovery service of their own: node bench/cluster.mjs [--runs N]
// The agent's time is from the start of cloud-config-local.service on the first machine, while all three boot; by
// hand it is from the first command, on machines that have nothing else to do. Every run boots new machines, which
// takes less than two seconds: a first boot is what is promised, and nothing is left of the run before.
// Needs what the container tier needs.
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { importLab } from './lab.mjs';
import { median } from './measure.mjs';

const LIMIT = 10;
/** Seconds after which a cluster has not formed. */
const PATIENCE = 60;
const SIZE = 3;

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });
const RUNS = Number(values.runs);
if (!(Number.isInteger(RUNS) && RUNS > 0)) {
  console.error('usage: node bench/cluster.mjs [--runs N]');
  process.exit(2);
}
const { createClusterLab, documentOf, journal, settled } = await importLab('test/container/cluster-lab.ts');

/** When the machines are one healthy cluster, in microseconds of the clock since the start of the host. */
function healthyAt(lab, nodes) {
  const addresses = nodes.map(({ address }) => address);
  const [program, ...args] = lab.outside([
    process.execPath,
    'bench/healthy.mjs',
    String(PATIENCE),
    ...addresses,
  ]);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (data) => {
      text += data;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0 ? Number(text) : undefined));
  });
}

/** Seconds from the agent's start; says what the agent said where no cluster formed. */
async function byAgent({ lab }, nodes) {
  const end = await healthyAt(lab, nodes);
  const starts = nodes.map((node) =>
    Number(node.sh('systemctl show -P ExecMainStartTimestampMonotonic cloud-config-local.service')),
  );
  if (end !== undefined) return (end - Math.min(...starts)) / 1e6;
  for (const node of nodes) console.log(`${node.address}:\n${journal(node)}`);
  return undefined;
}

/** Seconds from the first command that starts etcd by hand, with the settings of the document and another token. */
async function byHand({ lab }, nodes, discovery) {
  for (const node of nodes) {
    settled(node);
    node.sh('systemctl stop fleet.service etcd2.service');
  }
  const start = Number(process.hrtime.bigint() / 1000n);
  for (const node of nodes) node.sh(startCommand(node.address, discovery));
  const end = await healthyAt(lab, nodes);
  if (end !== undefined) return (end - start) / 1e6;
  for (const node of nodes) console.log(node.sh('journalctl -q --no-pager -o cat -n 20 -u by-hand'));
  return undefined;
}

function startCommand(address, discovery) {
  const settings = {
    ETCD_NAME: '$(cat /etc/machine-id)',
    ETCD_DATA_DIR: '/var/lib/by-hand',
    ETCD_DISCOVERY: discovery,
    ETCD_ADVERTISE_CLIENT_URLS: `http://${address}:2379`,
    ETCD_INITIAL_ADVERTISE_PEER_URLS: `http://${address}:2380`,
    ETCD_LISTEN_CLIENT_URLS: 'http://0.0.0.0:2379',
    ETCD_LISTEN_PEER_URLS: `http://${address}:2380`,
  };
  const environment = Object.entries(settings).map(([name, value]) => `-E "${name}=${value}"`);
  const properties = '-p Type=notify -p TimeoutStartSec=infinity';
  return `systemd-run -q --no-block --unit=by-hand ${properties} ${environment.join(' ')} /usr/bin/etcd`;
}

/** One cluster by the agent and one by hand; `undefined` where it did not form. */
async function measured() {
  const cluster = await createClusterLab();
  try {
    const document = documentOf(await cluster.newToken(SIZE));
    const nodes = await Promise.all(Array.from({ length: SIZE }, () => cluster.bootNode(document)));
    const agent = await byAgent(cluster, nodes);
    if (agent === undefined) return {};
    const hand = await byHand(cluster, nodes, await cluster.newToken(SIZE));
    return { agent, hand };
  } finally {
    await cluster.lab.destroy();
  }
}

const formed = [];
for (let round = 1; round <= RUNS; round++) {
  const { agent, hand } = await measured();
  console.log(`run ${round}: agent ${inSeconds(agent)}, by hand ${inSeconds(hand)}`);
  if (agent !== undefined && hand === undefined)
    throw new Error('the cluster that is started by hand did not form: nothing to compare');
  if (agent !== undefined) formed.push({ agent, hand, more: agent - hand });
}
const list = (kind) => formed.map((each) => each[kind]);
if (formed.length > 0) {
  const [agent, hand] = [median(list('agent')), median(list('hand'))];
  console.log(`${SIZE} machines and one document, median of ${formed.length} runs`);
  console.log(`agent ${inSeconds(agent)}, by hand ${inSeconds(hand)}`);
  const slowest = Math.max(...list('more'));
  report(
    `agent minus by hand, the slowest run: ${inSeconds(slowest)} (at most ${LIMIT} s)`,
    slowest <= LIMIT,
  );
}
report(`runs in which a cluster forms: ${formed.length} of ${RUNS}`, formed.length === RUNS);
console.log(process.exitCode === 1 ? 'not all limits hold' : 'all limits hold');

function inSeconds(value) {
  return value === undefined ? 'never' : `${value.toFixed(2)} s`;
}

/** Prints a limit and whether it is kept. */
function report(what, isKept) {
  console.log(`${isKept ? 'ok    ' : 'FAILED'} ${what}`);
  if (!isKept) process.exitCode = 1;
}

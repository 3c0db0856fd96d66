// Time of a whole run on a machine with systemd, against the same steps done by hand: node bench/container.mjs
// Needs what the container tier needs.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { importLab } from './lab.mjs';
import { median } from './measure.mjs';

const ROUNDS = 7;
const LIMIT = 1.3;
/** 150 ms where the program by itself takes 9. */
const BOOT_LIMIT = 5.5;
// The files that the document states; what tools write by themselves, such as accounts, is left to them.
const STATED =
  /^[fl] .* (\/(?:etc\/(?:app|coreos|environment|motd|sudoers\.d|sysctl\.d|systemd)|opt|run\/(?:app|flannel|systemd)|srv\/otto\/readme)[^ ]*)/;

const { ADDRESSES, bootMachine } = await importLab('test/container/machine.ts');

const document = readFileSync('fixtures/documents/full.yml', 'utf8');
const stated = readFileSync('fixtures/documents/full.manifest.txt', 'utf8')
  .split('\n')
  .map((line) => STATED.exec(line)?.[1])
  .filter((path) => path !== undefined);

/** Milliseconds that a program takes in a new machine; `before` prepares it, `after` looks at what it left. */
async function timed(argv, before, after) {
  const { lab, machine } = await bootMachine();
  try {
    machine.write('/root/full.yml', document, 0o600);
    before?.(machine);
    const started = process.hrtime.bigint();
    const result = machine.run(argv, { environment: ADDRESSES });
    const elapsed = Number(process.hrtime.bigint() - started) / 1e6;
    if (result.status !== 0) throw new Error(`${argv.join(' ')}: ${result.stdout}${result.stderr}`);
    after?.(machine);
    return elapsed;
  } finally {
    await lab.destroy();
  }
}

let tree = '';
const collect = (machine) => {
  tree = machine.sh(`tar -C / -cf - ${stated.map((path) => path.slice(1)).join(' ')} | base64 -w 0`);
};
const place = (machine) => {
  machine.write('/root/tree', tree);
  machine.write('/root/by-hand.sh', readFileSync('bench/by-hand.sh'));
  machine.sh(
    'mkdir -p /root/bodies/tree; base64 -d /root/tree | tar -xpf - -C /root/bodies/tree; ' +
      `printf 'ines:%s\\n' '${/passwd: "(.*)"/.exec(document)?.[1]}' > /root/bodies/hash; ` +
      "printf 'ssh-ed25519 AAAA first\\n' > /root/bodies/keys",
  );
};
// A comparison with less work would be none.
const isWhole = (machine) => {
  machine.sh(`ls ${stated.join(' ')}`);
  machine.sh('systemctl is-active prepare.service worker.service echo.socket sweep.timer volatile.service');
};
const OURS = ['cloud-config', 'apply', '/root/full.yml'];
const BY_HAND = ['sh', '/root/by-hand.sh', '/root/bodies'];

// The first run gives the bodies and warms the caches for both.
await timed(OURS, undefined, collect);
await timed(BY_HAND, place, isWhole);
const times = { ours: [], byHand: [] };
for (let round = 0; round < ROUNDS; round++) {
  times.ours.push(await timed(OURS));
  times.byHand.push(await timed(BY_HAND, place));
}
const [ours, byHand] = [median(times.ours), median(times.byHand)];
console.log(`a document with every section, median of ${ROUNDS} new machines each`);
console.log(`cloud-config ${ours.toFixed(0)} ms, by hand ${byHand.toFixed(0)} ms`);
const ratio = ours / byHand;
report('whole run / by hand, wall', ratio, LIMIT);

/** Prints a ratio and whether it keeps its limit. */
function report(what, value, limit) {
  const verdict = value <= limit ? 'ok    ' : 'FAILED';
  console.log(`${verdict} ${what}: ${value.toFixed(2)} (at most ${limit})`);
  if (value > limit) process.exitCode = 1;
}

/** Milliseconds of processor time of a command and all that it starts, by the machine's own shell. */
function cpu(machine, command) {
  const line = `TIMEFORMAT='cpu %U %S'; time ${command}`;
  const { status, stdout, stderr } = machine.run(['bash', '-c', line]);
  if (status !== 0) throw new Error(`${command}: ${stdout}${stderr}`);
  const [, user = '', system = ''] = /cpu ([\d.]+) ([\d.]+)/.exec(stderr) ?? [];
  return (Number(user) + Number(system)) * 1000;
}

// A boot from a metadata service that answers at once, all stages together.
const { lab, machine } = await bootMachine();
const [program, ...args] = lab.outside([
  process.env.CLOUD_CONFIG ?? 'dist/cloud-config',
  ...['dev', 'metadata-server', 'fixtures/datasources/hetzner/server.json', '--listen', '169.254.169.254:80'],
]);
const service = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
try {
  await once(service.stdout, 'data');
  machine.sh('mkdir -p /etc/cloud-config; echo hetzner > /etc/cloud-config/datasource');
  const boots = [];
  const empties = [];
  for (let round = 0; round < ROUNDS; round++) {
    machine.sh('rm -rf /run/cloud-config /var/lib/cloud-config /etc/systemd/network/10-cloud-config-*');
    const stages = ['local', 'config', 'final'].map((stage) =>
      cpu(machine, `cloud-config boot --stage ${stage}`),
    );
    boots.push(stages.reduce((sum, each) => sum + each, 0));
    empties.push(cpu(machine, 'cloud-config --version'));
  }
  const [boot, empty] = [median(boots), median(empties)];
  console.log(`a boot from a metadata service, processor time of its three stages: ${boot.toFixed(0)} ms`);
  report('boot / three times the program doing nothing, processor time', boot / (3 * empty), BOOT_LIMIT);
} finally {
  if (service.kill()) await once(service, 'exit');
  await lab.destroy();
}

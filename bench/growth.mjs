// Time by size: reading ten times as much may take little more than ten times as long: node bench/growth.mjs
import { fileURLToPath } from 'node:url';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const { plan, validate } = await import(new URL('../dist/index.mjs', import.meta.url));

const SMALL = 100_000;
const LARGE = 1_000_000;
/** Ten, and what memory and its collection add; what grows by the square would take a hundred times as long. */
const LIMIT = 15;

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB7CkWcwL7u+M3ZDUhWaN7lCzlUxhTjPdtXgRDyFjlWr';

/** What a document is made of again and again, behind its beginning. */
const KINDS = {
  files: [
    'write_files:\n',
    (n) => `  - path: /etc/app/${n}\n    permissions: "0644"\n    content: |\n      a\n      b\n`,
  ],
  users: [
    'users:\n',
    (n) =>
      `  - name: user${n}\n    groups: [sudo]\n    shell: /bin/bash\n    ssh_authorized_keys:\n      - ${KEY} ${n}\n`,
  ],
  units: [
    'coreos:\n  units:\n',
    (n) =>
      `    - name: a${n}.service\n      command: start\n      enable: true\n      content: |\n        [Unit]\n        After=a${n + 1}.service\n        [Service]\n        ExecStart=/bin/a ${n}\n        [Install]\n        WantedBy=multi-user.target\n`,
  ],
  'drop-ins of one unit': [
    'coreos:\n  units:\n    - name: a.service\n      drop_ins:\n',
    (n) =>
      `        - name: ${n}.conf\n          content: |\n            [Service]\n            Environment=A${n}=b\n`,
  ],
  'SSH keys': ['ssh_authorized_keys:\n', (n) => `  - ${KEY} node${n}\n`],
  'one long unit': [
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n',
    (n) => `        Environment=A${n}=b\n`,
  ],
  'one long script': [
    'write_files:\n  - path: /a\n    content: |\n      #!/bin/sh\n',
    (n) => `      echo ${n} $private_ipv4 $HOME "a: b"\n`,
  ],
  'unknown keys': ['', (n) => `unknown_key_${n}: a\n`],
  'misspelt keys': ['users:\n', (n) => `  - nam: user${n}\n    shel: /bin/sh\n`],
  'one key': ['', () => 'hostname: a\n'],
  'wrong values': [
    'write_files:\n',
    (n) => `  - path: etc/${n}\n    permissions: 420\n    owner: a b\n    encoding: b65\n`,
  ],
  'one file': ['write_files:\n', () => '  - path: /etc/motd\n    content: a\n'],
  'additions to files': [
    'write_files:\n',
    (n) => `  - path: /etc/${n % 5000}\n    append: true\n    content: a\n`,
  ],
  'one user': ['users:\n', (n) => `  - name: core\n    gecos: ${n}\n    passwd: plain\n`],
  'one unit': [
    'coreos:\n  units:\n',
    () => '    - name: a.service\n      command: strat\n      mask: true\n      content: "[Servce]"\n',
  ],
  'unknown directives': [
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n',
    (n) => `        ExecStrat${n}=a\n        Environment="a\n`,
  ],
  'files below files': [
    'write_files:\n',
    (n) => `  - path: /a/${n}\n    content: a\n  - path: /a/${n}/b\n    content: b\n`,
  ],
  comments: ['hostname: a\n', (n) => `# comment ${n}: a\n`],
  suppressions: ['hostname: a\n', (n) => `# cloud-config ignore=CC301 -- ${n}\n`],
  'suppressed findings': [
    'write_files:\n',
    (n) => `  # cloud-config ignore=CC301 -- ${n}\n  - {path: /a${n}, permissions: 420}\n`,
  ],
  'broken lines': ['users:\n', (n) => `  - name: a${n}\n\tgecos: [\n`],
  'open quotes': ['', (n) => `a${n}: "b\n`],
  variables: [
    'write_files:\n',
    (n) => `  - path: /etc/$private_ipv4/${n}\n    content: $publik_ipv4 {{ x }}\n`,
  ],
  'addresses in a text': [
    'write_files:\n  - path: /a\n    content: |\n',
    (n) => `      for read $private_ip4 $privat_ipv4 ${n}\n`,
  ],
  'one line of a text': ['write_files:\n  - path: /a\n    content: "', () => 'for $private_ip4 ', '"\n'],
  'broken JSON': [
    'write_files:\n  - path: /a.json\n    content: |\n      {\n',
    (n) => `      "a${n}": "b,}",,\n`,
  ],
  commands: [
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n',
    (n) =>
      `        ExecStart=/user/bin/dokcer run -it; /bin/sh -c a ${n} “b”\n        Environment=PATH=$PATH:/a\n`,
  ],
  'SSH keys in one line': ['ssh_authorized_keys:\n  - ', () => `${KEY} a, `, '\n'],
  metadata: ['coreos:\n  fleet:\n    metadata: "', (n) => `a${n} b;`, '"\n'],
  aliases: ['x: &a [1]\n', (n) => `y${n}: *a\n`],
  flow: ['write_files: [\n', (n) => `  {path: /a/${n}, content: "a\\nb", permissions: '0644'},\n`, ']\n'],
  'one line': ['ssh_authorized_keys: ["', () => 'a b ', '"]\n'],
  settings: ['coreos:\n  etcd2:\n    initial_cluster: "', (n) => `n${n}=http://10.0.0.1:2380,`, '"\n'],
};

/** Of these the plan grows too. */
const PLANNED = new Set([
  'files',
  'users',
  'units',
  'drop-ins of one unit',
  'SSH keys',
  'additions to files',
  'one user',
]);

function documentOf([start, part, end = ''], size) {
  const parts = [`#cloud-config\n${start}`];
  for (let number = 0, length = 0; length < size; number++) {
    const next = part(number);
    parts.push(next);
    length += next.length;
  }
  return [...parts, end].join('');
}

/**
 * Of the processor, which others that run meanwhile take little from; the best of some rounds.
 * Of each round's runs the mean: a single small one may be lucky and meet no collection of memory.
 */
function timed(text, runs, action) {
  const rounds = [];
  for (let round = 0; round < 2; round++) {
    const before = process.cpuUsage();
    for (let run = 0; run < runs; run++) action(text);
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / 1000 / runs);
  }
  return Math.min(...rounds);
}

/** What is over the limit is measured again: chance goes away, growth stays. */
function growth(small, large, action) {
  let best;
  for (let attempt = 0; attempt < 3; attempt++) {
    const first = timed(small, 10, action);
    const second = timed(large, 1, action);
    const ratio = second / first;
    if (best === undefined || ratio < best.ratio) best = { first, second, ratio };
    if (ratio <= LIMIT) break;
  }
  return best;
}

const failures = [];
console.log(
  `${'a document of'.padEnd(28)}${'100 KB, ms'.padStart(12)}${'1 MB, ms'.padStart(12)}${'times'.padStart(8)}`,
);
const chosen = process.argv.slice(2);
for (const [name, kind] of Object.entries(KINDS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const [small, large] = [documentOf(kind, SMALL), documentOf(kind, LARGE)];
  const actions = PLANNED.has(name)
    ? [
        ['', validate],
        [', planned', plan],
      ]
    : [['', validate]];
  for (const [what, action] of actions) {
    const { first, second, ratio } = growth(small, large, action);
    console.log(
      `${(name + what).padEnd(28)}${first.toFixed(1).padStart(12)}${second.toFixed(1).padStart(12)}${ratio.toFixed(1).padStart(8)}`,
    );
    // What takes no time at all has no ratio.
    if (ratio > LIMIT && second > 200)
      failures.push(`${name}${what}: ${ratio.toFixed(1)} times (at most ${LIMIT})`);
  }
}
console.log(failures.length === 0 ? '\nall limits hold' : `\nFAILED ${failures.join('\nFAILED ')}`);
process.exitCode = failures.length === 0 ? 0 : 1;

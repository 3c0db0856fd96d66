import assert from 'node:assert/strict';
import { validate } from '../../src/config/index.ts';
import { gunzip } from '../../src/host/node/gunzip.ts';

const OTHER =
  '    - name: decrypt-assets.service\n      content: |\n        [Service]\n        ExecStart=/bin/a\n';

/** Codes of what is found in lines of a unit, with what the first fix writes. */
function found(section: string, ...lines: readonly string[]): readonly string[] {
  const text = [
    `[${section}]`,
    ...lines,
    ...(section === 'Service' ? [] : ['[Service]']),
    'ExecStart=/bin/a',
  ];
  const unit = `    - name: web.service\n      content: |\n${text.map((line) => `        ${line}\n`).join('')}`;
  return validate(`#cloud-config\ncoreos:\n  units:\n${OTHER}${unit}`, gunzip).diagnostics.map(
    ({ code, fix }) => `${code}${fix === undefined ? '' : ` ${fix.edits[0]?.text}`}`,
  );
}

describe('slips in units', () => {
  it('are found in the names of other units', () => {
    assert.deepEqual(found('Unit', 'Requires=decrypt-asets.service'), ['CC323 decrypt-assets.service']);
    assert.deepEqual(found('Unit', 'Wants=network-online.service'), ['CC323 network-online.target']);
    assert.deepEqual(found('Unit', 'After="docker.service"'), ['CC323 docker.service']);
    for (const right of [
      'decrypt-assets.service',
      'decrypt.service',
      'decrypt-assets2.service',
      'network.service',
    ])
      assert.deepEqual(found('Unit', `After=${right}`), [], right);
  });

  it('are found in variables', () => {
    assert.deepEqual(found('Service', 'Environment="A=1'), ['CC399']);
    assert.deepEqual(found('Service', 'Environment=A="x y'), ['CC399']);
    assert.deepEqual(found('Service', 'WorkingDirectory=$HOME'), ['CC321']);
    assert.deepEqual(found('Service', 'WorkingDirectory=~/app'), ['CC321']);
    assert.deepEqual(found('Service', 'EnvironmentFile=$HOME/env'), ['CC321']);
    for (const right of ['WorkingDirectory=~', 'WorkingDirectory=-/srv', 'Environment="A=1" B=2'])
      assert.deepEqual(found('Service', right), [], right);
  });

  it('of web pages and word processors are found in commands', () => {
    assert.deepEqual(found('Service', 'ExecStartPre=/bin/sh -c "a &amp;&amp; b"'), ['CC390 &', 'CC390 &']);
    assert.deepEqual(found('Service', 'ExecStartPre=/bin/a -\u2013b=$private_ipv4'), ['CC390 -']);
    assert.deepEqual(found('Service', 'ExecStartPre=/bin/a --b=\u201cc\u201d --d=$private_ipv4'), [
      'CC390 "',
    ]);
  });
});

describe('slips in settings', () => {
  it('are found in addresses and groups', () => {
    const codes = (text: string): readonly string[] =>
      validate(`#cloud-config\ncoreos:\n${text}`, gunzip).diagnostics.map(({ code }) => code);
    assert.deepEqual(codes('  etcd2:\n    listen_peer_urls: http://10.0.0.400:2380\n'), ['CC363']);
    assert.deepEqual(codes('  update:\n    group: stable beta\n'), ['CC397']);
  });
});

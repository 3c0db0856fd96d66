import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Diagnostic, type Fix, readDocument } from '../../src/config/index.ts';
import { isDirective, sectionsOf } from '../../src/config/units/directives.ts';
import { isTimeSpan } from '../../src/config/units/time-span.ts';
import { escapePath } from '../../src/config/units/unit-escape.ts';

const CODES = [...Array(17).keys()].map((index) => `CC${317 + index}`);

function unitDocument(name: string, content: string): string {
  const body = content.replace(/^(?=.)/gm, '        ');
  return `#cloud-config\ncoreos:\n  units:\n    - name: ${name}\n      content: |\n${body}\n`;
}

function findings(source: string): readonly Diagnostic[] {
  return readDocument(source).diagnostics.filter(({ code }) => CODES.includes(code));
}

function inUnit(name: string, content: string): readonly string[] {
  const source = unitDocument(name, content);
  return findings(source).map(
    ({ code, severity, start, end }) => `${severity} ${code} ${source.slice(start, end)}`,
  );
}

function fixed(source: string, { edits }: Fix): string {
  const backwards = [...edits].sort((left, right) => right.start - left.start);
  return backwards.reduce(
    (text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end),
    source,
  );
}

describe('rules about units', () => {
  it('read a unit whose suffix was forgotten as what its text says', () => {
    assert.deepEqual(inUnit('hello', '[Service]\nExecStrat=/usr/bin/true\nExecStart=/usr/bin/true'), [
      'error CC317 ExecStrat',
    ]);
    assert.deepEqual(inUnit('hello', '[Timer]\nOnCalender=daily\nOnBootSec=1h'), ['error CC317 OnCalender']);
  });

  it('offer fixes that take away what they are about and add nothing', () => {
    for (const code of CODES) {
      const source = readFileSync(`fixtures/rules/${code}/bad.yaml`, 'utf8');
      const before = findings(source);
      for (const { fix, message } of before) {
        if (fix === undefined) continue;
        const after = findings(fixed(source, fix));
        assert.ok(after.length < before.length, `${code}: ${message}\n${fixed(source, fix)}`);
      }
    }
  });

  it('name the sign of a substitution, not what is in it', () => {
    const found = findings(unitDocument('a.service', '[Service]\nExecStart=/bin/a `hunter2` $(hunter2)'));
    assert.ok(found.some(({ code }) => code === 'CC328'));
    assert.ok(found.every(({ message }) => !message.includes('hunter2')));
  });

  it('do not repeat what can be a secret', () => {
    const source = unitDocument('a.service', '[Service]\nExecStart=/bin/a\n  --token canarycanary\n');
    const found = findings(source);
    assert.deepEqual(
      found.map(({ code }) => code),
      ['CC318'],
    );
    assert.ok(found.every(({ message }) => !message.includes('canary')));
  });

  it('take every way in which units of the image are written', () => {
    const service = [
      '[Unit]',
      'Description=Web: 100% # of it',
      'After=network-online.target docker.service %i.service dev-sdb.device',
      'StartLimitInterval=0',
      'X-ConditionMachineOf=a.service',
      'ConditionPathExists=!/a',
      '',
      '[Service]',
      'Type=oneshot',
      'Environment="A=b c" D=e \'F=g h\'',
      'EnvironmentFile=-/etc/web',
      'ExecStartPre=-/usr/bin/docker kill web',
      'ExecStart=@/usr/bin/web web -a "b | c" ; /bin/echo done',
      "ExecStart=-+/bin/bash -c 'a | b > c && d'",
      "ExecStart=/bin/bash -c 'jq \\'.a | .b\\' > c'",
      'StandardOutput=syslog',
      'StandardError=file:/var/log/web',
      'TimeoutStartSec=1min 30s',
      'RestartSec=infinity',
      'Restart=no',
      'PermissionsStartOnly=true',
      'LimitNOFILE=1048576',
      '',
      '[X-Fleet]',
      'Conflicts=web@*.service',
      '',
      '[Install]',
      'WantedBy=multi-user.target',
    ].join('\n');
    assert.deepEqual(inUnit('web.service', service), []);
    assert.deepEqual(inUnit('dev-sdb.swap', '[Swap]\nWhat=/dev/sdb\n'), []);
    assert.deepEqual(inUnit('down.service', '[Service]\nRemainAfterExit=yes\nExecStop=/bin/a\n'), []);
    assert.deepEqual(
      inUnit('00-eth.network', '[Match]\nName=eth*\n\n[Network]\nDHCP=v4\nAddress=10.0.0.1/8\n'),
      [],
    );
  });

  it('stand at the piece that they are about', () => {
    assert.deepEqual(inUnit('a.service', '[Service]\nexecstart=/bin/a\nExecStart=/bin/a\nRestart=Always\n'), [
      'error CC317 execstart',
      'error CC321 Always',
    ]);
    assert.deepEqual(
      inUnit('a.timer', '[Timer]\nOnCalendar=daily\nUnknownThing=1\n[Service]\nExecStart=/bin/a'),
      ['warning CC317 UnknownThing', 'error CC333 [Service]'],
    );
  });

  it('name the word of a list of variables that is none', () => {
    const source = unitDocument('a.service', '[Service]\nEnvironment="A=b" "no-proxy=c"\nExecStart=/bin/a\n');
    const [found] = findings(source);
    assert.match(found?.message ?? '', /the name of a variable has letters, digits and underscores only/);
    assert.equal(source.slice(found?.start, found?.end), '"no-proxy=c"');
  });

  it('say once what one mistake causes', () => {
    assert.deepEqual(inUnit('a.service', '[Servce]\nExecStart=/bin/a\n'), ['error CC333 [Servce]']);
    assert.deepEqual(inUnit('a.service', '[Service]\nExecStrat=/bin/a\n'), ['error CC317 ExecStrat']);
    assert.deepEqual(inUnit('a.service', '[Service]\nExecStart=/bin/a\nStopSec=a\nconstructor=a\n'), [
      'warning CC317 StopSec',
      'warning CC317 constructor',
    ]);
    assert.deepEqual(inUnit('a.service', '[Service]\nExecStart=/bin/a \\ \n  -b\n'), ['error CC319 \\ ']);
  });

  it('name values that systemd ignores, with what was meant', () => {
    const meant: readonly (readonly [kind: string, line: string, meant: string | undefined])[] = [
      ['Service', 'Nice=50', undefined],
      ['Service', 'OOMScoreAdjust=-2000', undefined],
      ['Service', 'UMask=999', undefined],
      ['Service', 'CPUQuota=50', '50%'],
      ['Service', 'CPUWeight=0', undefined],
      ['Service', 'KillSignal=SIGTREM', 'SIGTERM'],
      ['Service', 'KillSignal=sigint', 'SIGINT'],
      ['Service', 'KillSignal="SIGINT"', 'SIGINT'],
      ['Service', 'KillSignal=65', undefined],
      ['Service', 'MemoryMax=1GBB', '1G'],
      ['Service', 'MemoryHigh=512m', '512M'],
      ['Service', 'MemoryLimit=unlimited', 'infinity'],
      ['Service', 'MemoryMax=lots', undefined],
      ['Service', 'LimitNOFILE=64K', '65536'],
      ['Service', 'LimitNOFILE=65536:', undefined],
      ['Service', 'LimitMEMLOCK=1gb', '1G'],
      ['Service', 'TasksMax=many', undefined],
      ['Service', 'Slice=machine', 'machine.slice'],
      ['Service', 'SuccessExitStatus=foo', undefined],
      ['Service', 'SuccessExitStatus=0,143', '0 143'],
      ['Service', 'RestartPreventExitStatus=256', undefined],
      ['Service', 'RuntimeDirectory=/run/web', 'web'],
      ['Service', 'ReadWritePaths=var/lib/web', '/var/lib/web'],
      ['Service', 'ReadWritePaths=lib/web', undefined],
      ['Service', 'SuccessExitStatus=-1', undefined],
      ['Service', 'ProtectHome=ro', undefined],
      ['Service', 'RestartSec=none', undefined],
      ['Service', 'RestartSec=5 mon', undefined],
      ['Service', 'CPUQuota=0.125', undefined],
      ['Service', 'StandardInput=/dev/null', 'file:/dev/null'],
      ['Service', 'SyslogLevel=warnin', 'warning'],
      ['Service', 'MemoryAccounting=ture', 'true'],
      ['Unit', 'StartLimitAction=rebot', 'reboot'],
      ['Unit', 'StartLimitBurst=five', undefined],
      ['Unit', 'ConditionPathExists=etc/x', '/etc/x'],
      ['Unit', 'ConditionPathExists=|!etc/x', '|!/etc/x'],
      ['Unit', 'ConditionPathExists="/etc/x"', '/etc/x'],
      ['Socket', 'ListenStream=0.0.0.0:99999', undefined],
      ['Socket', 'ListenStream=tcp://0.0.0.0:80', '0.0.0.0:80'],
      ['Socket', 'ListenStream=localhost:80', '127.0.0.1:80'],
      ['Socket', 'SocketMode=rw', undefined],
      ['Network', 'DNS=8.8.8.8,8.8.4.4', '8.8.8.8 8.8.4.4'],
      ['Network', 'Gateway=10.0.0 .1', '10.0.0.1'],
      ['Network', 'IPForward=ture', 'true'],
      ['Network', 'LinkLocalAddressing=ipv5', 'ipv4'],
      ['Link', 'MACAddress=52:54:00:e9:64', undefined],
    ];
    for (const [section, line, expected] of meant) {
      const kind = /Socket|Network/.test(section) ? section.toLowerCase() : 'service';
      const source = unitDocument(`a.${section === 'Link' ? 'network' : kind}`, `[${section}]\n${line}\n`);
      const [, value = ''] = line.split(/=(.*)/);
      const found = findings(source).filter(({ code }) => code === 'CC321');
      assert.equal(found.length, 1, line);
      const [finding] = found;
      assert.equal(finding?.fix?.edits[0]?.text, expected, line);
      assert.ok(value.includes(source.slice(finding?.start, finding?.end)), line);
    }
  });

  it('name the unit of an image that a dependency most likely means', () => {
    const text =
      '[Unit]\nAfter=dockr.service other.service\nRequires=flannel.service\n[Service]\nExecStart=/bin/a\n';
    const source = unitDocument('a.service', text);
    const found = findings(source);
    assert.deepEqual(
      found.map(({ code, severity, fix }) => [code, severity, fix?.edits[0]?.text]),
      [
        ['CC323', 'warning', 'docker.service'],
        ['CC323', 'warning', 'flanneld.service'],
      ],
    );
    const written =
      '    - name: dockr.service\n      content: |\n        [Service]\n        ExecStart=/bin/a\n';
    assert.deepEqual(findings(source + written).length, 1);
    const script = 'write_files:\n  - path: /opt/a\n    content: touch /run/systemd/system/dockr.service\n';
    assert.deepEqual(findings(source + script).length, 1);
  });

  it('leave names alone that are near to a unit of an image and plausible', () => {
    const names =
      'docker2 rocker dockers docker-gc docker@1 sshd@ ssh ntp iscsi etcd etcd3-proxy containers container kubelet-2 fleet-ui network systemd-timedated';
    for (const name of names.split(' '))
      assert.deepEqual(
        inUnit('a.service', `[Unit]\nAfter=${name}.service\n[Service]\nExecStart=/bin/a\n`),
        [],
        name,
      );
  });

  it('name a unit that depends on itself', () => {
    const text = '[Unit]\nAfter=docker.service a.service\n[Service]\nExecStart=/bin/a\n';
    assert.deepEqual(inUnit('a.service', text), ['warning CC323 a.service']);
    assert.deepEqual(inUnit('a@.service', text.replace('a.service', 'a@%i.service')), []);
    assert.deepEqual(inUnit('a.service', '[Service]\nExecStart=/bin/a\n[Install]\nAlso=a.service\n'), []);
  });

  it('take values that systemd takes, and what only the node knows', () => {
    const good: Readonly<Record<string, string>> = {
      Service: [
        'Nice=-20 Nice=+5 OOMScoreAdjust=-1000 UMask=022 UMask=0022 CPUQuota=50% CPUQuota=$quota KillSignal=TERM KillSignal=15',
        'KillSignal=SIGRTMIN+3 MemoryMax=1.5G MemoryMax=50% MemoryMax=infinity MemoryMax= MemoryLimit=536870912 TasksMax=80%',
        'TasksMax=512 LimitNOFILE=1024:65536 LimitNOFILE=infinity LimitNOFILE=%i LimitCORE=1G:infinity LimitRTTIME=10ms',
        'SuccessExitStatus=143 SuccessExitStatus=TEMPFAIL SuccessExitStatus=SIGKILL Slice=machine.slice CPUWeight=idle',
        'RuntimeDirectory=web/cache ReadWritePaths=-/var ReadOnlyDirectories=+/a SyslogFacility=local7 SyslogLevel=6',
        'IOSchedulingClass=2 PrivateTmp=y StateDirectoryMode=0750 IODeviceLatencyTargetSec=/dev/sda TimerSlackNSec=5ns',
        'WorkingDirectory=~ EnvironmentFile=-/etc/environment PIDFile=web.pid MemoryMax={{size}} LimitNICE=+5',
      ].join(' '),
      Unit: 'ConditionPathExists=|!/etc/x ConditionPathExists=!/x ConditionPathExists=%t/x StartLimitBurst=0 StartLimitAction=none RequiresMountsFor=/a',
      Socket:
        'ListenStream=80 ListenStream=127.0.0.1:80 ListenStream=[::]:80 ListenStream=/run/x ListenStream=@x ListenStream=$private_ipv4:80 SocketMode=0660 Backlog=128 ReceiveBuffer=1M',
      Network:
        'DNS=8.8.8.8 DNS=2001:db8::1 DNS=1.1.1.1:53 NTP=a.example Domains=~. DHCP=both IPForward=kernel IPMasquerade=true LinkLocalAddressing=fallback LLMNR=resolve',
    };
    for (const [section, lines] of Object.entries(good)) {
      const kind = section === 'Unit' ? 'service' : section.toLowerCase();
      const text = `[${section}]\n${lines.replaceAll(' ', '\n')}\n`;
      const found = findings(unitDocument(`a.${kind}`, text)).filter(({ code }) => code === 'CC321');
      assert.deepEqual(
        found.map(({ message }) => message),
        [],
      );
    }
    assert.deepEqual(
      inUnit(
        'a.network',
        '[Match]\nMACAddress=52:54:00:e9:64:41 00-11-22-33-44-55\n[Network]\nDNS=8.8.8.8 8.8.4.4\n',
      ),
      [],
    );
  });

  it('move a directive with all its lines to the section where it belongs', () => {
    const source = unitDocument(
      'a.service',
      '[Unit]\n[Service]\nWants=a.service \\\n  b.service\nExecStart=/bin/a\n',
    );
    const [finding] = findings(source);
    assert.ok(finding?.fix !== undefined);
    const expected = '[Unit]\nWants=a.service \\\n  b.service\n[Service]\nExecStart=/bin/a\n';
    assert.equal(fixed(source, finding.fix), unitDocument('a.service', expected));
  });

  it('read unit files among write_files, encoded ones too, and leave templates alone', () => {
    const file = (path: string, rest: string): readonly string[] =>
      findings(`#cloud-config\nwrite_files:\n  - path: ${path}\n${rest}`).map(
        ({ code, path: at }) => `${code} ${at}`,
      );
    const text = '    content: |\n      [Service]\n      After=b.service\n';
    assert.deepEqual(file('/etc/systemd/system/a.service.d/x.conf', text), ['CC317 write_files[0].content']);
    assert.deepEqual(file('/run/systemd/system/b.target.wants/a.timer', text), [
      'CC333 write_files[0].content',
    ]);
    assert.deepEqual(file('/etc/a.service', text), []);
    const encoded = `    encoding: b64\n    content: ${btoa('[Service]\nAfter=b.service\n')}\n`;
    assert.deepEqual(file('/etc/systemd/system/a.service.d/x.conf', encoded), [
      'CC317 write_files[0].content',
    ]);
    assert.deepEqual(inUnit('a.service', '[Service]\n{% if a %}\nExecStart={{ b }}\n{% endif %}\n'), []);
  });

  it('count what drop-ins add to a unit of the same document', () => {
    const main = unitDocument('a.service', '[Service]\nType=oneshot');
    const dropIn = (text: string): string =>
      `${main}      drop_ins:\n        - name: a.conf\n          content: |\n            [Service]\n            ${text}\n`;
    assert.deepEqual(findings(dropIn('ExecStart=/bin/a')), []);
    assert.deepEqual(
      findings(dropIn('Restart=no')).map(({ code }) => code),
      ['CC325'],
    );
  });

  it('do not take long for a document of nothing but mistakes', () => {
    const lines = Array.from({ length: 2000 }, (_, index) => `Exec${index}Strat${index}=a`);
    assert.equal(inUnit('a.service', `[Service]\n${lines.join('\n')}`).length > 2000, true);
  });
});

describe('what systemd knows', () => {
  it('depends on the kind of unit and the section', () => {
    assert.deepEqual(sectionsOf('service'), ['Unit', 'Install', 'Service']);
    assert.ok(sectionsOf('network').includes('SR-IOV'));
    assert.ok(!sectionsOf('network').includes('Unit'));
    for (const key of ['ExecStart', 'User', 'MemoryMax', 'KillMode', 'RestartSteps'])
      assert.ok(isDirective('service', 'Service', key), key);
    assert.ok(isDirective('timer', 'Unit', 'ConditionPathExists'));
    assert.ok(isDirective('timer', 'Unit', 'AssertVirtualization'));
    for (const key of ['execstart', 'After', '@exec', 'Condition', ''])
      assert.ok(!isDirective('service', 'Service', key));
  });

  it('is a time span in the units of systemd.time', () => {
    for (const text of ['90', '5min 20s', '2h', '1.5s', '10 seconds', 'infinity', '1y12month', '55s500ms'])
      assert.ok(isTimeSpan(text), text);
    for (const text of ['', 'five', '5 minuets', '-1', '5x', '10 s s', 's'])
      assert.ok(!isTimeSpan(text), text);
  });

  it('is the name of a path', () => {
    assert.equal(escapePath('/var/lib/docker'), 'var-lib-docker');
    assert.equal(escapePath('/'), '-');
    assert.equal(escapePath('//media/a-b/.c/é/'), 'media-a\\x2db-.c-\\xc3\\xa9');
    assert.equal(escapePath('/.hidden'), '\\x2ehidden');
  });
});

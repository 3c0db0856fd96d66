import assert from 'node:assert/strict';
import { fixed } from '../../src/config/fix.ts';
import { positionsIn } from '../../src/config/lines.ts';
import { readDocument } from '../../src/config/read.ts';

/** A document with one mistake: what is found of it, in which line, and what `--unsafe-fixes` makes of it. */
type Seed = readonly [name: string, text: string, line: number, message: RegExp, corrected?: string];

const SHAPES: readonly Seed[] = [
  [
    'a key by another name',
    'write_files:\n  - name: /etc/motd\n    content: hi\n',
    2,
    /`path`/,
    'write_files:\n  - path: /etc/motd\n    content: hi\n',
  ],
  [
    'a mode by another name',
    'write_files:\n  - path: /etc/motd\n    mode: "0600"\n',
    3,
    /`permissions`/,
    'write_files:\n  - path: /etc/motd\n    permissions: "0600"\n',
  ],
  [
    'a mistyped key that is needed',
    'write_files:\n  - paht: /etc/motd\n    content: hi\n',
    2,
    /`path`/,
    'write_files:\n  - path: /etc/motd\n    content: hi\n',
  ],
  ['a key of another section', 'coreos:\n  reboot_strategy: off\n', 2, /`coreos\.update`/],
  [
    'etcd 3 by its number',
    'coreos:\n  etcd3:\n    name: a\n  units:\n    - name: etcd-member.service\n      command: start\n',
    2,
    /`etcd_member`/,
    'coreos:\n  etcd_member:\n    name: a\n  units:\n    - name: etcd-member.service\n      command: start\n',
  ],
  [
    'units as a mapping',
    'coreos:\n  units:\n    docker.service:\n      command: start\n',
    3,
    /must be a list/,
    'coreos:\n  units:\n    - name: docker.service\n      command: start\n',
  ],
  [
    'one unit without its dash',
    'coreos:\n  units:\n    name: docker.service\n    command: start\n',
    3,
    /must be a list/,
    'coreos:\n  units:\n  - name: docker.service\n    command: start\n',
  ],
  [
    'a text for a list',
    'ssh_authorized_keys: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl a@example.com\n',
    1,
    /must be a list/,
    'ssh_authorized_keys:\n  - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl a@example.com\n',
  ],
  [
    'a list for addresses',
    'coreos:\n  etcd2:\n    advertise_client_urls:\n      - http://10.0.0.1:2379\n      - http://127.0.0.1:2379\n  units:\n    - name: etcd2.service\n      command: start\n',
    3,
    /must be text/,
    'coreos:\n  etcd2:\n    advertise_client_urls: http://10.0.0.1:2379,http://127.0.0.1:2379\n  units:\n    - name: etcd2.service\n      command: start\n',
  ],
  ['a list for a text', 'write_files:\n  - path: /etc/motd\n    content:\n      - hi\n', 3, /must be text/],
  ['an element that is no mapping', 'users:\n  - joe\n', 2, /`users\[0\]` must be a mapping/],
  [
    'a mistyped truth',
    'coreos:\n  units:\n    - name: docker.service\n      enable: ture\n',
    4,
    /true or false/,
    'coreos:\n  units:\n    - name: docker.service\n      enable: true\n',
  ],
  ['a mistyped variable', 'hostname: $hostnam\n', 1, /\$hostname/, 'hostname: $hostname\n'],
  [
    'a variable in capitals',
    'coreos:\n  fleet:\n    public_ip: ${PRIVATE_IPV4}\n  units:\n    - name: fleet.service\n      command: start\n',
    3,
    /\$private_ipv4/,
    'coreos:\n  fleet:\n    public_ip: ${private_ipv4}\n  units:\n    - name: fleet.service\n      command: start\n',
  ],
  [
    'a drop-in with a directory',
    'coreos:\n  units:\n    - name: docker.service\n      drop_ins:\n        - name: docker.service.d/10-a.conf\n          content: |\n            [Unit]\n            After=etcd2.service\n',
    5,
    /one file name/,
    'coreos:\n  units:\n    - name: docker.service\n      drop_ins:\n        - name: 10-a.conf\n          content: |\n            [Unit]\n            After=etcd2.service\n',
  ],
  [
    'a mistyped suffix',
    'coreos:\n  units:\n    - name: docker.servce\n      command: start\n',
    3,
    /`\.service`/,
    'coreos:\n  units:\n    - name: docker.service\n      command: start\n',
  ],
  [
    'a unit by its path',
    'coreos:\n  units:\n    - name: /etc/systemd/system/docker.service\n      command: start\n',
    3,
    /path/,
    'coreos:\n  units:\n    - name: docker.service\n      command: start\n',
  ],
  [
    'a masked unit that shall run',
    'coreos:\n  units:\n    - name: docker.service\n      mask: true\n      enable: true\n      command: start\n',
    4,
    /cannot `start`, enabling it does nothing/,
  ],
];

const TEXTS: readonly Seed[] = [
  [
    'a long dash in a command',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        ExecStart=/usr/bin/a \u2013all\n',
    6,
    /long dash/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        ExecStart=/usr/bin/a --all\n',
  ],
  ['a character that is not seen', 'hostname: \u200bweb1\n', 1, /not seen/, 'hostname: web1\n'],
  [
    'typographic quotes in a unit',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        Environment=\u201cA=b c\u201d\n        ExecStart=/usr/bin/a\n',
    6,
    /quotes/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        Environment="A=b c"\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'a unit in single quotes',
    "coreos:\n  units:\n    - name: a.service\n      content: '[Service]\\nExecStart=/usr/bin/a\\n'\n",
    4,
    /double quotes/,
    'coreos:\n  units:\n    - name: a.service\n      content: "[Service]\\nExecStart=/usr/bin/a\\n"\n',
  ],
  [
    'a folded script',
    'write_files:\n  - path: /opt/a\n    content: >\n      #!/bin/sh\n      exec true\n',
    3,
    /script/,
    'write_files:\n  - path: /opt/a\n    content: |\n      #!/bin/sh\n      exec true\n',
  ],
  [
    'a timer without its service',
    'coreos:\n  units:\n    - name: backups.service\n      content: |\n        [Service]\n        ExecStart=/usr/bin/a\n    - name: backup.timer\n      content: |\n        [Timer]\n        OnCalendar=daily\n',
    7,
    /`backups\.service`/,
  ],
  [
    'the service of another distribution',
    'coreos:\n  units:\n    - name: dockerd.service\n      command: start\n',
    3,
    /`docker\.service`/,
    'coreos:\n  units:\n    - name: docker.service\n      command: start\n',
  ],
  [
    'an unknown user of a unit',
    'users:\n  - name: elroy\ncoreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        User=elory\n        ExecStart=/usr/bin/a\n',
    8,
    /`elroy`/,
    'users:\n  - name: elroy\ncoreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        User=elroy\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'a mistyped channel',
    'coreos:\n  update:\n    group: stabel\n',
    3,
    /`stable`/,
    'coreos:\n  update:\n    group: stable\n',
  ],
  ['a key without a value', 'hostname:\n', 1, /no value/],
  [
    'a member that is not in its cluster',
    'coreos:\n  etcd_member:\n    name: node9\n    initial_cluster: node1=http://10.0.0.1:2380\n  units:\n    - name: etcd-member.service\n      command: start\n',
    3,
    /no member `node9`/,
    'coreos:\n  etcd_member:\n    name: node1\n    initial_cluster: node1=http://10.0.0.1:2380\n  units:\n    - name: etcd-member.service\n      command: start\n',
  ],
  [
    'a variable without its dollar sign',
    'coreos:\n  etcd2:\n    listen_peer_urls: http://private_ipv4:2380\n  units:\n    - name: etcd2.service\n      command: start\n',
    3,
    /`\$private_ipv4`/,
    'coreos:\n  etcd2:\n    listen_peer_urls: http://$private_ipv4:2380\n  units:\n    - name: etcd2.service\n      command: start\n',
  ],
];

const UNITS: readonly Seed[] = [
  [
    'a mistyped moment',
    'coreos:\n  units:\n    - name: a.timer\n      content: |\n        [Timer]\n        OnCalendar=dayly\n',
    6,
    /`daily`/,
    'coreos:\n  units:\n    - name: a.timer\n      content: |\n        [Timer]\n        OnCalendar=daily\n',
  ],
  [
    'the fields of cron',
    'coreos:\n  units:\n    - name: a.timer\n      content: |\n        [Timer]\n        OnCalendar=0 4 * * *\n',
    6,
    /cron/,
  ],
  [
    'an hour that no day has',
    'coreos:\n  units:\n    - name: a.timer\n      content: |\n        [Timer]\n        OnCalendar=Mon 24:30\n',
    6,
    /hours/,
  ],
  [
    'a moment of twelve hours',
    'coreos:\n  units:\n    - name: a.timer\n      content: |\n        [Timer]\n        OnCalendar=*-*-* 3:30am\n',
    6,
    /dates and times/,
  ],
  [
    'a word of cron',
    'coreos:\n  units:\n    - name: a.timer\n      content: |\n        [Timer]\n        OnCalendar=@daily\n',
    6,
    /`daily`/,
    'coreos:\n  units:\n    - name: a.timer\n      content: |\n        [Timer]\n        OnCalendar=daily\n',
  ],
  [
    'a device of no kind',
    'coreos:\n  units:\n    - name: a.netdev\n      content: |\n        [NetDev]\n        Name=br0\n        Kind=brige\n',
    7,
    /`bridge`/,
    'coreos:\n  units:\n    - name: a.netdev\n      content: |\n        [NetDev]\n        Name=br0\n        Kind=bridge\n',
  ],
  [
    'a blank in an address',
    'coreos:\n  units:\n    - name: a.network\n      content: |\n        [Match]\n        Name=eth0\n        [Network]\n        Address=10.0.0.5 /24\n',
    8,
    /10\.0\.0\.5\/24/,
    'coreos:\n  units:\n    - name: a.network\n      content: |\n        [Match]\n        Name=eth0\n        [Network]\n        Address=10.0.0.5/24\n',
  ],
  [
    'a name server by its name',
    'coreos:\n  units:\n    - name: a.network\n      content: |\n        [Match]\n        Name=eth0\n        [Network]\n        DNS=ns1.example.net\n',
    8,
    /no names/,
  ],
  [
    'a network that flannel does not take',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        ExecStart=/usr/bin/etcdctl set /coreos.com/network/config \'{"Network": "10.1.0.0/33"}\'\n',
    6,
    /prefix length/,
  ],
  [
    'a backend that flannel has not',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        ExecStart=/bin/sh -c "etcdctl set /coreos.com/network/config \'{\\"Network\\": \\"10.1.0.0/16\\", \\"Backend\\": {\\"Type\\": \\"vxlna\\"}}\'"\n',
    6,
    /`vxlan`/,
  ],
  [
    'an instance of no template',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        ExecStart=/usr/bin/a --name %i\n',
    6,
    /no template/,
  ],
  [
    'a name with the sign of a shell',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        Environment=$A=1\n        ExecStart=/usr/bin/a\n',
    6,
    /without `\$`/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        Environment=A=1\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'a blank of a word processor',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        ExecStart=/usr/bin/a\u00a0-b\n',
    6,
    /word processor/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        ExecStart=/usr/bin/a -b\n',
  ],
  [
    'a page without its scheme',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Unit]\n        Documentation=github.com/a/b\n        [Service]\n        ExecStart=/usr/bin/a\n',
    6,
    /https:/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Unit]\n        Documentation=https://github.com/a/b\n        [Service]\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'one port for clients and members',
    'coreos:\n  etcd2:\n    listen_client_urls: http://0.0.0.0:2379\n    advertise_client_urls: http://10.0.0.1:2379\n    listen_peer_urls: http://10.0.0.1:2379\n  units:\n    - name: etcd2.service\n      command: start\n',
    5,
    /one port, 2379/,
  ],
  [
    'one address for two members',
    'coreos:\n  etcd2:\n    name: a\n    initial_cluster: a=http://10.0.0.1:2380,b=http://10.0.0.1:2380\n    initial_advertise_peer_urls: http://10.0.0.1:2380\n    listen_peer_urls: http://10.0.0.1:2380\n  units:\n    - name: etcd2.service\n      command: start\n',
    4,
    /two members/,
  ],
  [
    'a certificate without its mark',
    'write_files:\n  - path: /etc/a.pem\n    content: -----BEGIN CERTIFICATE-----\n      MIIBszCCAVmgAwIBAgIUTqzvKJyD\n      -----END CERTIFICATE-----\n',
    3,
    /write `\|`/,
    'write_files:\n  - path: /etc/a.pem\n    content: |\n      -----BEGIN CERTIFICATE-----\n      MIIBszCCAVmgAwIBAgIUTqzvKJyD\n      -----END CERTIFICATE-----\n',
  ],
  [
    'a mistyped owner',
    'write_files:\n  - path: /etc/a\n    owner: rooot\n    content: a\n',
    3,
    /`root`/,
    'write_files:\n  - path: /etc/a\n    owner: root\n    content: a\n',
  ],
  [
    'a mistyped group',
    'users:\n  - name: alice\nwrite_files:\n  - path: /srv/a\n    owner: alice:alcie\n    content: a\n',
    5,
    /group/,
    'users:\n  - name: alice\nwrite_files:\n  - path: /srv/a\n    owner: alice:alice\n    content: a\n',
  ],
  ['a shell with an option', 'users:\n  - name: alice\n    shell: /bin/bash -l\n', 3, /`shell`/],
  [
    'a merge of a word',
    'write_files:\n  - <<: defaults\n    path: /etc/a\n    content: a\n',
    2,
    /`\*defaults`/,
  ],
  [
    'the example of a secret key in a file for all',
    'write_files:\n  - path: /root/.aws/credentials\n    content: |\n      [default]\n      aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n',
    5,
    /aws_secret_access_key/,
  ],
  [
    'a password of netrc in a file for all',
    'write_files:\n  - path: /root/.netrc\n    content: machine a.example login ci password s3cretword1\n',
    3,
    /password/,
  ],
  [
    'a value that is begun',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        Type=fork\n        ExecStart=/usr/bin/a\n',
    6,
    /`forking`/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        Type=forking\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'a restart that is never',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        Restart=never\n        ExecStart=/usr/bin/a\n',
    6,
    /`no`/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        Restart=no\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'a mistyped unit of time',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        RestartSec=5 minuts\n        ExecStart=/usr/bin/a\n',
    6,
    /`5minutes`/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        RestartSec=5minutes\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'a limit of time that is none',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        TimeoutStartSec=none\n        ExecStart=/usr/bin/a\n',
    6,
    /`infinity`/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        TimeoutStartSec=infinity\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'a path without its first slash',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        EnvironmentFile=-etc/env\n        ExecStart=/usr/bin/a\n',
    6,
    /`-\/etc\/env`/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        EnvironmentFile=-/etc/env\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'a part of a processor',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        CPUQuota=0.5\n        ExecStart=/usr/bin/a\n',
    6,
    /`50%`/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        CPUQuota=50%\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'a size in bytes',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        MemoryMax=1.5GB\n        ExecStart=/usr/bin/a\n',
    6,
    /`1\.5G`/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        MemoryMax=1.5G\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'an output in a file',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        StandardOutput=/var/log/a.log\n        ExecStart=/usr/bin/a\n',
    6,
    /append:/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        StandardOutput=append:/var/log/a.log\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'a directive in other words',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        ExecPreStart=/usr/bin/b\n        ExecStart=/usr/bin/a\n',
    6,
    /`ExecStartPre=`/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        ExecStartPre=/usr/bin/b\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'a directive without its unit',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        TimeoutStop=5\n        ExecStart=/usr/bin/a\n',
    6,
    /`TimeoutStopSec=`/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        TimeoutStopSec=5\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'a variable with a colon',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        Environment=A:1\n        ExecStart=/usr/bin/a\n',
    6,
    /NAME=value/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        Environment=A=1\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'an equals sign for a colon',
    'hostname = web1\nmanage_etc_hosts: localhost\n',
    1,
    /a colon stands/,
    'hostname: web1\nmanage_etc_hosts: localhost\n',
  ],
  [
    'an arrow for a colon',
    'coreos:\n  units:\n    - name => docker.service\n      command: start\n',
    3,
    /a colon stands/,
    'coreos:\n  units:\n    - name: docker.service\n      command: start\n',
  ],
  [
    'a comment of another language',
    'coreos:\n  update:\n    // the channel\n    group: beta\n',
    3,
    /begin with `#`/,
    'coreos:\n  update:\n    # the channel\n    group: beta\n',
  ],
  [
    'a bullet for a dash',
    'coreos:\n  units:\n    \u2022 name: docker.service\n      command: start\n',
    3,
    /begin with `-`/,
    'coreos:\n  units:\n    - name: docker.service\n      command: start\n',
  ],
  [
    'a comma of JSON',
    'hostname: "web1",\nmanage_etc_hosts: localhost\n',
    1,
    /too much/,
    'hostname: "web1"\nmanage_etc_hosts: localhost\n',
  ],
  ['quotes in quotes', 'hostname: ""web1""\n', 1, /too much/, 'hostname: "web1"\n'],
  [
    'two marks of a text',
    'write_files:\n  - path: /etc/a\n    content: ||\n      a\n',
    3,
    /too much/,
    'write_files:\n  - path: /etc/a\n    content: |\n      a\n',
  ],
  [
    'a suffix in capitals',
    'coreos:\n  units:\n    - name: docker.Service\n      command: start\n',
    3,
    /`docker\.service`/,
    'coreos:\n  units:\n    - name: docker.service\n      command: start\n',
  ],
  [
    'a relative directory',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        WorkingDirectory=app\n        ExecStart=/usr/bin/a\n',
    6,
    /absolute/,
  ],
  [
    'a port that is none',
    'coreos:\n  units:\n    - name: a.socket\n      content: |\n        [Socket]\n        ListenStream=99999\n',
    6,
    /65535/,
  ],
  [
    'a limit in words',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        LimitNOFILE=lots\n        ExecStart=/usr/bin/a\n',
    6,
    /infinity/,
  ],
  [
    'an address with a mask',
    'coreos:\n  units:\n    - name: a.network\n      content: |\n        [Match]\n        Name=eth0\n        [Network]\n        Address=10.0.0.5/255.255.255.0\n',
    8,
    /10\.0\.0\.5\/24/,
    'coreos:\n  units:\n    - name: a.network\n      content: |\n        [Match]\n        Name=eth0\n        [Network]\n        Address=10.0.0.5/24\n',
  ],
  [
    'a unit without its suffix',
    'coreos:\n  units:\n    - name: a.timer\n      content: |\n        [Timer]\n        OnCalendar=daily\n        Unit=backup\n',
    7,
    /`backup\.service`/,
    'coreos:\n  units:\n    - name: a.timer\n      content: |\n        [Timer]\n        OnCalendar=daily\n        Unit=backup.service\n',
  ],
  [
    'a section without its header',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Unit]\n        Description=A\n        Type=oneshot\n        ExecStart=/usr/bin/a\n',
    7,
    /`\[Service\]`/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Unit]\n        Description=A\n        [Service]\n        Type=oneshot\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'a unit without any header',
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        Type=oneshot\n        ExecStart=/usr/bin/a\n',
    5,
    /`\[Service\]`/,
    'coreos:\n  units:\n    - name: a.service\n      content: |\n        [Service]\n        Type=oneshot\n        ExecStart=/usr/bin/a\n',
  ],
  [
    'an entry without its dash',
    'write_files:\n  - path: /etc/a\n    content: a\n    path: /etc/b\n    content: b\n',
    4,
    /dash/,
    'write_files:\n  - path: /etc/a\n    content: a\n  - path: /etc/b\n    content: b\n',
  ],
  [
    'an election that is too short',
    'coreos:\n  etcd2:\n    election_timeout: 400\n  units:\n    - name: etcd2.service\n      command: start\n',
    3,
    /five heartbeats/,
  ],
];

describe('one mistake', () => {
  for (const [name, text, line, message, corrected] of [...SHAPES, ...TEXTS, ...UNITS]) {
    it(`is one finding: ${name}`, () => {
      const source = `#cloud-config\n${text}`;
      const validate = (each: string) => readDocument(each).diagnostics;
      const diagnostics = validate(source);
      assert.deepEqual(
        diagnostics.map(({ start }) => positionsIn(source)(start).line),
        [line + 1],
      );
      assert.match(diagnostics[0]?.message ?? '', message);
      if (corrected === undefined) return;
      const after = fixed(source, diagnostics, { validate, unsafe: true });
      assert.equal(after.text, `#cloud-config\n${corrected}`);
      assert.deepEqual(after.remaining, []);
    });
  }

  it('is none where names, forms and lines are meant as they are', () => {
    const lines = [
      'coreos:',
      '  etcd2:',
      '    name: $hostname',
      '    initial_cluster: a=http://10.0.0.1:2380,b=http://10.0.0.2:2380',
      '    initial_advertise_peer_urls: http://${private_ipv4}:2380',
      '    listen_peer_urls: http://${private_ipv4}:2380',
      '  units:',
      '    - name: etcd2.service',
      '      command: start',
      '    - name: web1.service',
      '      content: "[Service]\\nExecStart=/opt/web1 \u201ca\u2013b\\n"',
      '    - name: web2.timer',
      '      content: |',
      '        [Timer]',
      '        OnCalendar=daily',
      '        Unit=web1.service',
      '    - name: web3.service',
      '      content: |',
      '        [Service]',
      `        ExecStart=/bin/sh -c "etcdctl set /coreos.com/network/config '{\\"Network\\":\\"'$$NET'\\"}'"`,
      `        ExecStartPre=/bin/sh -c "etcdctl set /coreos.com/network/config '{\\"Network\\":\\"POD_NETWORK\\"}'"`,
      'write_files:',
      '  - path: /opt/web2',
      '    content: >',
      '      one long line that is folded here',
      '      and goes on',
      '  - path: /etc/a',
      '    content: one',
      '      --two',
      '  - path: /srv/a',
      '    owner: web1:web2',
      '    content: &once unused',
      '  - path: &PATH_OF_B /srv/b',
      '    content: |',
      '      # login alice password authentication1',
      '      docker login -u a -p "$PASS" && docker run -p 127.0.0.1:80:80/tcp nginx',
      '      DB_PASSWORD=vault:secret/data/db1#value',
      '      API_KEY=projects/p1/app-key',
    ];
    assert.deepEqual(
      readDocument(`#cloud-config\n${lines.join('\n')}\n`).diagnostics.map(({ message }) => message),
      [],
    );
  });

  it('is none where moments and values are what systemd takes', () => {
    const moments = [
      'daily UTC',
      'anually',
      'Mon..Fri *-*-* 4:00 Europe/Berlin',
      '*:0/15',
      'Sat,Sun',
      '*-*-1..7 18:00',
      'tue 2031-10-11 23:10',
      '*-*-* 04:00 utc',
      'Sun *-*-* 04:00 EST5EDT',
      '4:00 Japan',
    ];
    const units = moments.map(
      (moment) => `    - name: a.timer\n      content: |\n        [Timer]\n        OnCalendar=${moment}\n`,
    );
    for (const unit of units)
      assert.deepEqual(readDocument(`#cloud-config\ncoreos:\n  units:\n${unit}`).diagnostics, []);
  });

  it('is one finding when the header is not the first line', () => {
    const validate = (each: string) => readDocument(each).diagnostics;
    for (const before of [
      '---\n#cloud-config',
      '# made by hand\n#cloud-config',
      '1 #cloud-config',
      '"#cloud-config"',
    ]) {
      const source = `${before}\nhostname: web1\n`;
      const after = fixed(source, validate(source), { validate });
      assert.equal(after.text.startsWith('#cloud-config\n'), true);
      assert.deepEqual(after.remaining, []);
    }
  });

  it('is one finding, without a fix, when a file is no mapping at all', () => {
    const found = readDocument('lang en_US\nrootpw secret\n%packages\n').diagnostics;
    assert.deepEqual(
      found.map(({ code, fix }) => [code, fix]),
      [['CC001', undefined]],
    );
  });
});

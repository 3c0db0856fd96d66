// The documents that are measured: the same bytes at every run.

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB7CkWcwL7u+M3ZDUhWaN7lCzlUxhTjPdtXgRDyFjlWr bench@example';

/** Twenty lines that say the same to cloud-init and to us. */
export const SMALL = `#cloud-config
hostname: node1
manage_etc_hosts: localhost
ssh_authorized_keys:
  - ${KEY}
users:
  - name: ines
    gecos: Ines Operator
    groups: [sudo]
    shell: /bin/bash
    ssh_authorized_keys:
      - ${KEY}
write_files:
  - path: /etc/motd
    permissions: "0644"
    owner: root:root
    content: |
      welcome
  - path: /etc/app.conf
    content: verbose=1
`;

function fileEntry(number) {
  return `  - path: /etc/app/file${number}.conf
    permissions: "0644"
    content: |
      first line of file ${number}
      key${number}=value${number}
      another=line
`;
}

function document(isEnough) {
  const parts = ['#cloud-config\nhostname: node1\nwrite_files:\n'];
  let length = 0;
  for (let number = 0; !isEnough(number, length); number++) {
    const entry = fileEntry(number);
    parts.push(entry);
    length += entry.length;
  }
  return parts.join('');
}

export const ofSize = (bytes) => document((_, length) => length >= bytes);
/** Six lines a file, after three. */
export const ofLines = (count) => document((number) => number * 6 + 3 >= count);
export const ofFiles = (count) => document((number) => number >= count);

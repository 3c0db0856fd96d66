import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The documents that others are made from: those of the repository, and those of a directory that is named. */
export function corpusOf(directory: string | undefined): readonly string[] {
  const directories = ['fixtures/rules', 'fixtures/documents', 'examples', ...(directory ? [directory] : [])];
  const files = directories.flatMap((each) =>
    readdirSync(each, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  return [...files.sort().map((file) => readFileSync(file, 'utf8')), ...OWN];
}

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB7CkWcwL7u+M3ZDUhWaN7lCzlUxhTjPdtXgRDyFjlWr node@example';

/** What the repository's own documents have little of. */
const OWN: readonly string[] = [
  '',
  '#cloud-config\n',
  '#!/bin/sh\necho $HOME\n',
  '{"ignition": {"version": "3.0.0"}}\n',
  `#cloud-config\nx: &a [1, 2]\ny: *a\n<<: *a\nssh_authorized_keys: [${KEY}, "from=\\"10.0.0.1\\" ${KEY}"]\n`,
  `#cloud-config\nusers:\n  - {name: a, passwd: "$6$saltsalt$${'a'.repeat(86)}", groups: "x, y"}\n`,
  '#cloud-config\n# cloud-config ignore=CC301 -- as it was\nwrite_files:\n  - {path: /a, permissions: 420}\n',
  '#cloud-config\ncoreos:\n  etcd2:\n    discovery: https://discovery.example/0123\n    initial_cluster: a=http://$private_ipv4:2380\n',
  '#cloud-config\ncoreos:\n  units:\n    - name: a@.service\n      content: |\n        [Service]\n        ExecStart=/bin/sh -c "a \\\n          b"\n        Environment="A=b c" D=e\n',
  'Content-Type: multipart/mixed; boundary="b"\nMIME-Version: 1.0\n\n--b\nContent-Type: text/cloud-config\n\n#cloud-config\nhostnam: a\n--b\nContent-Transfer-Encoding: base64\n\nI2Nsb3VkLWNvbmZpZwpob3N0bmFtZTogYgo=\n--b--\n',
];

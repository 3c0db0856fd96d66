import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Folders of packaging/ that go into an image, and where. */
const FOLDERS = [
  ['systemd', '/usr/lib/systemd/system', 'always'],
  ['udev', '/usr/lib/udev/rules.d', 'always'],
  ['network', '/usr/lib/systemd/network', 'always'],
  ['coreos-cloudinit', '/usr/lib/systemd/system', 'coreos-cloudinit'],
  ['udev-coreos-cloudinit', '/usr/lib/udev/rules.d', 'coreos-cloudinit'],
  ['cluster-units', '/usr/lib/systemd/system', 'cluster-units'],
];

/** src/cli/install/generated.ts: the files of packaging/, so that one executable can install itself. */
export function renderPackaging(root) {
  const files = FOLDERS.flatMap(([folder, directory, set]) =>
    readdirSync(join(root, 'packaging', folder))
      .sort()
      .map((name) => {
        const content = readFileSync(join(root, 'packaging', folder, name), 'utf8');
        return `  {\n    path: ${quoted(`${directory}/${name}`)},\n    set: '${set}',\n    content: ${quoted(content)},\n  },`;
      }),
  );
  return `// generated from packaging/ by npm run generate; do not edit

/** A file that \`install\` places. */
export interface PackagedFile {
  readonly path: string;
  /** The others only where they are asked for: for images that depend on coreos-cloudinit, or have no units of etcd. */
  readonly set: 'always' | 'coreos-cloudinit' | 'cluster-units';
  readonly content: string;
}

export const PACKAGED: readonly PackagedFile[] = [
${files.join('\n')}
];
`;
}

function quoted(text) {
  return JSON.stringify(text);
}

import type { Files, Owner } from '../../apply/host.ts';

export interface NewHome {
  readonly home: string;
  readonly skeleton: string;
  readonly mode: number;
  readonly owner: Owner;
}

/**
 * A home with the files of the skeleton. One that exists is left alone, unless it is this account's already: then a
 * run was killed while it filled it, and what is missing is added.
 */
export function makeHome(files: Files, { home, skeleton, mode, owner }: NewHome): void {
  const before = files.stat(home);
  if (before !== undefined && (before.type !== 'directory' || before.uid !== owner.uid)) return;
  files.makeDirectory(home, { mode, owner });
  copyInto(files, skeleton, home, owner);
}

function copyInto(files: Files, from: string, to: string, owner: Owner): void {
  for (const name of files.list(from) ?? []) {
    const source = `${from}/${name}`;
    const target = `${to}/${name}`;
    const stat = files.stat(source);
    if (stat === undefined || (stat.type !== 'directory' && files.stat(target) !== undefined)) continue;
    const options = { mode: stat.mode, owner, links: 'refuse' } as const;
    if (stat.type === 'directory') {
      files.makeDirectory(target, options);
      copyInto(files, source, target, owner);
    } else if (stat.type === 'symlink') {
      files.link(target, files.readLink(source) ?? '');
      files.setAttributes(target, options);
    } else if (stat.type === 'file') {
      files.write(target, files.read(source) ?? new Uint8Array(), options);
    }
  }
}

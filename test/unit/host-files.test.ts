import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Files } from '../../src/apply/host.ts';
import { CloudConfigError } from '../../src/errors.ts';
import { createFiles } from '../../src/host/node/files.ts';

const privileged = process.geteuid?.() === 0;

function failsWith(code: string, words: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof CloudConfigError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, words);
    return true;
  };
}

function text(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

describe('files below a root', () => {
  let base: string;
  let root: string;
  let files: Files;

  beforeEach(() => {
    base = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-config-files-'));
    root = path.join(base, 'root');
    fs.mkdirSync(root);
    files = createFiles(root, { privileged, pid: process.pid });
  });

  afterEach(() => {
    fs.rmSync(base, { recursive: true, force: true });
  });

  function inRoot(name: string): string {
    return path.join(root, name);
  }

  function modeOf(name: string): string {
    return (fs.lstatSync(inRoot(name)).mode & 0o7777).toString(8);
  }

  it('writes the content and makes missing parents 0755 whatever the umask is', () => {
    const umask = process.umask(0o077);
    try {
      files.write('/opt/a/b/c.txt', text('hello\n'), { mode: 0o644 });
    } finally {
      process.umask(umask);
    }
    assert.equal(fs.readFileSync(inRoot('opt/a/b/c.txt'), 'utf8'), 'hello\n');
    assert.deepEqual([modeOf('opt'), modeOf('opt/a/b'), modeOf('opt/a/b/c.txt')], ['755', '755', '644']);
    assert.deepEqual(fs.readdirSync(inRoot('opt/a/b')), ['c.txt']);
  });

  it('keeps setuid, setgid and sticky bits when it gives an owner', () => {
    const owner = privileged ? { uid: 1234, gid: 1235 } : { uid: 0, gid: 0 };
    files.write('/setuid', text(''), { mode: 0o4755, owner });
    files.makeDirectory('/sticky', { mode: 0o1777, owner });
    assert.deepEqual([modeOf('setuid'), modeOf('sticky')], ['4755', '1777']);
    if (!privileged) return;
    const { uid, gid } = fs.statSync(inRoot('setuid'));
    assert.deepEqual([uid, gid], [1234, 1235]);
  });

  it('gives missing parents below a home to its owner', () => {
    const owner = { uid: 1234, gid: 1235 };
    const homeOwner = (name: string) => (name.startsWith('/home/bob') ? owner : undefined);
    createFiles(root, { privileged, pid: process.pid, homeOwner }).write('/home/bob/a/b', text(''), {
      mode: 0o600,
    });
    if (!privileged) return;
    assert.equal(fs.statSync(inRoot('home')).uid, 0);
    assert.equal(fs.statSync(inRoot('home/bob')).uid, 1234);
    assert.equal(fs.statSync(inRoot('home/bob/a')).gid, 1235);
  });

  it('replaces a link at the destination and leaves its target alone', () => {
    fs.writeFileSync(inRoot('target'), 'old');
    fs.symlinkSync('target', inRoot('link'));
    files.write('/link', text('new'), { mode: 0o600 });
    assert.equal(fs.readFileSync(inRoot('target'), 'utf8'), 'old');
    assert.equal(fs.lstatSync(inRoot('link')).isFile(), true);
  });

  it('follows an absolute link as a chroot would, inside the root', () => {
    fs.mkdirSync(inRoot('real'));
    fs.symlinkSync('/real', inRoot('var'));
    files.write('/var/sub/file', text('x'), { mode: 0o644 });
    assert.equal(fs.readFileSync(inRoot('real/sub/file'), 'utf8'), 'x');
    assert.deepEqual(files.list('/var/sub'), ['file']);
    assert.equal(files.stat('/var')?.type, 'symlink');
    assert.equal(files.readLink('/var'), '/real');
  });

  for (const target of ['outside', '../outside', '../../outside']) {
    it(`refuses to write through a link to ${target} that leads out of the root`, () => {
      const outside = path.join(base, 'outside');
      fs.mkdirSync(outside);
      fs.mkdirSync(inRoot('etc'));
      fs.symlinkSync(target === 'outside' ? outside : target, inRoot('etc/evil'));
      const message =
        /leads through the link \/etc\/evil -> .*outside, which leaves the root; replace the link/;
      const write = () => files.write('/etc/evil/x/passwd', text('x'), { mode: 0o644 });
      if (target === '../outside') {
        fs.mkdirSync(inRoot('outside'));
        write();
        assert.equal(fs.existsSync(inRoot('outside/x/passwd')), true);
      } else {
        assert.throws(write, failsWith('FS_ESCAPE', message));
        assert.throws(
          () => files.makeDirectory('/etc/evil/y', { mode: 0o755 }),
          failsWith('FS_ESCAPE', message),
        );
        assert.throws(() => files.link('/etc/evil/z', '/'), failsWith('FS_ESCAPE', message));
      }
      assert.deepEqual(fs.readdirSync(outside), []);
    });
  }

  it('takes .. back as the 2018 agent did, but not above the root', () => {
    files.write('/opt/../etc/x', text(''), { mode: 0o644 });
    assert.deepEqual(files.list('/'), ['etc']);
    assert.throws(
      () => files.write('/../x', text(''), { mode: 0o644 }),
      failsWith('FS_ESCAPE', /above the root/),
    );
    assert.throws(() => files.write('x', text(''), { mode: 0o644 }), failsWith('FS_ESCAPE', /absolute/));
    assert.deepEqual(fs.readdirSync(base), ['root']);
  });

  it('follows no link that a user could have made where that is asked for', () => {
    if (privileged) fs.chownSync(root, 1234, 1234);
    fs.mkdirSync(inRoot('real'));
    fs.symlinkSync('real', inRoot('.ssh'));
    const options = { mode: 0o600, links: 'refuse' } as const;
    assert.throws(
      () => files.write('/.ssh/keys', text(''), options),
      failsWith('FS_ESCAPE', /\/\.ssh -> real.*no link/),
    );
    assert.throws(() => files.makeDirectory('/.ssh', options), failsWith('FS_ESCAPE', /\/\.ssh -> real/));
    assert.deepEqual(fs.readdirSync(inRoot('real')), []);
  });

  it('follows the link that root made of /home even then', function () {
    if (!privileged) this.skip();
    fs.mkdirSync(inRoot('var/home/bob'), { recursive: true });
    fs.symlinkSync('var/home', inRoot('home'));
    files.write('/home/bob/x', text('x'), { mode: 0o600, links: 'refuse' });
    assert.deepEqual(fs.readdirSync(inRoot('var/home/bob')), ['x']);
  });

  it('refuses to change a hard link where no link is followed', () => {
    fs.writeFileSync(inRoot('shadow'), '', { mode: 0o600 });
    fs.linkSync(inRoot('shadow'), inRoot('keys'));
    const change = () => files.setAttributes('/keys', { mode: 0o644, links: 'refuse' });
    assert.throws(change, failsWith('FS_ESCAPE', /hard link/));
    assert.equal(modeOf('shadow'), '600');
  });

  it('ends a ring of links with a failure', () => {
    fs.symlinkSync('b', inRoot('a'));
    fs.symlinkSync('a', inRoot('b'));
    assert.throws(() => files.read('/a'), failsWith('FS_IO', /ring of links/));
  });

  it('removes its temporary file when the destination is a directory', () => {
    fs.mkdirSync(inRoot('etc/motd'), { recursive: true });
    assert.throws(
      () => files.write('/etc/motd', text('x'), { mode: 0o644 }),
      failsWith('FS_IS_DIRECTORY', /\/etc\/motd/),
    );
    assert.throws(() => files.link('/etc/motd', 'x'), failsWith('FS_IS_DIRECTORY', /\/etc\/motd/));
    assert.throws(() => files.write('/', text('x'), { mode: 0o644 }), failsWith('FS_IS_DIRECTORY', /\//));
    assert.deepEqual(fs.readdirSync(inRoot('etc')), ['motd']);
    assert.deepEqual(fs.readdirSync(root), ['etc']);
  });

  it('names the file that stands where a directory is needed', () => {
    fs.writeFileSync(inRoot('etc'), '');
    assert.throws(
      () => files.write('/etc/motd', text('x'), { mode: 0o644 }),
      failsWith('FS_NOT_DIRECTORY', /\/etc\/motd/),
    );
    assert.equal(files.read('/etc/motd'), undefined);
  });

  it('says which name is too long, and writes one that just fits', () => {
    const longest = `/${'x'.repeat(255)}`;
    files.write(longest, text('x'), { mode: 0o644 });
    assert.equal(files.stat(longest)?.size, 1);
    assert.throws(
      () => files.write(`${longest}x`, text(''), { mode: 0o644 }),
      failsWith('FS_NAME_TOO_LONG', /255/),
    );
    assert.equal(fs.readdirSync(root).length, 1);
  });

  it('says that a directory may not be written in', function () {
    if (privileged) this.skip();
    fs.mkdirSync(inRoot('locked'), { mode: 0o555 });
    assert.throws(
      () => files.write('/locked/x', text(''), { mode: 0o644 }),
      failsWith('FS_PERMISSION', /\/locked\/x.*root/),
    );
    assert.deepEqual(fs.readdirSync(inRoot('locked')), []);
  });

  it('removes what a killed run left beside the file, and nothing else', () => {
    const dead = 4194305;
    for (const name of [
      `.motd.cloud-config-${dead}`,
      `.cloud-config-${dead}`,
      '.motd.cloud-config-x',
      '.profile',
    ]) {
      fs.writeFileSync(inRoot(name), 'half');
    }
    fs.mkdirSync(inRoot(`.etc.cloud-config-${dead}`));
    fs.writeFileSync(inRoot(`.mine.cloud-config-${process.ppid}`), 'of a live process');
    files.write('/motd', text('whole'), { mode: 0o644 });
    const left = fs.readdirSync(root).sort();
    assert.deepEqual(left, [
      `.mine.cloud-config-${process.ppid}`,
      '.motd.cloud-config-x',
      '.profile',
      'motd',
    ]);
  });

  it('leaves an existing directory as it is', () => {
    fs.mkdirSync(inRoot('var'), { mode: 0o700 });
    files.makeDirectory('/var', { mode: 0o755 });
    files.makeDirectory('/var/lib/x', { mode: 0o750 });
    assert.deepEqual([modeOf('var'), modeOf('var/lib'), modeOf('var/lib/x')], ['700', '755', '750']);
  });

  it('changes mode and owner without following a link at the end', () => {
    fs.writeFileSync(inRoot('file'), '', { mode: 0o600 });
    fs.symlinkSync('file', inRoot('link'));
    files.setAttributes('/link', { mode: 0o777, owner: { uid: 7, gid: 7 } });
    assert.equal(modeOf('file'), '600');
    files.setAttributes('/file', { mode: 0o4750, owner: { uid: process.getuid?.() ?? 0, gid: 7 } });
    assert.equal(modeOf('file'), '4750');
    assert.throws(
      () => files.setAttributes('/none', { mode: 0o600 }),
      failsWith('FS_IO', /\/none does not exist/),
    );
  });

  it('makes, replaces and removes links', () => {
    files.link('/etc/systemd/system/x.service', '/dev/null');
    files.link('/etc/systemd/system/x.service', '../y');
    assert.equal(files.readLink('/etc/systemd/system/x.service'), '../y');
    files.remove('/etc/systemd/system/x.service');
    files.remove('/etc/systemd/system/x.service');
    files.remove('/nowhere/x');
    assert.deepEqual(files.list('/etc/systemd/system'), []);
    assert.throws(() => files.remove('/etc'), failsWith('FS_IS_DIRECTORY', /\/etc/));
  });

  it('tells what is absent from what is there', () => {
    fs.symlinkSync('/nowhere', inRoot('dangling'));
    assert.equal(files.read('/dangling'), undefined);
    assert.equal(files.read('/none/at/all'), undefined);
    assert.equal(files.stat('/none'), undefined);
    assert.equal(files.list('/none'), undefined);
    assert.equal(files.readLink('/'), undefined);
    assert.equal(files.stat('/')?.type, 'directory');
    assert.throws(() => files.read('/'), failsWith('FS_IS_DIRECTORY', /directory/));
  });

  it('works on the running system’s root', () => {
    const live = createFiles('/', { privileged, pid: process.pid });
    live.write(path.join(base, 'live'), text('x'), { mode: 0o640 });
    assert.equal(fs.readFileSync(path.join(base, 'live'), 'utf8'), 'x');
    assert.equal(live.read('/dev/null')?.length, 0);
    assert.notEqual(live.read('/proc/self/status')?.length, 0);
  });
});

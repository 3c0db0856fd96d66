import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Accounts, Commands, NewAccount } from '../../src/apply/host.ts';
import { CloudConfigError } from '../../src/errors.ts';
import { findAccount, homeOwner } from '../../src/host/node/account-database.ts';
import { nextId, nextSubordinate, nextSystemId } from '../../src/host/node/account-ids.ts';
import { createAccounts } from '../../src/host/node/accounts.ts';
import { createFiles } from '../../src/host/node/files.ts';

const privileged = process.geteuid?.() === 0;
const HASH = '$6$salt$abcdefghijklmnopqrstuvwxyz./0123456789';
const TODAY = 20_000;

const NOBODY_NEW: NewAccount = {
  name: 'bob',
  createHome: 'create',
  groups: [],
  userGroup: 'create',
  account: 'regular',
  logInit: 'create',
};

const noCommands: Commands = { run: async () => undefined };

function rejectsWith(code: string, words: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof CloudConfigError, String(error));
    assert.equal(error.code, code);
    assert.match(error.message, words);
    return true;
  };
}

describe('accounts below another root', () => {
  let root: string;
  let accounts: Accounts;

  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'cloud-config-accounts-'));
    fs.mkdirSync(path.join(root, 'etc'));
    put('passwd', 'root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1::/usr/sbin:/usr/sbin/nologin\n', 0o644);
    put('group', 'root:x:0:\ndaemon:x:1:\nsudo:x:27:\nusers:x:100:\ndocker:x:999:alice\n', 0o644);
    put('shadow', 'root:*:19000:0:99999:7:::\n', 0o640);
    put('gshadow', 'root:*::\nsudo:*::\ndocker:!::alice\n', 0o640);
    put(
      'login.defs',
      '# x\nUID_MIN\t\t 1000\nPASS_MIN_DAYS 0\nPASS_MAX_DAYS 99999\nPASS_WARN_AGE 7\nUMASK 027\n',
      0o644,
    );
    accounts = create();
  });

  afterEach(() => {
    fs.rmSync(root, { recursive: true, force: true });
  });

  function create(): Accounts {
    const files = createFiles(root, { privileged, pid: process.pid });
    return createAccounts({ root, files, commands: noCommands, now: () => TODAY * 86_400_000 + 5 });
  }

  function put(name: string, content: string, mode: number): void {
    fs.writeFileSync(path.join(root, 'etc', name), content);
    fs.chmodSync(path.join(root, 'etc', name), mode);
  }

  function lastLine(name: string): string | undefined {
    return fs
      .readFileSync(path.join(root, 'etc', name), 'utf8')
      .trimEnd()
      .split('\n')
      .at(-1);
  }

  function mode(name: string): string {
    return (fs.statSync(path.join(root, name)).mode & 0o7777).toString(8);
  }

  it('creates an account with a group of its own as useradd does', async () => {
    await accounts.create({ ...NOBODY_NEW, gecos: 'Bob B.', shell: '/bin/bash', groups: ['sudo', 'docker'] });
    assert.equal(lastLine('passwd'), 'bob:x:1000:1000:Bob B.:/home/bob:/bin/bash');
    assert.equal(lastLine('shadow'), 'bob:*:20000:0:99999:7:::');
    assert.equal(lastLine('group'), 'bob:x:1000:');
    assert.equal(lastLine('gshadow'), 'bob:!::');
    assert.deepEqual(accounts.findGroup('docker'), { name: 'docker', gid: 999, members: ['alice', 'bob'] });
    assert.deepEqual(accounts.findGroup('sudo')?.members, ['bob']);
    assert.match(
      fs.readFileSync(path.join(root, 'etc/gshadow'), 'utf8'),
      /^sudo:\*::bob\ndocker:!::alice,bob$/m,
    );
    assert.deepEqual([mode('etc/passwd'), mode('etc/shadow'), mode('etc/gshadow')], ['644', '640', '640']);
    assert.deepEqual(accounts.find('bob'), {
      name: 'bob',
      uid: 1000,
      gid: 1000,
      gecos: 'Bob B.',
      home: '/home/bob',
      shell: '/bin/bash',
    });
  });

  it('leaves the lines of others as they were', async () => {
    const before = fs.readFileSync(path.join(root, 'etc/passwd'), 'utf8');
    await accounts.create(NOBODY_NEW);
    assert.ok(fs.readFileSync(path.join(root, 'etc/passwd'), 'utf8').startsWith(before));
  });

  it('fills the home from the skeleton', async () => {
    fs.mkdirSync(path.join(root, 'etc/skel/.config'), { recursive: true, mode: 0o700 });
    fs.writeFileSync(path.join(root, 'etc/skel/.profile'), 'x', { mode: 0o600 });
    fs.symlinkSync('.profile', path.join(root, 'etc/skel/.bash_profile'));
    await accounts.create({ ...NOBODY_NEW, home: '/srv/bob' });
    const home = path.join(root, 'srv/bob');
    assert.deepEqual(fs.readdirSync(home).sort(), ['.bash_profile', '.config', '.profile']);
    assert.deepEqual([mode('srv/bob'), mode('srv/bob/.profile'), mode('srv')], ['750', '600', '755']);
    assert.equal(fs.readlinkSync(path.join(home, '.bash_profile')), '.profile');
    if (!privileged) return;
    for (const name of ['', '.config', '.profile', '.bash_profile']) {
      assert.equal(fs.lstatSync(path.join(home, name)).uid, 1000, name);
    }
  });

  it('makes no home where none is asked for', async () => {
    await accounts.create({ ...NOBODY_NEW, createHome: 'none' });
    assert.equal(fs.existsSync(path.join(root, 'home')), false);
  });

  it('gives subordinate ids to regular accounts where the tables exist', async () => {
    put('subuid', 'alice:100000:65536\n', 0o644);
    put('subgid', '', 0o644);
    await accounts.create(NOBODY_NEW);
    await accounts.create({ ...NOBODY_NEW, name: 'daemon2', account: 'system' });
    assert.equal(lastLine('subuid'), 'bob:165536:65536');
    assert.equal(lastLine('subgid'), 'bob:100000:65536');
  });

  it('numbers system accounts downwards and leaves their ageing empty', async () => {
    await accounts.create({ ...NOBODY_NEW, account: 'system', createHome: 'none' });
    assert.equal(lastLine('passwd'), 'bob:x:999:998::/home/bob:/bin/sh');
    assert.equal(lastLine('shadow'), 'bob:*:20000::::::');
  });

  it('takes uid, primary group, expiry and the defaults of useradd', async () => {
    fs.mkdirSync(path.join(root, 'etc/default'));
    put('default/useradd', 'SHELL=/bin/zsh\nHOME="/people"\n', 0o644);
    const expiry = { expireDate: '2030-01-31', inactive: 5 };
    await accounts.create({ ...NOBODY_NEW, uid: 500, primaryGroup: 'sudo', ...expiry });
    assert.equal(lastLine('passwd'), 'bob:x:500:27::/people/bob:/bin/zsh');
    assert.equal(lastLine('shadow'), 'bob:*:20000:0:99999:7:5:21945:');
    assert.deepEqual(accounts.shadow('bob'), { hash: '*', expire: 21945, inactive: 5 });
    await accounts.create({ ...NOBODY_NEW, name: 'eve', userGroup: 'none' });
    assert.equal(accounts.find('eve')?.gid, 100);
  });

  it('takes the group that a killed run has made', async () => {
    put('group', 'bob:x:1234:\n', 0o644);
    await accounts.create(NOBODY_NEW);
    assert.equal(accounts.find('bob')?.gid, 1234);
  });

  it('changes what usermod may change', async () => {
    await accounts.create(NOBODY_NEW);
    await accounts.change('bob', { gecos: 'B', shell: '/bin/zsh', addGroups: ['sudo'], inactive: 3 });
    await accounts.change('bob', {
      addGroups: ['sudo', 'docker'],
      expireDate: '1970-01-02',
      primaryGroup: '100',
    });
    assert.equal(lastLine('passwd'), 'bob:x:1000:100:B:/home/bob:/bin/zsh');
    assert.equal(lastLine('shadow'), 'bob:*:20000:0:99999:7:3:1:');
    assert.deepEqual(accounts.findGroup('sudo')?.members, ['bob']);
  });

  it('puts a password hash into shadow, never into passwd', async () => {
    fs.rmSync(path.join(root, 'etc/shadow'));
    put('passwd', 'root:x:0:0::/root:/bin/sh\ncore::500:500::/home/core:/bin/bash\n', 0o644);
    await accounts.setPassword('core', HASH);
    assert.equal(lastLine('shadow'), `core:${HASH}:20000::::::`);
    assert.equal(mode('etc/shadow'), '600');
    assert.equal(lastLine('passwd'), 'core:x:500:500::/home/core:/bin/bash');
    assert.equal(accounts.shadow('core')?.hash, HASH);
  });

  it('says what is missing or taken, and changes nothing', async () => {
    const before = fs.readFileSync(path.join(root, 'etc/group'), 'utf8');
    const cases: readonly (readonly [Partial<NewAccount>, RegExp])[] = [
      [{ name: 'root' }, /the user root exists/],
      [{ name: '--root' }, /"--root" is not a user name/],
      [{ name: 'a:b' }, /not a user name/],
      [{ groups: ['none'] }, /no group none/],
      [{ primaryGroup: 'none' }, /no group none/],
      [{ uid: 1 }, /uid 1 .* is taken/],
      [{ gecos: 'a\nroot::0:0::/:' }, /line break/],
      [{ home: '/a:b' }, /colon/],
      [{ expireDate: 'soon' }, /"soon" is not a date/],
    ];
    for (const [changes, words] of cases) {
      await assert.rejects(
        accounts.create({ ...NOBODY_NEW, ...changes }),
        rejectsWith('ACCOUNT_FAILED', words),
      );
    }
    await assert.rejects(accounts.change('eve', {}), rejectsWith('ACCOUNT_FAILED', /no user eve/));
    await assert.rejects(accounts.setPassword('eve', HASH), rejectsWith('ACCOUNT_FAILED', /no user eve/));
    assert.equal(fs.readFileSync(path.join(root, 'etc/group'), 'utf8'), before);
    assert.equal(accounts.find('bob'), undefined);
    fs.rmSync(path.join(root, 'etc/passwd'));
    await assert.rejects(
      accounts.create(NOBODY_NEW),
      rejectsWith('ACCOUNT_NO_DATABASE', /\/etc\/passwd is missing/),
    );
  });

  it('knows whose home a directory is in', () => {
    put('passwd', 'bob:x:1000:1001::/home/bob:\ndaemon:x:1:1::/usr/sbin:\nall:x:9:9::/:\n', 0o644);
    fs.mkdirSync(path.join(root, 'usr/sbin'), { recursive: true });
    const files = createFiles(root, { privileged, pid: process.pid });
    assert.deepEqual(homeOwner(files, '/home/bob/.ssh'), { uid: 1000, gid: 1001 });
    assert.equal(homeOwner(files, '/home/bobby'), undefined);
    assert.equal(homeOwner(files, '/usr/sbin/x'), undefined);
    assert.equal(findAccount(files, 'none'), undefined);
  });
});

describe('ids of new accounts', () => {
  it('come after the highest one, then from the gaps', () => {
    assert.equal(nextId(new Set([5, 10, 12, 70_000]), { first: 10, last: 20 }), 13);
    assert.equal(nextId(new Set([10, 12, 14]), { first: 10, last: 14 }), 11);
    assert.throws(
      () => nextId(new Set([10]), { first: 10, last: 10 }),
      rejectsWith('ACCOUNT_FAILED', /login\.defs/),
    );
    assert.equal(nextSystemId(new Set([1000, 998, 996, 50]), { first: 100, last: 999 }), 995);
    assert.equal(nextSystemId(new Set([999, 100]), { first: 100, last: 999 }), 998);
  });

  it('of subordinates fill the first gap that is large enough', () => {
    const rows = [
      ['a', '100', '10'],
      ['b', '115', '10'],
      ['c', '140', '10'],
    ];
    assert.equal(nextSubordinate(rows, { first: 100, last: 1000 }, 10), 125);
    assert.equal(nextSubordinate(rows, { first: 100, last: 1000 }, 20), 150);
    assert.throws(
      () => nextSubordinate(rows, { first: 100, last: 155 }, 20),
      rejectsWith('ACCOUNT_FAILED', /no id/),
    );
  });
});

describe('accounts of the running system', () => {
  interface Call {
    readonly argv: readonly string[];
    readonly input: string;
  }

  function live(result: { readonly status: number; readonly output: string } | undefined): {
    readonly accounts: Accounts;
    readonly calls: readonly Call[];
  } {
    const calls: Call[] = [];
    const commands: Commands = {
      run: async (argv, input) => {
        calls.push({ argv, input: new TextDecoder().decode(input) });
        return result;
      },
    };
    const files = createFiles('/', { privileged, pid: process.pid });
    return { accounts: createAccounts({ root: '/', files, commands, now: () => 0 }), calls };
  }

  const fine = { status: 0, output: '' };
  const name = 'cloud-config-test-nobody';

  it('are created by useradd with an argv that ends in the name', async () => {
    const { accounts, calls } = live(fine);
    await accounts.create({ ...NOBODY_NEW, name });
    await accounts.create({ ...NOBODY_NEW, name: 'root', userGroup: 'create', createHome: 'none' });
    await accounts.create({
      ...NOBODY_NEW,
      name,
      userGroup: 'none',
      account: 'system',
      logInit: 'none',
      groups: ['a', 'b'],
    });
    await accounts.create({
      ...NOBODY_NEW,
      name,
      uid: 7,
      gecos: 'x y',
      home: '/h',
      shell: '/s',
      primaryGroup: 'g',
      expireDate: '2030-01-31',
      inactive: 0,
    });
    const lines = calls.map((call) => call.argv.join(' '));
    assert.deepEqual(lines, [
      `useradd --password * --create-home --user-group -- ${name}`,
      'useradd --password * --no-create-home --gid root -- root',
      `useradd --password * --create-home --no-user-group --groups a,b --system --no-log-init -- ${name}`,
      `useradd --password * --uid 7 --comment x y --home-dir /h --create-home --shell /s --gid g --expiredate 2030-01-31 --inactive 0 -- ${name}`,
    ]);
  });

  it('are changed by usermod, and only when there is something to change', async () => {
    const { accounts, calls } = live(fine);
    await accounts.change('bob', {});
    await accounts.change('bob', { shell: '/bin/zsh', addGroups: ['sudo'] });
    assert.deepEqual(
      calls.map((call) => call.argv.join(' ')),
      ['usermod --shell /bin/zsh --append --groups sudo -- bob'],
    );
  });

  it('get their hash over standard input', async () => {
    const { accounts, calls } = live(fine);
    await accounts.setPassword('bob', HASH);
    assert.deepEqual(calls, [{ argv: ['chpasswd', '-e'], input: `bob:${HASH}\n` }]);
    await assert.rejects(accounts.setPassword('bob', `x\nroot:${HASH}`), (error) => {
      assert.ok(error instanceof CloudConfigError);
      assert.equal(error.message.includes(HASH), false);
      return true;
    });
    assert.equal(calls.length, 1);
  });

  it('report the words of the tool, without a hash', async () => {
    const { accounts } = live({ status: 1, output: `chpasswd: (line 1) bob:${HASH}\n  invalid\n` });
    const words = /chpasswd failed for the user bob: chpasswd: \(line 1\) bob:\[hash\] invalid$/;
    await assert.rejects(accounts.setPassword('bob', HASH), rejectsWith('ACCOUNT_FAILED', words));
    const missing = live(undefined).accounts;
    await assert.rejects(
      missing.create({ ...NOBODY_NEW, name }),
      rejectsWith('ACCOUNT_NO_TOOL', /useradd is not installed/),
    );
  });
});

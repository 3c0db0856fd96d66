// Preloaded into the program: kills it, as the kernel would, right after the n-th call that changes a file system.
// KILL_AFTER=n; with KILL_AFTER=count the number of such calls is written to the file descriptor 3 at the end.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const limit = Number(process.env.KILL_AFTER);
let calls = 0;

for (const name of [
  'openSync',
  'writeSync',
  'fchmodSync',
  'fchownSync',
  'renameSync',
  'unlinkSync',
  'symlinkSync',
  'mkdirSync',
  'lchownSync',
  'chmodSync',
]) {
  const original = fs[name];
  fs[name] = (...args) => {
    const result = original(...args);
    // Opening for reading changes nothing.
    const isWrite =
      name !== 'openSync' || (Number(args[1]) & (fs.constants.O_CREAT | fs.constants.O_WRONLY)) !== 0;
    if (isWrite && ++calls === limit) process.kill(process.pid, 'SIGKILL');
    return result;
  };
}
syncBuiltinESMExports();
if (process.env.KILL_AFTER === 'count') process.on('exit', () => fs.writeFileSync(3, String(calls)));

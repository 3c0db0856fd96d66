// Logs in by ssh2 and runs a command: node login.js ADDRESS USER COMMAND, the private key on standard input.
import { readFileSync } from 'node:fs';
import ssh2 from 'ssh2';

const [host = '', username = '', command = ''] = process.argv.slice(2);
const client = new ssh2.Client();
client
  .on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  })
  .on('ready', () => {
    client.exec(command, (error, stream) => {
      if (error) throw error;
      stream.on('data', (data: Uint8Array) => process.stdout.write(data));
      stream.on('close', (code: number) => {
        process.exitCode = code;
        client.end();
      });
    });
  })
  .connect({ host, username, privateKey: readFileSync(0), readyTimeout: 20_000 });

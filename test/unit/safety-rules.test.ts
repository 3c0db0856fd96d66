import assert from 'node:assert/strict';
import { type Diagnostic, readDocument } from '../../src/config/index.ts';

const CANARY = 'hunter2hunter2hunter2';
const BODY = 'bm90IGEga2V5LCBidXQgdGhlIHRleHQgbG9va3MgbGlrZSBvbmU=';
const PEM = ['-----BEGIN PRIVATE KEY-----', BODY, '-----END PRIVATE KEY-----'];

function findings(...lines: readonly string[]): readonly Diagnostic[] {
  return readDocument(`#cloud-config\n${lines.join('\n')}\n`).diagnostics;
}

function codes(...lines: readonly string[]): readonly string[] {
  return findings(...lines).map(({ code }) => code);
}

/** A document with one file. */
function file(content: readonly string[], ...keys: readonly string[]): readonly string[] {
  const own = keys.map((key) => `    ${key}`);
  return [
    'write_files:',
    '  - path: /a',
    ...own,
    '    content: |',
    ...content.map((line) => `      ${line}`),
  ];
}

/** The document after its first fix. */
function mended(...lines: readonly string[]): string {
  const source = `#cloud-config\n${lines.join('\n')}\n`;
  const [edit] = readDocument(source).diagnostics.find(({ fix }) => fix !== undefined)?.fix?.edits ?? [];
  assert.ok(edit !== undefined, source);
  return source.slice(0, edit.start) + edit.text + source.slice(edit.end);
}

describe('rules of safety', () => {
  it('never repeat a secret', () => {
    const lines = [
      'ssh_authorized_keys:',
      `  - ${CANARY}`,
      `  - -----BEGIN OPENSSH PRIVATE KEY----- ${CANARY}`,
      `  - command="${CANARY} ssh-rsa AAAA`,
      'users:',
      `  - {name: a, passwd: ${CANARY}}`,
      `  - {name: b, passwd: "$6$${CANARY}"}`,
      `  - {name: c, passwd: "$1$${CANARY}$${CANARY}", coreos_ssh_import_url: "http://x:${CANARY}@example.com/"}`,
      ...file([`API_TOKEN=${CANARY}`, `https://x:${CANARY}@example.com/`]),
    ];
    const found = findings(...lines);
    const expected = ['CC340', 'CC502', 'CC340', 'CC501', 'CC345', 'CC345', 'CC507', 'CC504', 'CC507'];
    for (const code of expected)
      assert.ok(
        found.some((each) => each.code === code),
        code,
      );
    assert.ok(!JSON.stringify(found.map(({ message, fix }) => [message, fix])).includes(CANARY));
  });

  it('find a private key that others may read, also behind base64', () => {
    assert.deepEqual(codes(...file(PEM)), ['CC503']);
    assert.deepEqual(codes(...file(PEM, 'permissions: "0604"')), ['CC503']);
    assert.deepEqual(codes(...file(PEM, 'permissions: "0640"')), []);
    const encoded = Buffer.from(PEM.join('\n')).toString('base64');
    assert.deepEqual(codes(...file([encoded], 'encoding: b64')), ['CC503']);
  });

  it('think less of a private key with a pass phrase, and nothing of the words for one', () => {
    const [found] = findings(...file(PEM.map((line) => line.replace('PRIVATE', 'ENCRYPTED PRIVATE'))));
    assert.equal(found?.severity, 'warning');
    assert.deepEqual(codes(...file(['grep -q "-----BEGIN PRIVATE KEY-----" /a', 'exit 0'])), []);
    assert.deepEqual(codes(...file(['-----BEGIN PRIVATE KEY-----', '...', '-----END PRIVATE KEY-----'])), []);
  });

  it('give a file the mode that it needs, wherever its entry says it or does not', () => {
    assert.match(mended(...file(PEM)), /\n {2}- permissions: "0600"\n {4}path: \/a\n/);
    assert.match(mended(...file(PEM, 'permissions: 0644')), /\n {4}permissions: "0600"\n/);
    assert.match(mended(...file(PEM, 'permissions:')), /\n {4}permissions: "0600"\n/);
    const flow = 'write_files: [{path: /a, content: "API_TOKEN=hunter2hunter2"}]';
    assert.match(mended(flow), /\[\{permissions: "0600", path: \/a,/);
    assert.match(mended(...file(['API_TOKEN=hunter2hunter2'], 'permissions: "0755"')), /"0700"/);
    assert.match(mended(...file(['x'], 'permissions: "0666"')), /"0644"/);
    assert.match(mended(...file(['x'], 'permissions: "2777"')), /"2755"/);
  });

  it('leave alone what only looks like a secret', () => {
    const lines = [
      'PASSWORD=$1 TOKEN=$(cat /etc/token) API_KEY=`key`',
      'DB_PASSWORD_FILE=/etc/password DB_PASSWORD=/etc/password',
      'ETCD_INITIAL_CLUSTER_TOKEN=etcd-cluster-one',
      'SECRET="" API_TOKEN=<your token here> X_PASSWORD=changeme123 Y_SECRET=xxxxxxxxxx',
      'password=hunter2hunter2 --token=abcdefgh.ijklmnop',
      'https://user:$TOKEN@example.com https://$TOKEN:x-oauth-basic@example.com http://a:80/@b',
      'postgres://user:password@db/app git@github.com:a/b https://[::1]:8080/',
    ];
    assert.deepEqual(codes(...file(lines)), []);
  });

  it('find what is one, short or with other marks in it, in the forms that files have', () => {
    const lines = [
      'DB_PASSWORD=hunter2',
      'export MYSQL_ROOT_PASSWORD=s3cr3t',
      'DB_PASSWORD="p@ss$w0rd!x"',
      "DB_PASSWORD='100%sure&so2'",
      'aws_secret_access_key = bm90IGEgc2VjcmV0LCBidXQgbG9uZw',
      'password: Tr0ub4dor3xyz',
      '  - db.password: "Tr0ub4dor3xyz" # of the database',
      '{"user": "a", "password": "Tr0ub4dor3xyz"}',
      `{"auths": {"registry.example.com": {"auth": "${btoa('robot:hunter2')}"}}}`,
      `GITHUB_TOKEN=ghp_${'a1B2c3'.repeat(6)}`,
      `git clone https://ghp_${'a1B2c3'.repeat(6)}@example.com`,
    ];
    for (const line of lines) {
      const found = findings(...file([line]));
      assert.deepEqual(
        found.map(({ code }) => code),
        ['CC504'],
        line,
      );
      assert.ok(!/hunter2|s3cr3t|w0rd|Tr0ub|bm90/.test(found[0]?.message ?? ''));
    }
    const all = file(lines);
    const source = `#cloud-config\n${all.join('\n')}\n`;
    assert.equal(findings(...all).length, lines.length);
    assert.equal(source.slice(findings(...all)[5]?.start, findings(...all)[5]?.end), 'password');
  });

  it('find a short one in a unit', () => {
    const lines = [
      'coreos:',
      '  units:',
      '    - name: a.service',
      '      command: start',
      '      content: |',
    ];
    const unit = ['[Service]', 'Environment=DB_PASSWORD=hunter2', 'ExecStart=/bin/true'];
    assert.deepEqual(codes(...lines, ...unit.map((line) => `        ${line}`)), ['CC504']);
  });

  it('leave settings alone that hold none', () => {
    const lines = [
      'DB_PASSWORD=$DB_PASSWORD1 DB_PASSWORD=${X1} DB_PASSWORD="pre1-$SUFFIX" DB_PASSWORD=%i',
      'DB_PASSWORD={{ x1 }} DB_PASSWORD=<password1> DB_PASSWORD=changeme1 DB_PASSWORD= DB_PASSWORD=ask',
      'DB_PASSWORD=$(cat /x1) DB_PASSWORD=`x1` DB_PASSWORD=no',
      'password_file=/run/x1',
      'PASSWORD_AUTH=no',
      'PasswordAuthentication no',
      'password: {{ x1 }}',
      'password: ${X1}',
      'password: "$X1"',
      'password: <password1>',
      'password: "your-password-1-here"',
      'password: changeme1',
      'password:',
      'password: ""',
      'password: true',
      'password = get_password(1)',
      'password: it is in the vault 2',
      'passwd:         files usrfiles2',
      'password = config.db2.password',
      'password: /run/secrets/db1',
      'password: ENC[AES256_GCM,data:x1]',
      'ExecStart=/usr/bin/app --password-file /run/x1 --password=$X1 --no-password1',
      '"auth": "xXxXxXxXxXx="',
      '{"auth": "none", "password": "{{ x1 }}"}',
      `"auth": "${btoa('user:password')}"`,
      'auth: required',
      'secret: app-certs-2',
    ];
    for (const line of lines) assert.deepEqual(codes(...file([line])), [], line);
  });

  it('find a secret in a unit, which everybody may read', () => {
    const unit = [
      'coreos:',
      '  units:',
      '    - name: a.service',
      '      drop_ins:',
      '        - name: 10-a.conf',
      '          content: |',
      '            [Service]',
      '            Environment="AWS_SECRET_ACCESS_KEY=abcdefghABCDEFGH12345678"',
    ];
    const [found] = findings(...unit);
    assert.equal(found?.code, 'CC504');
    assert.match(found?.message ?? '', /EnvironmentFile=/);
  });

  it('allow a sticky file to be written by all, and name setuid', () => {
    assert.deepEqual(codes(...file(['x'], 'permissions: "1777"')), []);
    assert.deepEqual(
      findings(...file(['x'], 'permissions: "4755"')).map(({ code, severity }) => `${code} ${severity}`),
      ['CC506 info'],
    );
  });
});

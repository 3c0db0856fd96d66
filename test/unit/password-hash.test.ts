import assert from 'node:assert/strict';
import { readPasswordHash } from '../../src/config/password-hash.ts';

const SHA512 =
  '$6$abcdefgh$ltjgWl6579NluT/Vi1nwEvcil.G5Nbc4NiXZaNGStk8PSwGfQv72N2CKPPrVACtLtip/cZ/1GM/O6IND4WQhG.';
const SHA256 = '$5$abcdefgh$gruCpC7VkOTspMQTTSAR8mtlO9Upms.fwqE5y16JVM.';
const BCRYPT = '$2b$05$abcdefghijklmnopqrstuuOQiyCxlgf/oeuTqixKmWdcYUh4Hjl0a';

/** What it is, in short: `hash SHA-512`, `hash MD5 (weak)`, `damaged`. */
function kindOf(text: string): string {
  const hash = readPasswordHash(text);
  if (hash.kind !== 'hash') return hash.kind;
  return `hash ${hash.scheme}${hash.weakness === undefined ? '' : ' (weak)'}`;
}

describe('the text of a password field', () => {
  it('is a hash of every scheme of crypt(5)', () => {
    const hashes: readonly (readonly [text: string, kind: string])[] = [
      [SHA512, 'hash SHA-512'],
      [SHA512.replace('$6$', '$6$rounds=5000$'), 'hash SHA-512'],
      [SHA256, 'hash SHA-256'],
      [BCRYPT, 'hash bcrypt'],
      [BCRYPT.replace('$2b$', '$2y$'), 'hash bcrypt'],
      ['$7$CU..../....abcdefghijkl$bxa5X1WCF49g06YYPQblCr7lSXIjP8G8SLULt8dzHS.', 'hash scrypt'],
      [`$y$j9T$abcdefghijklmnopqrstu.$${'a'.repeat(43)}`, 'hash yescrypt'],
      [`$gy$j9T$abcdefghijklmnopqrstu.$${'a'.repeat(43)}`, 'hash gost-yescrypt'],
      ['$1$abcdefgh$cHJi5PXp/ki/ktXzqlk6I1', 'hash MD5 (weak)'],
      ['$sha1$40000$abcdefgh$X.kamVIJBuVKlt8ZvCHMRmtIPCU5', 'hash SHA-1 (weak)'],
      ['$md5,rounds=4000$abcdefgh$$6UMSx1HLZwfkwl6/xpUSM.', 'hash SunMD5 (weak)'],
      ['$3$$878d8014606cda29677a44efa1353fc7', 'hash NT (weak)'],
      ['abNANd1rDfiNc', 'hash DES (weak)'],
      ['_J9..abcd/H6HLCcf7nw', 'hash DES (weak)'],
      [`$6$$${'a'.repeat(86)}`, 'hash SHA-512 (weak)'],
    ];
    for (const [text, kind] of hashes) assert.equal(kindOf(text), kind, text);
  });

  it('locks the account when no hash can be equal to it on purpose', () => {
    for (const text of ['', '!', '!!', '*', '*LK*', `!${SHA512}`]) assert.equal(kindOf(text), 'locked', text);
  });

  it('is damaged when a part is missing or too much, and the part is named', () => {
    const mistakes: readonly (readonly [text: string, reason: RegExp])[] = [
      [SHA512.slice(0, -10), /cut off, 76 of 86 characters/],
      [`${SHA512}xx`, /88 characters after the last \$ in place of 86/],
      [SHA512.replace('$abcdefgh', ''), /no salt/],
      ['$6$', /no salt/],
      [SHA512.replace('abcdefgh', 'abcdefghijklmnopqrst'), /salt are not as they must be/],
      [SHA512.replace('ltj', 'l-j'), /a character that no hash has/],
      [BCRYPT.replace('$05$', '$99$'), /parameters/],
      ['$argon2id$v=19$m=65536,t=3,p=4$c2FsdA$aGFzaA', /a scheme that crypt\(5\) does not have/],
      ['{SSHA}c2FsdGhhc2hlZA==', /LDAP/],
      ['5ebe2294ecd0e0f08eab7690d2a6ee69', /bare hexadecimal digest/],
      [SHA512.slice(3).replaceAll('$', ''), /lost the beginning/],
    ];
    for (const [text, reason] of mistakes) {
      const hash = readPasswordHash(text);
      assert.ok(hash.kind === 'damaged', `${text} is ${hash.kind}`);
      assert.match(hash.reason, reason);
    }
  });

  it('may stand for a hash', () => {
    const texts = [
      '$6$SALT$HASH',
      '<hash>',
      '{{ hash }}',
      `${'$'}{password_hash}`,
      '$6$abc...',
      'somehash',
      'YOUR_HASH',
    ];
    for (const text of texts) assert.equal(kindOf(text), 'placeholder', text);
  });

  it('is a password otherwise', () => {
    for (const text of ['secret', 'correct horse', 'changeme', '$ecret', 'pa$$word', 'x', '12345678'])
      assert.equal(kindOf(text), 'plain', text);
  });

  it('is never repeated', () => {
    for (const text of ['$6$hunter2', '$hunter2$', '{HUNTER2}hunter2', '$1$hunter2$hunter2'])
      assert.ok(!JSON.stringify(readPasswordHash(text)).includes('hunter2'), text);
  });
});

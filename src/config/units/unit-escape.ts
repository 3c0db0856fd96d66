/**
 * The name that systemd gives a path: `var-lib-docker` for `/var/lib/docker`.
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd-escape.html
 */
export function escapePath(path: string): string {
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0) return '-';
  let name = '';
  for (const byte of new TextEncoder().encode(parts.join('/'))) {
    const letter = String.fromCharCode(byte);
    const isPlain = /[A-Za-z0-9:_.]/.test(letter) && !(name === '' && letter === '.');
    if (letter === '/') name += '-';
    else name += isPlain ? letter : `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return name;
}

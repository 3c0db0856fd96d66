import { isIpv4 } from './network-values.ts';
import type { ValueProblem } from './value-problem.ts';
import { wordsIn } from './words.ts';

const ONE = /^(?:WorkingDirectory|RootDirectory|EnvironmentFile|Where|TTYPath|ListenFIFO|ListenSpecial)$/;
const WATCHED =
  /^(?:Condition|Assert)?(?:Path\w+|DirectoryNotEmpty|FileNotEmpty|FileIsExecutable|NeedsUpdate)$/;
const SEVERAL = /^(?:(?:ReadWrite|ReadOnly|Inaccessible)(?:Paths|Directories)|RequiresMountsFor)$/;
const ABSOLUTE = 'an absolute path, which begins with `/`';

/** What is wrong with a path, or with the address that a socket listens on. */
export function pathProblem(key: string, value: string): ValueProblem | undefined {
  // Of a condition `|` comes first, and `!` behind it.
  const isCondition = WATCHED.test(key);
  if (isCondition ? !/^\|?!?\//.test(value) : ONE.test(key) && /^-?(?:["'\w.$]|~.)/.test(value)) {
    const [, before = '', , path] = /^(\W*)(["'])(\/.*)\2$/.exec(value) ?? [];
    const meant = path === undefined ? rooted(value) : before + path;
    return { takes: ABSOLUTE, meant, ...(isCondition ? { piece: wholeOf(value) } : {}) };
  }
  if (SEVERAL.test(key)) {
    const piece = wordsIn(value).find(({ text }) => /^[-+]*[\w.]/.test(text));
    return piece && { takes: ABSOLUTE, piece, meant: rooted(piece.text) };
  }
  if (/^(?:Runtime|State|Cache|Logs|Configuration)Directory$/.test(key) && value.startsWith('/')) {
    const meant = /^\/(?:run|etc|var\/(?:lib|cache|log))\/([\w-]+)$/.exec(value)?.[1];
    return { takes: 'a name without the directory that systemd makes it in', meant };
  }
  return /^Listen(?:Stream|Datagram|SequentialPacket)$/.test(key) ? addressProblem(value) : undefined;
}

/** A path, a port, or an address with a port; names are not looked up. */
function isListenable(value: string): boolean {
  if (/^(?:[/@]|vsock)/.test(value)) return true;
  const [, host, port] = /^(?:(.*):)?(\d+)$/.exec(value) ?? [];
  const isPort = Number(port) >= 1 && Number(port) <= 65_535;
  return isPort && (host === undefined || isIpv4(host) || /^\[[\da-f:.]+\]$/i.test(host));
}

function addressProblem(value: string): ValueProblem | undefined {
  if (isListenable(value)) return undefined;
  const plain = value.replace(/^\w+:\/\//, '');
  const meant = (rooted(plain) ?? plain).replace(/^localhost:/, '127.0.0.1:').replace(/^\*?:/, '');
  return {
    takes: 'a path, a port from 1 to 65535, or an IP address with its port',
    piece: wholeOf(value),
    meant: isListenable(meant) ? meant : undefined,
  };
}

/** `etc/app.conf`, whose first slash is missing, or stands behind a blank. */
function rooted(text: string): string | undefined {
  const meant = text.replace(
    /^([-|!+]*)(?:\s+\/|(?=(?:data|dev|etc|home|media|mnt|opt|root|run|srv|sys|tmp|usr|var)(?:\/|$)))(?=\S+$)/,
    '$1/',
  );
  return meant === text ? undefined : meant;
}

function wholeOf(text: string): ValueProblem['piece'] & object {
  return { text, start: 0, end: text.length };
}

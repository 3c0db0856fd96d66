import { nearest } from '../nearest.ts';
import { commaProblem, type ValueProblem } from './value-problem.ts';
import { wordsIn } from './words.ts';

/** Whole numbers, with the least and the most that systemd takes. */
const NUMBERS: readonly (readonly [keys: RegExp, least: number, most: number])[] = [
  [/^Nice$/, -20, 19],
  [/^Priority$/, -1, 32_767],
  [/^OOMScoreAdjust$/, -1000, 1000],
  [/^CPUSchedulingPriority$/, 0, 99],
  [/^IOSchedulingPriority$/, 0, 7],
  [/^(?:Startup)?CPUShares$/, 2, 262_144],
  [/^(?:Startup)?(?:CPU|IO)Weight$/, 1, 10_000],
  [/^(?:Startup)?BlockIOWeight$/, 10, 1000],
  [/^(?:Start|Trigger)LimitBurst$|^LogRateLimitBurst$|^Backlog$|^MaxConnections/, 0, 2 ** 32 - 1],
];

const SIGNALS: readonly string[] =
  'HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS'
    .split(' ')
    .map((name) => `SIG${name}`);

const SIZE = /^\d(?:[\d. \t]|[BKMGTPE](?![BKMGTPE]))*$/;
const SIZE_KEYS =
  /^(?:Startup|Default)*Memory(?:Max|High|Low|Min|Limit|SwapMax|ZSwapMax)$|^(?:Receive|Send)Buffer$|^PipeSize$/;

/** What is wrong with a value that has a form: numbers, modes, sizes, signals, names. */
export function formProblem(key: string, value: string): ValueProblem | undefined {
  const numbers = NUMBERS.find(([keys]) => keys.test(key));
  if (numbers !== undefined) return numberProblem(numbers, value);
  if (/^(?:Kill|RestartKill|FinalKill|Watchdog|Reload)Signal$/.test(key)) return signalProblem(value);
  if (/ExitStatus$/.test(key)) return statusProblem(value);
  if (/^UMask$|(?:Directory|Socket)Mode$/.test(key))
    return /^0*[0-7]{1,4}$/.test(value) ? undefined : { takes: 'an octal number such as `0755`' };
  // One with its sign is not judged.
  if (key === 'CPUQuota') return { takes: 'a percentage such as `50%`', meant: percentage(value) };
  if (key === 'Slice' && !value.endsWith('.slice'))
    return { takes: 'the name of a slice', meant: /^[\w-]+$/.test(value) ? `${value}.slice` : undefined };
  if (SIZE_KEYS.test(key)) return sizeProblem(value, SIZE, 'a size such as `512M` or `2G`');
  if (key === 'TasksMax') return sizeProblem(value, /^\d+$/, 'a number or `infinity`');
  return undefined;
}

/** `50`, and `0.5` of a processor. */
function percentage(value: string): string | undefined {
  if (/^\d\d+$/.test(value)) return `${value}%`;
  return /^\d?\.\d\d?$/.test(value) ? `${Math.round(Number(value) * 100)}%` : undefined;
}

function numberProblem([, least, most]: (typeof NUMBERS)[number], value: string): ValueProblem | undefined {
  if (/^0x|^idle$/.test(value)) return undefined;
  const number = /^[+-]?\d+$/.test(value) ? Number(value) : Number.NaN;
  return number >= least && number <= most
    ? undefined
    : { takes: most > 2 ** 30 ? 'a whole number' : `a number from ${least} to ${most}` };
}

function sizeProblem(value: string, form: RegExp, takes: string): ValueProblem | undefined {
  if (form.test(value) || value === 'infinity') return undefined;
  return { takes, meant: sizeMeant(value, form) };
}

/** `512m`, `1GB` and `unlimited`, as other programs take them. */
function sizeMeant(value: string, form: RegExp): string | undefined {
  if (/^(?:unlimited|max|-1)$/.test(value)) return 'infinity';
  const [, number = '', unit = ''] = /^(\d{1,9}(?:\.\d+)?)([kmgt]?)i?[bB]*$/i.exec(value) ?? [];
  const size = number + unit.toUpperCase();
  if (number === '' || form.test(size)) return size === '' ? undefined : size;
  const bytes = Number(number) * 1024 ** ('KMGT'.indexOf(size.slice(-1)) + 1);
  return Number.isInteger(bytes) ? String(bytes) : undefined;
}

/**
 * Limits as setrlimit(2) has them: one value, or two with a colon between.
 * @see https://www.freedesktop.org/software/systemd/man/latest/systemd.exec.html
 */
export function limitProblem(key: string, value: string): ValueProblem | undefined {
  const isSize = /AS|CORE|DATA|FSIZE|MEMLOCK|MSGQUEUE|RSS|STACK/.test(key);
  if (!isSize && !/NOFILE|NPROC|LOCKS|SIGPENDING|RTPRIO/.test(key)) return undefined;
  const form = isSize ? SIZE : /^\s*\+?(?:\d+|0x[\da-f]+)$/;
  const limits = value.split(':');
  if (limits.length < 3 && limits.every((limit) => form.test(limit.trim()) || limit === 'infinity'))
    return undefined;
  const takes = `a ${isSize ? 'size' : 'number'}, two with a colon between, or \`infinity\``;
  return { takes, meant: limits.length === 1 ? sizeMeant(value, form) : undefined };
}

function isSignal(text: string): boolean {
  if (/^(?:SIG)?RTM(?:IN(?:\+\d+)?|AX(?:-\d+)?)$|^(?:[1-9]|[1-5]\d|6[0-4])$/.test(text)) return true;
  return SIGNALS.includes(`SIG${text.replace(/^SIG/, '')}`);
}

function signalMeant(text: string): string | undefined {
  const name = text.toUpperCase().replace(/^["']?(?:SIG)?|["']$/g, '');
  return nearest(`SIG${name}`, SIGNALS, /^[A-Z]{4,}$/.test(name) ? 1 : 0);
}

function signalProblem(value: string): ValueProblem | undefined {
  return isSignal(value)
    ? undefined
    : { takes: 'the name of a signal, such as `SIGTERM`', meant: signalMeant(value.replace(/^-/, '')) };
}

/** Codes, signals, and the names of codes, such as `TEMPFAIL`. */
function statusProblem(value: string): ValueProblem | undefined {
  const takes = 'codes up to 255 and names of signals, with blanks between';
  for (const word of wordsIn(value)) {
    const text = value.slice(word.start, word.end);
    if (/^\d+$/.test(text) ? Number(text) <= 255 : isSignal(text)) continue;
    if (/^(?!SIG|EXIT_)[A-Z][A-Z_]+$/.test(text)) continue;
    return (
      commaProblem(word, takes) ?? {
        takes,
        piece: { ...word, text },
        meant: word.isQuoted ? word.text : signalMeant(text),
      }
    );
  }
  return undefined;
}

import { CALENDAR_WORDS, calendarProblem } from './calendar.ts';

/** Why systemd does not take a value, and what it takes instead. */
export interface ValueProblem {
  readonly takes: string;
  /** Values to choose from; empty where there are none. */
  readonly choices: readonly string[];
}

const BOOLEANS = ['yes', 'no', 'true', 'false', 'on', 'off', '1', '0'];
const OUTPUTS = 'inherit null tty journal kmsg journal+console kmsg+console syslog syslog+console socket fd';

/** Directives with a few values, as systemd.service(5), systemd.exec(5), systemd.kill(5) and systemd.unit(5) list them. */
const CHOICES: Readonly<Record<string, string>> = {
  'Service.Type': 'simple exec forking oneshot dbus notify notify-reload idle',
  Restart: 'no on-success on-failure on-abnormal on-watchdog on-abort always',
  RestartMode: 'normal direct debug',
  ExitType: 'main cgroup',
  KillMode: 'control-group process mixed none',
  NotifyAccess: 'none main exec all',
  OOMPolicy: 'continue stop kill',
  StandardInput: 'null tty tty-force tty-fail data socket fd',
  StandardOutput: OUTPUTS,
  StandardError: OUTPUTS,
  DevicePolicy: 'auto closed strict',
  BindIPv6Only: 'default both ipv6-only',
  CollectMode: 'inactive inactive-or-failed',
  ProtectSystem: 'yes no true false on off 1 0 full strict',
  ProtectHome: 'yes no true false on off 1 0 read-only tmpfs',
};

/** Of these the choices may be followed by `:` and more. */
const WITH_ARGUMENT: Readonly<Record<string, readonly string[]>> = {
  StandardInput: ['fd:', 'file:'],
  StandardOutput: ['fd:', 'file:', 'append:', 'truncate:'],
  StandardError: ['fd:', 'file:', 'append:', 'truncate:'],
};

const BOOLEAN_KEYS: ReadonlySet<string> = new Set(
  (
    'RemainAfterExit GuessMainPID RootDirectoryStartOnly NonBlocking PermissionsStartOnly NoNewPrivileges PrivateNetwork ' +
    'PrivateDevices IgnoreSIGPIPE TTYReset TTYVHangup TTYVTDisallocate SyslogLevelPrefix SendSIGKILL SendSIGHUP ' +
    'StopWhenUnneeded RefuseManualStart RefuseManualStop AllowIsolate DefaultDependencies IgnoreOnIsolate ' +
    'Persistent WakeSystem RemainAfterElapse Accept RemoveOnStop FreeBind Transparent Broadcast KeepAlive NoDelay ' +
    'ReusePort PassCredentials MakeDirectory LazyUnmount ForceUnmount SloppyOptions'
  ).split(' '),
);

const PATH_KEYS: ReadonlySet<string> = new Set([
  'WorkingDirectory',
  'RootDirectory',
  'EnvironmentFile',
  'Where',
]);

const SPAN_KEYS: ReadonlySet<string> = new Set(
  (
    'RestartSec TimeoutSec TimeoutStartSec TimeoutStopSec TimeoutAbortSec WatchdogSec RuntimeMaxSec StartLimitInterval ' +
    'StartLimitIntervalSec JobTimeoutSec JobRunningTimeoutSec OnBootSec OnActiveSec OnStartupSec OnUnitActiveSec ' +
    'OnUnitInactiveSec RandomizedDelaySec AccuracySec TimeoutIdleSec LogRateLimitIntervalSec TriggerLimitIntervalSec ' +
    'KeepAliveTimeSec KeepAliveIntervalSec DeferAcceptSec'
  ).split(' '),
);

// Longest first, as one is the beginning of another.
const SPAN_PART =
  /[ \t]*(?:\d+(?:\.\d*)?|\.\d+)[ \t]*(?:seconds?|minutes?|months?|hours?|weeks?|years?|days?|usec|msec|sec|min|us|µs|μs|ms|hr|[smMhdwy])?/y;

/** What is wrong with the value of a directive; nothing for values that are not judged here. */
export function valueProblem(section: string, key: string, value: string): ValueProblem | undefined {
  const choices = CHOICES[`${section}.${key}`] ?? CHOICES[key];
  if (choices !== undefined) {
    const list = choices.split(' ');
    const hasArgument = WITH_ARGUMENT[key]?.some((prefix) => value.startsWith(prefix));
    if (list.includes(value) || hasArgument) return undefined;
    const takes = list.filter((each) => !/^(?:true|false|on|off|[01]|syslog.*)$/.test(each));
    return { takes: takes.map((each) => `\`${each}\``).join(', '), choices: list };
  }
  if (BOOLEAN_KEYS.has(key) && !/^(?:1|0|y|n|t|f|yes|no|true|false|on|off)$/i.test(value))
    return { takes: '`yes` or `no`', choices: BOOLEANS };
  if (SPAN_KEYS.has(key) && !isTimeSpan(value))
    return { takes: 'a time such as `30s` or `5min 20s`', choices: ['infinity'] };
  return formProblem(key, value);
}

/** Directives whose values have a form: moments, absolute paths, ports and limits. */
function formProblem(key: string, value: string): ValueProblem | undefined {
  const calendar = key === 'OnCalendar' ? calendarProblem(value) : undefined;
  if (calendar !== undefined)
    return { takes: calendar, choices: /^[a-z]+$/i.test(value) ? CALENDAR_WORDS : [] };
  if (PATH_KEYS.has(key) && /^[\w.]/.test(value.replace(/^-/, '')))
    return { takes: 'an absolute path, which begins with `/`', choices: [] };
  if (
    /^Listen(?:Stream|Datagram)$/.test(key) &&
    /^\d+$/.test(value) &&
    (Number(value) < 1 || Number(value) > 65_535)
  )
    return { takes: 'a port from 1 to 65535', choices: [] };
  if (
    /^Limit(?:NOFILE|NPROC|CORE|MEMLOCK|STACK|FSIZE|DATA|AS)$/.test(key) &&
    !/^(?:(?:\d+(?:\.\d+)?[KMGTPE]?|infinity)(?::(?=.)|$)){1,2}$/.test(value)
  )
    return { takes: 'a number, two with a colon between, or `infinity`', choices: ['infinity'] };
  return undefined;
}

/** A time span of systemd.time(7): `5min 20s`, `90`, `infinity`. */
export function isTimeSpan(text: string): boolean {
  if (text.trim() === 'infinity') return true;
  let at = 0;
  const part = new RegExp(SPAN_PART);
  while (at < text.length) {
    part.lastIndex = at;
    const match = part.exec(text);
    if (match === null) return /^\s*$/.test(text.slice(at)) && at > 0;
    at = part.lastIndex;
  }
  return at > 0;
}

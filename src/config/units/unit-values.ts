import { CALENDAR_WORDS, calendarProblem } from './calendar.ts';
import { pathProblem } from './path-values.ts';
import { isTimeSpan, timeMeant } from './time-span.ts';
import { formProblem, limitProblem } from './value-forms.ts';
import { choiceProblem, type ValueProblem } from './value-problem.ts';
import { wordsIn } from './words.ts';

const LEVELS = 'emerg alert crit err warning notice info debug|0';
const ACTIONS =
  'none reboot reboot-force reboot-immediate poweroff poweroff-force poweroff-immediate exit exit-force soft-reboot soft-reboot-force kexec kexec-force halt halt-force halt-immediate';
const OUTPUTS = 'inherit null tty journal kmsg journal+console kmsg+console socket fd|syslog syslog+console';

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
  ProtectSystem: 'yes no full strict',
  ProtectHome: 'yes no read-only tmpfs',
  PrivateTmp: 'yes no disconnected',
  RuntimeDirectoryPreserve: 'yes no restart',
  IOSchedulingClass: 'none realtime best-effort idle|0',
  CPUSchedulingPolicy: 'other batch idle fifo rr ext|0',
  SyslogFacility:
    'kern user mail daemon auth syslog lpr news uucp cron authpriv ftp local0 local1 local2 local3 local4 local5 local6 local7|0',
  SyslogLevel: LEVELS,
  LogLevelMax: LEVELS,
  MountFlags: 'shared slave private',
  StartLimitAction: ACTIONS,
  FailureAction: ACTIONS,
  SuccessAction: ACTIONS,
  JobTimeoutAction: ACTIONS,
  OnFailureJobMode:
    'fail replace replace-irreversibly isolate flush ignore-dependencies ignore-requirements restart-dependencies',
  TimeoutStartFailureMode: 'terminate abort kill',
  TimeoutStopFailureMode: 'terminate abort kill',
  UtmpMode: 'init login user',
  Delegate:
    'yes no cpu cpuacct cpuset io blkio memory devices pids|bpf-firewall bpf-devices bpf-foreign bpf-socket-bind bpf-restrict-network-interfaces',
  KeyringMode: 'inherit private shared',
};

/** What these take beside their choices. */
const BESIDE: Readonly<Record<string, RegExp>> = {
  StandardInput: /^(?:fd|file):/,
  StandardOutput: /^(?:fd|file|append|truncate):/,
  StandardError: /^(?:fd|file|append|truncate):/,
  Delegate: / /,
};

const BOOLEAN_KEYS: RegExp = new RegExp(
  `^(?:${(
    'RemainAfterExit GuessMainPID RootDirectoryStartOnly NonBlocking PermissionsStartOnly NoNewPrivileges PrivateNetwork ' +
      'PrivateDevices IgnoreSIGPIPE TTYReset TTYVHangup TTYVTDisallocate SyslogLevelPrefix SendSIGKILL SendSIGHUP ' +
      'StopWhenUnneeded RefuseManualStart RefuseManualStop AllowIsolate DefaultDependencies IgnoreOnIsolate ' +
      'Persistent WakeSystem RemainAfterElapse Accept RemoveOnStop FreeBind Transparent Broadcast KeepAlive NoDelay ' +
      'ReusePort PassCredentials MakeDirectory LazyUnmount ForceUnmount SloppyOptions ReadWriteOnly OnFailureIsolate ' +
      'DynamicUser RemoveIPC LockPersonality RestrictRealtime MemoryDenyWriteExecute ' +
      '(?:CPU|BlockIO|IO|IP|Memory|Tasks)Accounting ProtectKernel(?:Tunables|Modules|Logs)'
  ).replaceAll(' ', '|')})$`,
);

const SPAN_KEYS = /^(?!IODevice|TimerSlack).*Sec$|^StartLimitInterval$/;

/** What is wrong with the value of a directive; nothing for values that are not judged here. */
export function valueProblem(section: string, key: string, value: string): ValueProblem | undefined {
  if (Object.hasOwn(BESIDE, key) && BESIDE[key]?.test(value) === true) return undefined;
  const listed =
    choicesOf(`${section}.${key}`) ?? choicesOf(key) ?? (BOOLEAN_KEYS.test(key) ? 'yes no' : undefined);
  if (/^Standard/.test(key) && /^\/\S+$/.test(value))
    return {
      takes: 'a word before the path',
      meant: `${key.endsWith('Input') ? 'file' : 'append'}:${value}`,
    };
  if (listed !== undefined) return choiceProblem(listed, value);
  if (SPAN_KEYS.test(key))
    return isTimeSpan(value)
      ? undefined
      : { takes: 'a time such as `30s` or `5min 20s`', choices: ['infinity'], meant: timeMeant(key, value) };
  if (key === 'Documentation') {
    const piece = wordsIn(value).find(({ text }) => !/^(?:https?:\/|file:|info:|man:)/.test(text));
    const meant = /^[\w-]+(?:\.[\w-]+)+\//.test(piece?.text ?? '') ? `https://${piece?.text}` : undefined;
    return piece && { takes: 'URLs that begin with `https://`, `file:`, `info:` or `man:`', piece, meant };
  }
  if (key === 'OnCalendar') {
    const takes = calendarProblem(value);
    return takes === undefined
      ? undefined
      : { takes, choices: /^@?[a-z]+$/i.test(value) ? CALENDAR_WORDS : [] };
  }
  return key.startsWith('Limit')
    ? limitProblem(key, value)
    : (formProblem(key, value) ?? pathProblem(key, value));
}

function choicesOf(key: string): string | undefined {
  return Object.hasOwn(CHOICES, key) ? CHOICES[key] : undefined;
}

import type { Phase } from '../apply/action.ts';
import { execute, type JobGate } from '../apply/execute.ts';
import type { Host } from '../apply/host.ts';
import { idOf, saveInstance, saveReport } from '../apply/instances.ts';
import type { Report, StepOutcome } from '../apply/report.ts';
import { type RunStatus, writeStatus } from '../apply/state.ts';
import type { InstanceData } from '../datasources/datasource.ts';
import { CloudConfigError, reasonOf } from '../errors.ts';
import { acquireLock } from '../host/node/lock.ts';
import { reportJson } from '../report/report-json.ts';
import { failureLines, progressLine, reportText } from '../report/report-text.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Prepared } from './prepare.ts';
import type { Terminal } from './terminal.ts';

export interface Run {
  readonly host: Host;
  readonly prepared: Prepared;
  readonly instance: InstanceData;
  /** `text` or `json`. */
  readonly format: string;
  readonly gates?: ReadonlyMap<string, JobGate>;
  /** A part of the plan, for the stages of a boot. */
  readonly phases?: readonly Phase[];
}

export interface Carried {
  readonly code: ExitCode;
  readonly report: Report;
  /** One line for each thing that went wrong. */
  readonly failures: readonly string[];
}

/** How long another run is waited for. */
const LOCK_TIMEOUT = 600_000;

/** Carries a plan out under the lock, shows progress and the report, and records both. */
export async function carryOut(run: Run, terminal: Terminal): Promise<Carried> {
  const { host, prepared, instance } = run;
  const holder = `${process.pid} cloud-config (${instance.datasource})`;
  const onWait = (other: string) => terminal.note(`cloud-config: waiting for another run (${other})\n`);
  const lock = await acquireLock({
    root: host.root,
    holder,
    timeout: LOCK_TIMEOUT,
    clock: host.clock,
    onWait,
  });
  try {
    const started = now(host);
    record(run, { state: 'running', started, failures: [] }, terminal);
    const report = await showExecution(run, terminal);
    const isWhole = report.ok && !prepared.isPartial;
    const failures = isWhole ? [] : [...failureLines(report), ...prepared.findings.filter(isError)];
    if (run.phases === undefined) {
      record(
        run,
        { state: isWhole ? 'done' : 'failed', started, finished: now(host), failures },
        terminal,
        report,
      );
    }
    return { code: isWhole ? EXIT.ok : EXIT.findings, report, failures };
  } finally {
    lock.release();
  }
}

async function showExecution(
  { host, prepared, format, phases, gates }: Run,
  terminal: Terminal,
): Promise<Report> {
  const showsProgress = terminal.isInteractive && format === 'text';
  const onProgress = (step: StepOutcome) => terminal.note(progressLine(step, terminal.paint));
  const report = await execute(prepared.plan, host, {
    ...(showsProgress ? { onProgress } : {}),
    ...(gates === undefined ? {} : { gates }),
    ...(phases === undefined ? {} : { phases }),
  });
  const text =
    format === 'json'
      ? reportJson(report, host.root)
      : reportText(report, host.root, showsProgress ? 'end' : 'whole', terminal.paint);
  terminal.print(text);
  return report;
}

function now(host: Host): string {
  return new Date(host.clock.now()).toISOString();
}

function isError(finding: string): boolean {
  return finding.includes(': error: ');
}

/** Only a running machine has a history: another root is left as its document says. */
function record(
  { host, instance }: Run,
  status: Omit<RunStatus, 'version' | 'datasource' | 'instanceId'>,
  terminal: Terminal,
  report?: Report,
): void {
  if (host.root !== '/' || !host.privileged) return;
  const instanceId = idOf(instance);
  writeStatus(host, { version: 1, datasource: instance.datasource, instanceId, ...status });
  if (report === undefined) return;
  try {
    saveInstance(host, instance);
    if (!isQuiet(report)) saveReport(host, instance, reportJson(report, host.root));
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
    terminal.note(`cloud-config: the run is not kept for the next boot: ${reasonOf(error)}\n`);
  }
}

/** Jobs and scripts run at every boot by their nature: they alone are no news, and change nothing that lasts. */
function isQuiet({ steps }: Report): boolean {
  return steps.every(({ step: { action }, outcome }) => {
    const isRun = action.kind === 'runJob' || action.kind === 'runScript';
    return outcome.status === 'unchanged' || (isRun && outcome.status === 'done');
  });
}

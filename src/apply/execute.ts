import { CloudConfigError, reasonOf } from '../errors.ts';
import type { Action, ActionKind, Phase, Plan, Step } from './action.ts';
import { handlers } from './actions/index.ts';
import { decode } from './bytes.ts';
import type { ActionMap, RunContext } from './handler.ts';
import type { Host } from './host.ts';
import { redactor } from './redact.ts';
import type { Inspection, Outcome, Report, StepOutcome } from './report.ts';
import { encode } from './step.ts';

export interface InspectedStep {
  readonly step: Step;
  readonly inspection: Inspection;
}

/** What stands between a unit and its start, known only while the plan is carried out. */
export interface JobGate {
  /** Why it must not start; `undefined` when it may. Awaited when its job is due, not before. */
  readonly refusal?: Promise<string | undefined>;
  /** What it waits for: whoever gives this starts it later. */
  readonly waitsFor?: string;
}

export interface ExecuteOptions {
  /** By unit. */
  readonly gates?: ReadonlyMap<string, JobGate>;
  /** Only the steps of these phases; all when left out. */
  readonly phases?: readonly Phase[];
  readonly onProgress?: (done: StepOutcome) => void;
}

/** Milliseconds that all jobs wait for the verdict on one. */
const PATIENCE = 1_000;

/** What a plan would change, found by reading only. */
export async function inspectPlan(plan: Plan, host: Host): Promise<readonly InspectedStep[]> {
  const context = createContext(plan, host);
  const inspected: InspectedStep[] = [];
  for (const step of plan.steps) {
    const inspection = await inspectStep(step.action, host, context);
    foresee(step.action, inspection, context);
    inspected.push({ step, inspection });
  }
  return inspected;
}

/** Carries a plan out. A step that fails is recorded and stops nothing but what depends on it. */
export async function execute(plan: Plan, host: Host, options: ExecuteOptions = {}): Promise<Report> {
  const context = createContext(plan, host);
  const steps: StepOutcome[] = [];
  const { phases } = options;
  const due = phases === undefined ? plan.steps : plan.steps.filter(({ phase }) => phases.includes(phase));
  const undecided: Step[] = [];
  const run = async (step: Step): Promise<void> => {
    const start = host.clock.monotonic();
    const outcome = await executeStep(step.action, host, context, options);
    const done = { step, outcome, duration: Math.round(host.clock.monotonic() - start) };
    steps.push(done);
    options.onProgress?.(done);
  };
  for (const step of due) {
    if (await isUndecided(step.action, host, options)) undecided.push(step);
    else await run(step);
  }
  for (const step of undecided) await run(step);
  return { version: 1, ok: steps.every(({ outcome }) => outcome.status !== 'failed'), steps };
}

function inspectAction<K extends ActionKind>(
  kind: K,
  action: ActionMap[K],
  host: Host,
  context: RunContext,
): Inspection | Promise<Inspection> {
  return handlers[kind].inspect(action, host, context);
}

function performAction<K extends ActionKind>(
  kind: K,
  action: ActionMap[K],
  host: Host,
  context: RunContext,
): Outcome | Promise<Outcome> {
  return handlers[kind].perform(action, host, context);
}

async function inspectStep(action: Action, host: Host, context: RunContext): Promise<Inspection> {
  try {
    return await inspectAction(action.kind, action, host, context);
  } catch (error) {
    if (!(error instanceof CloudConfigError)) throw error;
    return { state: 'failing', note: reasonOf(error) };
  }
}

async function executeStep(
  action: Action,
  host: Host,
  context: RunContext,
  options: ExecuteOptions,
): Promise<Outcome> {
  const obstacle = obstacleOf(action, host, context);
  if (obstacle !== undefined) return { status: 'skipped', reason: obstacle };
  const outcome = await attempt(action, host, context, options);
  const isMissing = outcome.status === 'failed' || outcome.status === 'skipped';
  if (action.kind === 'ensureUser' && isMissing)
    context.unmade.set(action.user, outcome.reason ?? outcome.status);
  return outcome;
}

/** Whose account could not be made gets no password, rules or keys: the one cause is reported once. */
function obstacleOf(action: Action, host: Host, { unmade }: RunContext): string | undefined {
  if (!('user' in action) || action.kind === 'ensureUser') return undefined;
  const reason = unmade.get(action.user);
  if (reason === undefined || host.accounts.find(action.user) !== undefined) return undefined;
  return `the account ${action.user} was not made: ${reason}`;
}

async function attempt(
  action: Action,
  host: Host,
  context: RunContext,
  options: ExecuteOptions,
): Promise<Outcome> {
  try {
    const inspection = await inspectAction(action.kind, action, host, context);
    if (inspection.state === 'unchanged') return { status: 'unchanged' };
    if (inspection.state === 'skipped' && action.kind !== 'withhold') {
      return { status: 'skipped', reason: inspection.note };
    }
    return (
      (await gated(action, host, context, options)) ??
      (await performAction(action.kind, action, host, context))
    );
  } catch (error) {
    if (!(error instanceof CloudConfigError)) {
      // Even a bug of ours must not keep the rest of the machine from being made.
      return {
        status: 'failed',
        code: 'INTERNAL',
        reason: `a bug in cloud-config, please report it: ${reasonOf(error)}`,
      };
    }
    return { status: 'failed', code: error.code, reason: reasonOf(error) };
  }
}

/** Whether it is not known yet if a unit may start. Documents rely on the order of jobs, so there is some patience. */
async function isUndecided(action: Action, host: Host, options: ExecuteOptions): Promise<boolean> {
  const refusal = gateOf(action, options)?.refusal;
  if (refusal === undefined) return false;
  let isDecided = false;
  const decide = (): void => {
    isDecided = true;
  };
  await host.clock.sleep(PATIENCE, refusal.then(decide, decide));
  return !isDecided;
}

function gateOf(action: Action, { gates }: ExecuteOptions): JobGate | undefined {
  return action.kind === 'runJob' && action.verb !== 'stop' ? gates?.get(action.unit) : undefined;
}

async function gated(
  action: Action,
  host: Host,
  context: RunContext,
  options: ExecuteOptions,
): Promise<Outcome | undefined> {
  const { gates } = options;
  if (action.kind === 'ensureEtcdKey') {
    const isLater = gates?.get(action.unit)?.waitsFor !== undefined;
    return isLater ? { status: 'queued', reason: 'it is written when etcd answers' } : undefined;
  }
  const gate = gateOf(action, options);
  const reason = await gate?.refusal;
  if (reason !== undefined) return { status: 'failed', code: 'CLUSTER_REFUSED', reason };
  if (gate?.waitsFor === undefined) return undefined;
  // Half of a restart: until its other half it must not go by what was changed.
  if (action.kind === 'runJob' && action.verb === 'restart')
    await performAction('runJob', { ...action, verb: 'stop' }, host, context);
  return { status: 'queued', reason: gate.waitsFor };
}

/** What a step would have changed, for the inspection of those after it. */
function foresee(action: Action, { state }: Inspection, context: RunContext): void {
  if (state !== 'change') return;
  if ('path' in action) context.foreseen.add(action.path);
  if (action.kind === 'placeUnit' && action.path.endsWith('.link')) context.linksChanged = true;
  if (action.kind === 'placeUnit' && action.path.includes('/systemd/network/')) context.networkChanged = true;
  else if (action.kind === 'removeStale') context.networkChanged = true;
  else if (CHANGES_UNITS.has(action.kind)) context.unitsChanged = true;
}

const CHANGES_UNITS: ReadonlySet<ActionKind> = new Set(['placeUnit', 'maskUnit', 'unmaskUnit', 'enableUnit']);

function createContext(plan: Plan, host: Host): RunContext {
  const { steps } = plan;
  const foreseen = new Set<string>();
  return {
    unitsChanged: false,
    networkChanged: false,
    linksChanged: false,
    unmade: new Map(),
    foreseen,
    redact: redactor(plan),
    fingerprint: (unit, files) => {
      const parts: string[] = [];
      for (const { action } of steps) {
        if (action.kind === 'placeUnit' && action.unit === unit) parts.push(action.path, action.content);
      }
      for (const path of files) parts.push(path, decode(host.files.read(path)), String(foreseen.has(path)));
      return host.sha256(encode(parts.join('\0')));
    },
  };
}

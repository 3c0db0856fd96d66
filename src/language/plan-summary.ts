import type { Action, Plan, Step } from '../apply/action.ts';
import { layerOfReading } from '../apply/documents.ts';
import type { Layer } from '../apply/layer.ts';
import { plan } from '../apply/plan.ts';
import type { Gunzip } from '../config/envelope.ts';
import { positionsIn } from '../config/lines.ts';
import { find } from '../config/tree.ts';
import { describe } from '../report/describe.ts';
import type { Analysis } from './analysis.ts';
import { modeText } from './picture.ts';

export interface PlanOptions {
  readonly gunzip: Gunzip;
  /** Whose the top-level SSH keys are. */
  readonly defaultUser?: string;
}

/** What a part of the document, a unit, a file or a user, would have `apply` do. */
export interface PlannedPart {
  /** `coreos.units[0]`, as the plan counts. */
  readonly path: string;
  /** In the document, from 1. */
  readonly line: number;
  /** In their order; never a secret. */
  readonly steps: readonly string[];
}

export interface PlanSummary {
  /** `7 steps: 2 files, 1 user, 3 unit changes, 1 job`. */
  readonly title: string;
  readonly parts: readonly PlannedPart[];
}

/** The plan of a document for a machine of which nothing is known; nothing for a script or what cannot be read. */
export function planOf(analysis: Analysis, options: PlanOptions): Plan | undefined {
  return layerAndPlan(analysis, options)?.plan;
}

/** The same by the parts of the document that ask for it. */
export function summaryOf(analysis: Analysis, options: PlanOptions): PlanSummary | undefined {
  const planned = layerAndPlan(analysis, options);
  return (
    planned && {
      title: titleOf(planned.plan.steps),
      parts: partsOf(planned.plan, lineFinder(analysis, planned.layer)),
    }
  );
}

function layerAndPlan(
  { validation }: Analysis,
  { gunzip, defaultUser = 'core' }: PlanOptions,
): { readonly layer: Layer; readonly plan: Plan } | undefined {
  const { document } = validation;
  if (document.kind !== 'cloud-config') return undefined;
  const layer = layerOfReading('user', document.reading, 'lenient');
  const input = { layers: [layer], metadata: {}, defaultUser, keySet: 'coreos-cloudinit', gunzip };
  return { layer, plan: plan(input) };
}

function partsOf({ steps }: Plan, lineOf: (path: string) => number | undefined): readonly PlannedPart[] {
  const parts = new Map<string, { path: string; line: number; steps: string[] }>();
  for (const { origin, action } of steps) {
    if (origin.line === undefined || origin.path === '') continue;
    const path = partOf(origin.path);
    const part = parts.get(path) ?? { path, line: lineOf(path) ?? origin.line, steps: [] };
    part.steps.push(stepInWords(action));
    parts.set(path, part);
  }
  return [...parts.values()].sort((left, right) => left.line - right.line);
}

/** The line of a section is that of its key; an element's is where it begins. */
function lineFinder({ text, root }: Analysis, { lineOf }: Layer): (path: string) => number | undefined {
  const positions = positionsIn(text);
  return (path) => {
    if (path.includes('[')) return lineOf?.(path);
    const keys = path.split('.');
    const place = root && find({ node: root, at: [] }, ...keys.slice(0, -1));
    const entry = place?.node.kind === 'map' ? place.node.entries.get(keys.at(-1) ?? '') : undefined;
    return entry && positions(entry.keyStart).line;
  };
}

const PART = /^(?:(?:coreos\.units|write_files|users)\[\d+\]|coreos\.\w+|\w+)/;

function partOf(path: string): string {
  return PART.exec(path)?.[0] ?? path;
}

function stepInWords(action: Action): string {
  switch (action.kind) {
    case 'writeFile': {
      const verb = { replace: 'write', append: 'append to', 'if-absent': 'write if missing' }[action.manner];
      return `${verb} ${describe(action)} ${modeText(action.mode).slice(1)} ${action.owner ?? 'root:root'}`;
    }
    case 'downloadFile':
      return `download ${describe(action)}`;
    case 'placeUnit':
      return `place ${describe(action)}`;
    case 'ensureUser':
      return `create or change ${describe(action)}`;
    case 'setKeys':
      return `let ${action.keys.length} SSH ${action.keys.length === 1 ? 'key' : 'keys'} log in as ${action.user}`;
    case 'setHostname':
      return `set the ${describe(action)}`;
    case 'withhold':
      return `${describe(action)} not done: ${action.reason}`;
    default:
      return describe(action);
  }
}

const COUNTED: readonly (readonly [one: string, many: string, kinds: readonly Action['kind'][]])[] = [
  ['file', 'files', ['writeFile', 'downloadFile', 'manageBlock', 'setVariables']],
  ['user', 'users', ['ensureUser']],
  ['set of SSH keys', 'sets of SSH keys', ['setKeys', 'importKeys']],
  ['unit file', 'unit files', ['placeUnit']],
  ['unit change', 'unit changes', ['maskUnit', 'unmaskUnit', 'enableUnit']],
  ['job', 'jobs', ['runJob', 'runScript']],
  ['thing not done', 'things not done', ['withhold']],
];

function titleOf(steps: readonly Step[]): string {
  const parts = COUNTED.flatMap(([one, many, kinds]) => {
    const count = steps.filter(({ action }) => kinds.includes(action.kind)).length;
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
  });
  const total = `${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`;
  return parts.length === 0 ? total : `${total}: ${parts.join(', ')}`;
}

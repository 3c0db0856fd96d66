import type { Phase, Plan, Step } from './action.ts';
import { planEnvironment } from './environment.ts';
import { planFiles } from './files.ts';
import { planHostname } from './hostname.ts';
import { planHosts } from './hosts.ts';
import { planKeys } from './keys.ts';
import type { PlanInput } from './layer.ts';
import { planNetwork } from './network-files.ts';
import { planOem } from './oem.ts';
import { planScripts } from './scripts.ts';
import { planServices } from './services.ts';
import { withoutContradictions } from './supersede.ts';
import { planUnits } from './units.ts';
import { planUpdate } from './update.ts';
import { planUsers } from './users.ts';

const PHASES: readonly Phase[] = [
  'network',
  'identity',
  'users',
  'files',
  'units',
  'reload',
  'jobs',
  'scripts',
  'late',
];

/** In the order of their steps within a phase: `planUpdate` keeps the machine from restarting meanwhile. */
const SECTIONS: readonly ((input: PlanInput) => readonly Step[])[] = [
  planNetwork,
  planUpdate,
  planHostname,
  planUsers,
  planKeys,
  planFiles,
  planHosts,
  planOem,
  planEnvironment,
  planServices,
  planUnits,
  planScripts,
];

/** What the machine shall be, in the order in which it is made so. Pure: the same input gives the same plan. */
export function plan(input: PlanInput): Plan {
  const steps = withoutContradictions(SECTIONS.flatMap((section) => section(input)));
  return { version: 1, steps: PHASES.flatMap((phase) => steps.filter((step) => step.phase === phase)) };
}

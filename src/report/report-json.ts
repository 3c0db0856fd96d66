import type { Report } from '../apply/report.ts';
import { describe } from './describe.ts';

/** `schemas/report.schema.json`, version 1. Holds no secret and no file's body. */
export function reportJson({ ok, steps }: Report, root: string): string {
  const rows = steps.map(({ step, outcome, duration }) => ({
    phase: step.phase,
    kind: step.action.kind,
    what: describe(step.action),
    origin: step.origin,
    ...outcome,
    duration,
  }));
  return `${JSON.stringify({ version: 1, root, ok, steps: rows }, null, 2)}\n`;
}

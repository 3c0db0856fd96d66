import { coerceDocument } from './coerce.ts';
import type { Diagnostic } from './diagnostic.ts';
import { withoutEchoes } from './echoes.ts';
import { applyEffects, itemOf } from './effects.ts';
import type { Gunzip } from './envelope.ts';
import { shape } from './generated/shape.ts';
import type { CloudConfig } from './generated/types.ts';
import { isCloudConfig, schemaErrors } from './generated/validator.ts';
import { positionsIn } from './lines.ts';
import { parse } from './parse.ts';
import { diagnose, isAboutEnvelope } from './rule.ts';
import { rules } from './rules/index.ts';
import { checkSchema, pathOf } from './schema-check.ts';
import type { Target } from './target.ts';
import { withTemplatesNamed } from './templates.ts';
import { find, type TreeNode } from './tree.ts';
import { documentUnits } from './units/document-units.ts';
import type { Variables } from './variables.ts';

/** A document after reading: what it says, what is wrong with it, and what a boot applies of it. */
export interface Reading {
  readonly source: string;
  /** Sorted by place. */
  readonly diagnostics: readonly Diagnostic[];
  readonly root: TreeNode | undefined;
  /** Everything that could be read, in underscore spelling; values may break rules. */
  readonly decoded: unknown;
}

export interface ReadOptions {
  /** Given on a node: variables are replaced. Without, they stay as they are written. */
  readonly variables?: Variables;
  /** What the document is for; without, nothing is said that depends on it. */
  readonly target?: Target;
  /** Looks into packed content; without, it is not checked. */
  readonly gunzip?: Gunzip;
  /** Bytes of the document before it was unpacked. */
  readonly size?: number;
}

/** Reads a cloud-config document whole: parses, coerces by the schema, validates, runs the rules. Never throws. */
export function readDocument(source: string, options: ReadOptions = {}): Reading {
  const parsed = parse(source);
  const found = [...parsed.diagnostics];
  const { root } = parsed;
  const isBomb = found.some(({ rule }) => rule === 'alias-bomb');
  let decoded: unknown = {};
  if (root !== undefined && !isBomb) {
    decoded = coerceDocument(root, shape, { source, found, ...options }) ?? {};
    found.push(...checkSchema(decoded, root, options.variables === undefined ? 'as-written' : 'replaced'));
  }
  const judged = isBomb ? undefined : root;
  const { target, gunzip, size } = options;
  const input = { source, root: judged, target, gunzip, size, units: documentUnits(source, judged) };
  const ofAgents = (target?.agents ?? []).map((agent) => ({ ...input, agent }));
  for (const rule of rules) {
    for (const each of rule.code.startsWith('CC4') ? ofAgents : [input])
      for (const finding of rule.check?.(each) ?? []) found.push(diagnose(rule, finding));
  }
  const named = [...withoutEchoes(withTemplatesNamed(found, source), source)];
  named.sort(
    (left, right) => left.start - right.start || left.end - right.end || left.code.localeCompare(right.code),
  );
  return { source, diagnostics: named, root, decoded };
}

/** What a boot applies of a document. */
export interface Accepted {
  readonly config: CloudConfig;
  /** Path in `config` to the line as written, from 1. */
  readonly lineOf: (path: string) => number | undefined;
  /** The document itself is refused; `config` holds at most its host name and SSH keys. */
  readonly isRefused: boolean;
}

/** The part of a reading that can be applied: what its findings do not rule out. */
export function acceptedPart(reading: Reading, strictness: 'strict' | 'lenient' = 'lenient'): Accepted {
  const { diagnostics, decoded, root, source } = reading;
  const isStrict = strictness === 'strict';
  const refusals = diagnostics.filter(
    ({ boot, severity }) => boot === 'refuse' || (isStrict && severity === 'error'),
  );
  const { value, written } = applyEffects(decoded, diagnostics);
  const isRefused = refusals.length > 0;
  const candidate = withoutInvalid(isRefused ? lifeline(value, refusals) : value);
  const positions = positionsIn(source);
  const lineOf = (path: string): number | undefined => {
    const place = root && find({ node: root, at: [] }, ...partsOf(writtenPath(path, written)));
    return place && positions(place.node.start).line;
  };
  return { config: isCloudConfig(candidate) ? candidate : {}, lineOf, isRefused };
}

/** The types below rest on this: what still breaks the schema, such as a value with an unsupplied variable, goes. */
function withoutInvalid(value: unknown): unknown {
  const places = new Set(schemaErrors(value).map(({ instancePath }) => instancePath));
  if (places.size === 0) return value;
  const at = [...places].map((pointer) => itemOf(pathOf(pointer)));
  return applyEffects(
    value,
    at.map((path) => ({ boot: 'drop-item', at: path })),
  ).value;
}

/** Of a refused document: the host name and keys that keep a machine reachable, when it is a cloud-config at all. */
function lifeline(value: unknown, refusals: readonly Diagnostic[]): unknown {
  if (refusals.some(isAboutEnvelope)) return {};
  if (typeof value !== 'object' || value === null) return {};
  const kept = Object.entries(value).filter(([key]) => key === 'hostname' || key === 'ssh_authorized_keys');
  return Object.fromEntries(kept);
}

/** The place in the document as written of a path in its bootable part. */
function writtenPath(path: string, written: ReadonlyMap<string, string>): string {
  for (let close = path.lastIndexOf(']'); close !== -1; close = path.lastIndexOf(']', close - 1)) {
    const original = written.get(path.slice(0, close + 1));
    if (original !== undefined) return original + path.slice(close + 1);
  }
  return path;
}

function partsOf(path: string): readonly (string | number)[] {
  const parts: (string | number)[] = [];
  for (const [, key, index] of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g))
    parts.push(index === undefined ? (key ?? '') : Number(index));
  return parts;
}

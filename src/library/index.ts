/**
 * `import { validate, plan } from "cloud-config"`: what the agent thinks of a document and would make of it, for
 * installers, editors and other tools. Nothing is read from or written to the machine; no network.
 */
import type { Plan } from '../apply/action.ts';
import { type JudgedDocument, readLayers } from '../apply/documents.ts';
import { plan as planOf } from '../apply/plan.ts';
import type { Diagnostic } from '../config/diagnostic.ts';
import { targetsOf } from '../config/target.ts';
import { validate as validated } from '../config/validate.ts';
import type { Variables } from '../config/variables.ts';
import type { Metadata } from '../datasources/datasource.ts';
import { variablesOf } from '../datasources/variables.ts';
import { CloudConfigError } from '../errors.ts';
import { gunzip } from '../host/node/gunzip.ts';
import { sha256 } from '../host/node/sha256.ts';
import { type FindingRange, rangesOf } from '../report/findings.ts';

export type * from '../apply/action.ts';
export type { BootEffect, Diagnostic, Edit, Fix, RelatedPlace, Severity } from '../config/diagnostic.ts';
export type { CloudConfig } from '../config/generated/types.ts';
export type { Metadata } from '../datasources/datasource.ts';
export { CloudConfigError } from '../errors.ts';

/** A finding with its place in lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface LocatedDiagnostic extends Diagnostic {
  readonly range: FindingRange;
}

export interface ValidateOptions {
  /** What the document is for, as `validate --target` takes it: `etcd=3.5`, `flatcar`, `cloud-init:25.1`; one, or several. */
  readonly targets?: string | readonly string[];
  /** What the platform would state; without, variables such as `$private_ipv4` are taken to have values. */
  readonly metadata?: Metadata;
}

export interface Validated {
  /** `refused` is a document that is not read at all, such as an Ignition config. */
  readonly kind: 'empty' | 'script' | 'cloud-config' | 'multipart' | 'refused';
  /** No error was found: everything in the document is applied. */
  readonly isValid: boolean;
  readonly diagnostics: readonly LocatedDiagnostic[];
}

/** What is wrong with user-data: text, or bytes that may be gzip or base64. Throws for an unknown target only. */
export function validate(content: string | Uint8Array, options: ValidateOptions = {}): Validated {
  const { kind, source, diagnostics } = validated(bytesOf(content), gunzip, readOptions(options));
  return {
    kind,
    isValid: diagnostics.every(({ severity }) => severity !== 'error'),
    ...located(source, diagnostics),
  };
}

export interface PlanOptions {
  /** What the platform states: addresses for variables, a host name, keys of the default user. */
  readonly metadata?: Metadata;
  /** A weaker document, from the platform. */
  readonly vendorData?: string | Uint8Array;
  /** Whose the top-level keys are. `core` when absent. */
  readonly defaultUser?: string;
  /** Plans nothing of a document with an error but what keeps the machine reachable. */
  readonly isStrict?: boolean;
}

export interface Planned {
  /** Ordered actions, the same that `apply` carries out. Password hashes and keys stand in it as they are. */
  readonly plan: Plan;
  /** What was found in the documents; an error there is a part that the plan leaves out. */
  readonly diagnostics: readonly (LocatedDiagnostic & { readonly document: 'vendor' | 'user' })[];
}

/** What the agent would make of a machine: the ordered actions of a document. Pure: the same input, the same plan. */
export function plan(content: string | Uint8Array, options: PlanOptions = {}): Planned {
  const { metadata = {}, vendorData, defaultUser = 'core', isStrict = false } = options;
  const given = [
    ...(vendorData === undefined ? [] : [{ name: 'vendor', content: bytesOf(vendorData) } as const]),
    { name: 'user', content: bytesOf(content) } as const,
  ];
  const { layers, judged } = readLayers(given, {
    ...variablesIn(options),
    strictness: isStrict ? 'strict' : 'lenient',
    gunzip,
    nameOf: (script) => sha256(script).slice(0, 12),
  });
  const input = { layers, metadata, defaultUser, keySet: 'coreos-cloudinit', gunzip };
  return { plan: planOf(input), diagnostics: judged.flatMap(inDocument) };
}

function readOptions(options: ValidateOptions): Parameters<typeof validated>[2] {
  const targets = targetsOf(textsOf(options.targets));
  if ('unknown' in targets) throw unknownTarget(targets.unknown);
  return { ...targets, ...variablesIn(options) };
}

/** Callers without types may pass anything. */
function textsOf(targets: unknown = []): readonly string[] {
  const given: readonly unknown[] = Array.isArray(targets) ? targets : [targets];
  return given.map((each) => {
    if (typeof each !== 'string') throw unknownTarget(JSON.stringify(each));
    return each;
  });
}

function unknownTarget(target: string): CloudConfigError {
  const remedy = 'write etcd=3.5, coreos, flatcar or cloud-init';
  return new CloudConfigError('TARGET_UNKNOWN', `there is no target ${target}; ${remedy}`);
}

function variablesIn({ metadata }: { readonly metadata?: Metadata }): { readonly variables?: Variables } {
  return metadata === undefined ? {} : { variables: variablesOf(metadata, 'the given metadata') };
}

function inDocument({ name, source, diagnostics }: JudgedDocument): Planned['diagnostics'] {
  const document = name === 'vendor' ? 'vendor' : 'user';
  return located(source, diagnostics).diagnostics.map((each) => ({ ...each, document }));
}

function located(
  source: string,
  diagnostics: readonly Diagnostic[],
): { readonly diagnostics: readonly LocatedDiagnostic[] } {
  const ranges = rangesOf({ file: '', source, diagnostics });
  return {
    diagnostics: diagnostics.flatMap((each, index) => {
      const range = ranges[index];
      return range === undefined ? [] : [{ ...each, range }];
    }),
  };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  // Callers without types may pass what they did not find.
  if (content instanceof Uint8Array) return content;
  throw new CloudConfigError('CONTENT_NEITHER', 'user-data is a text or a Uint8Array; read the file first');
}

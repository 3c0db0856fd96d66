import type { Plan } from '../apply/action.ts';
import { type GivenDocument, type JudgedDocument, readLayers } from '../apply/documents.ts';
import type { Host } from '../apply/host.ts';
import { onImage } from '../apply/image-units.ts';
import type { Layer } from '../apply/layer.ts';
import { plan } from '../apply/plan.ts';
import type { Variables } from '../config/variables.ts';
import type { InstanceData } from '../datasources/datasource.ts';
import { unreadParts } from '../datasources/remarks.ts';
import type { StatedUnit } from './etcd-unit.ts';
import { findingLines } from './finding-lines.ts';
import type { NetworkPlan } from './network-plan.ts';
import { remarkLines } from './remark-lines.ts';

/** What a machine is to be made of, and by whose settings. */
export interface Provisioning {
  readonly instance: InstanceData;
  readonly variables: Variables;
  /** Whose the top-level SSH keys are. */
  readonly defaultUser: string;
  /** Under which name the image has etcd 3. */
  readonly etcdUnit: StatedUnit;
  /** Name of the user document's key set below `authorized_keys.d`. */
  readonly keySet: string;
  /** Applies nothing of a document with any error but what keeps the machine reachable. */
  readonly strictness: 'strict' | 'lenient';
  /** The platform's network, where it is to be configured. */
  readonly network?: NetworkPlan;
  /** `whole`: keys of an earlier run that are not stated now go. */
  readonly keys?: 'whole' | 'added';
}

export interface Prepared {
  readonly plan: Plan;
  /** `line:column: severity: message [code]`, in order; never a secret. */
  readonly findings: readonly string[];
  /** Whether something in a document is not applied. */
  readonly isPartial: boolean;
  /** The documents as they are applied, from the weakest to the strongest. */
  readonly documents: readonly Layer[];
}

/** Reads every document of an instance and plans what they ask for. */
export function prepare(provisioning: Provisioning, host: Pick<Host, 'gunzip' | 'sha256'>): Prepared {
  const { instance, variables, network, strictness } = provisioning;
  const nameOf = (script: Uint8Array): string => host.sha256(script).slice(0, 12);
  const read = readLayers(documentsOf(instance), { variables, strictness, gunzip: host.gunzip, nameOf });
  const { unit, problem } = provisioning.etcdUnit;
  const layers = read.layers.map((layer) => onImage(layer, unit));
  const problems = [
    ...remarkLines(instance),
    ...(network?.findings ?? []),
    ...(problem === undefined ? [] : [problem]),
  ];
  const findings = [...problems, ...read.judged.flatMap((each) => linesOf(each, instance))];
  const isUnread = (network !== undefined && network.files === undefined) || unreadParts(instance).length > 0;
  const hasErrors = read.hasErrors || isUnread;
  const isPartial = read.isPartial || isUnread || problem !== undefined;
  const { defaultUser, keySet } = provisioning;
  const input = {
    layers,
    metadata: instance.metadata,
    defaultUser,
    keySet,
    gunzip: host.gunzip,
    ...(provisioning.keys === 'whole' ? { withdrawable: withdrawable(keySet, hasErrors) } : {}),
    ...(network?.files === undefined ? {} : { network: network.files }),
  };
  return { plan: plan(input), findings, isPartial, documents: layers };
}

/** A document with a mistake withdraws nothing: its author must still get in. */
function withdrawable(keySet: string, hasErrors: boolean): readonly string[] {
  return hasErrors ? ['metadata'] : ['metadata', keySet, `${keySet}-vendor`];
}

function documentsOf({ vendorData, userData }: InstanceData): readonly GivenDocument[] {
  return [
    ...(vendorData === undefined ? [] : [{ name: 'vendor', content: vendorData } as const]),
    ...(userData === undefined ? [] : [{ name: 'user', content: userData } as const]),
  ];
}

function linesOf(
  { name, source, diagnostics }: JudgedDocument,
  { location }: InstanceData,
): readonly string[] {
  return findingLines(name === 'user' ? location : `${location} (vendor data)`, source, diagnostics);
}

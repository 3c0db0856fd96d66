import type { Plan } from '../apply/action.ts';
import type { Host } from '../apply/host.ts';
import type { Layer } from '../apply/layer.ts';
import { plan } from '../apply/plan.ts';
import { openDocument } from '../config/document.ts';
import { acceptedPart, type Reading } from '../config/read.ts';
import type { Variables } from '../config/variables.ts';
import type { InstanceData } from '../datasources/datasource.ts';
import { findingLines } from './finding-lines.ts';
import type { NetworkPlan } from './network-plan.ts';
import { withheldServices } from './withheld.ts';

/** What a machine is to be made of, and by whose settings. */
export interface Provisioning {
  readonly instance: InstanceData;
  readonly variables: Variables;
  /** Whose the top-level SSH keys are. */
  readonly defaultUser: string;
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
  readonly hasErrors: boolean;
  /** The documents as they are applied, from the weakest to the strongest. */
  readonly documents: readonly Layer[];
}

/** Reads every document of an instance and plans what they ask for. */
export function prepare(provisioning: Provisioning, host: Pick<Host, 'gunzip' | 'sha256'>): Prepared {
  const { instance, variables, network } = provisioning;
  const layers: Layer[] = [];
  const findings: string[] = [...(network?.findings ?? [])];
  let hasErrors = network !== undefined && network.files === undefined;
  for (const [name, content] of [
    ['vendor', instance.vendorData],
    ['user', instance.userData],
  ] as const) {
    if (content === undefined) continue;
    const document = openDocument(content, host.gunzip, { variables });
    const where = name === 'user' ? instance.location : `${instance.location} (vendor data)`;
    if (document.kind === 'cloud-config') {
      const { reading } = document;
      findings.push(...findingLines(where, reading.source, reading.diagnostics));
      hasErrors ||= reading.diagnostics.some(({ severity }) => severity === 'error');
      layers.push(layerOf(name, reading, provisioning.strictness));
    }
    if (document.kind === 'refused') {
      findings.push(...findingLines(where, document.source, document.diagnostics));
      hasErrors = true;
    }
    if (document.kind === 'script') {
      const { bytes } = document;
      layers.push({ name, config: {}, script: { name: host.sha256(bytes).slice(0, 12), bytes } });
    }
  }
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
  return { plan: plan(input), findings, hasErrors, documents: layers };
}

/** A document with a mistake withdraws nothing: its author must still get in. */
function withdrawable(keySet: string, hasErrors: boolean): readonly string[] {
  return hasErrors ? ['metadata'] : ['metadata', keySet, `${keySet}-vendor`];
}

function layerOf(name: 'user' | 'vendor', reading: Reading, strictness: 'strict' | 'lenient'): Layer {
  const { config, lineOf } = acceptedPart(reading, strictness);
  return { name, config, lineOf, withheld: withheldServices(reading.diagnostics) };
}

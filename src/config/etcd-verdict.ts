import { etcdLoss, etcdRefusal } from './etcd-remedies.ts';
import { type EtcdVersion, etcdKnows, etcdSpan, orderOf } from './etcd-versions.ts';
import { hasVariable } from './variables.ts';

const EXPERIMENTAL = 'experimental_';

/** An option that is given to etcd. */
export interface GivenOption {
  /** Its variable without `ETCD_`, in lower case. */
  readonly option: string;
  /** The key as it is written. */
  readonly written: string;
  /** Its value; empty where that is no text. */
  readonly text: string;
}

/** What a release of etcd makes of an option that it does not take as given. */
export interface EtcdVerdict {
  /** `ignored`: it starts without the option; `refused`: it does not start with the value. */
  readonly kind: 'ignored' | 'refused';
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/** `undefined` when etcd takes the option; the words are the same in every place that says so. */
export function etcdVerdict(given: GivenOption, version: EtcdVersion): EtcdVerdict | undefined {
  return ignored(given, version) ?? refused(given, version);
}

function ignored({ option, written, text }: GivenOption, version: EtcdVersion): EtcdVerdict | undefined {
  if (etcdKnows(option, version)) return undefined;
  const loss = etcdLoss(option, text);
  if (loss?.since !== undefined && version.order < orderOf(loss.since)) return undefined;
  const remedy = loss?.remedy ?? renamed(option, version) ?? 'remove it';
  const message = `etcd ${version.text} ignores \`${written}\`, ${originOf(option)}: ${remedy}`;
  return { kind: 'ignored', severity: loss?.gravity ?? 'warning', message };
}

function originOf(option: string): string {
  const span = etcdSpan(option);
  if (span === undefined) return 'an option of etcd 0.4';
  return `an option of etcd ${span.first === span.last ? span.first : `${span.first} to ${span.last}`}`;
}

/** Options lose their `experimental_` when they settle. */
function renamed(option: string, version: EtcdVersion): string | undefined {
  const name = option.startsWith(EXPERIMENTAL) ? option.slice(EXPERIMENTAL.length) : EXPERIMENTAL + option;
  return etcdKnows(name, version) ? `write \`${name}\`` : undefined;
}

function refused({ option, written, text }: GivenOption, version: EtcdVersion): EtcdVerdict | undefined {
  const refusal = hasVariable(text) ? undefined : etcdRefusal(option, text, version);
  if (refusal === undefined) return undefined;
  const message = `etcd ${version.text} does not start with ${refusal.value} in \`${written}\`: ${refusal.remedy}`;
  return { kind: 'refused', severity: 'error', message };
}

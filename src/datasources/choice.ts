/** Which datasources a boot asks: what somebody said, else the one of the first boot, else what the evidence says. */
import { nearest } from '../config/nearest.ts';
import { CloudConfigError } from '../errors.ts';
import { detect } from './detect.ts';
import type { Evidence } from './evidence.ts';
import type { Provider } from './provider.ts';

const SWITCH = 'cloud-config';
const PINNING = 'cloud-config.datasource';
const DISABLED = '/etc/cloud-config/disabled';
const IMAGE = '/etc/cloud-config/datasource';

export type Choice =
  | { readonly kind: 'disabled'; readonly why: string }
  | {
      readonly kind: 'chosen';
      readonly by: 'evidence' | 'name';
      readonly providers: readonly Provider[];
      readonly why: string;
    }
  | { readonly kind: 'none'; readonly why: string };

/** Throws `DS_UNKNOWN` when a datasource is named that there is not. */
export function chooseDatasources(
  providers: readonly Provider[],
  evidence: Evidence,
  pinned: string | undefined,
): Choice {
  const disabled = disabledBy(evidence);
  if (disabled !== undefined) return { kind: 'disabled', why: disabled };
  const argument = evidence.kernel.findLast(({ name }) => name === PINNING)?.value;
  if (argument) return chosen(providers, argument, `${PINNING}= on the kernel command line`);
  const image = settingIn(evidence.text(IMAGE));
  if (image) return chosen(providers, image, IMAGE);
  if (pinned !== undefined) return chosen(providers, pinned, 'the datasource of the first boot');
  const evident = detect(providers, evidence);
  if (evident.length > 0) return { kind: 'chosen', by: 'evidence', providers: evident, why: 'evidence' };
  return { kind: 'none', why: 'nothing on this machine says what platform it is on' };
}

/** The first line that is no comment. */
function settingIn(text: string | undefined): string | undefined {
  const lines = text?.split('\n').map((line) => line.trim());
  return lines?.find((line) => line !== '' && !line.startsWith('#'));
}

/** A switch that anybody can find: a kernel parameter, or a file. */
function disabledBy(evidence: Evidence): string | undefined {
  const isOff = evidence.kernel.some(({ name, value }) => name === SWITCH && value === 'disabled');
  if (isOff) return `${SWITCH}=disabled on the kernel command line`;
  return evidence.exists(DISABLED) ? `${DISABLED} exists` : undefined;
}

function chosen(providers: readonly Provider[], name: string, why: string): Choice {
  const provider = providers.find((each) => each.name === name);
  if (provider !== undefined) return { kind: 'chosen', by: 'name', providers: [provider], why };
  const names = providers.map((each) => each.name);
  const meant = nearest(name, names);
  const remedy = meant === undefined ? `it is one of ${names.join(', ')}` : `did you mean ${meant}?`;
  throw new CloudConfigError(
    'DS_UNKNOWN',
    `${why} names the datasource \`${name}\`, which there is not; ${remedy}`,
  );
}

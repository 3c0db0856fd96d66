import type { Step } from './action.ts';
import type { Layer, PlanInput } from './layer.ts';
import { step } from './step.ts';

/** The name of a layer's key sets under `~/.ssh/authorized_keys.d`. */
export function keySetOf(layer: Layer, input: PlanInput): string {
  return layer.name === 'user' ? input.keySet : `${input.keySet}-${layer.name}`;
}

/** Keys without empty ones and repetitions, in order. */
export function distinctKeys(...lists: readonly (readonly string[] | undefined)[]): readonly string[] {
  const keys = lists.flatMap((list) => list ?? []).map((key) => key.trim());
  return [...new Set(keys.filter((key) => key !== ''))];
}

/**
 * Keys of the default user: the platform's, and each document's. They come first of all, so that a mistake further
 * down never locks anybody out; a default user whom the document itself creates gets them with the account.
 */
export function planKeys(input: PlanInput): readonly Step[] {
  const { layers, metadata, defaultUser } = input;
  const isCreatedHere = layers.some((layer) => lists(layer, defaultUser));
  const steps: Step[] = [];
  if (metadata.sshKeys !== undefined) {
    const action = {
      kind: 'setKeys',
      user: defaultUser,
      origin: 'metadata',
      keys: distinctKeys(metadata.sshKeys),
    } as const;
    steps.push({
      phase: isCreatedHere ? 'users' : 'identity',
      origin: { layer: 'metadata', path: '' },
      action,
    });
  }
  const stating = layers.filter(
    (layer) => layer.config.ssh_authorized_keys !== undefined && !lists(layer, defaultUser),
  );
  for (const set of new Set(stating.map((layer) => keySetOf(layer, input)))) {
    const same = stating.filter((layer) => keySetOf(layer, input) === set);
    const keys = distinctKeys(...same.map(({ config }) => config.ssh_authorized_keys));
    const action = { kind: 'setKeys', user: defaultUser, origin: set, keys } as const;
    const [first] = same;
    if (first !== undefined)
      steps.push(step(isCreatedHere ? 'users' : 'identity', first, 'ssh_authorized_keys', action));
  }
  return [...steps, ...withdrawals(input, steps)];
}

/** Sets of an earlier boot that neither the platform nor a document states now: their keys no longer open the door. */
function withdrawals(input: PlanInput, stated: readonly Step[]): readonly Step[] {
  const { withdrawable = [], defaultUser, layers } = input;
  const creator = layers.findLast((layer) => lists(layer, defaultUser));
  const origins = stated.map(({ action }) => (action.kind === 'setKeys' ? action.origin : ''));
  if (creator !== undefined && statesKeys(creator, defaultUser)) origins.push(keySetOf(creator, input));
  return withdrawable
    .filter((origin) => !origins.includes(origin))
    .map((origin) => ({
      phase: creator === undefined ? 'identity' : 'users',
      origin: { layer: 'metadata', path: '' },
      action: { kind: 'setKeys', user: defaultUser, origin, keys: [] },
    }));
}

function lists({ config }: Layer, user: string): boolean {
  return config.users?.some(({ name }) => name === user) ?? false;
}

/** A document that has the default user states all keys of theirs with the account. */
function statesKeys({ config }: Layer, user: string): boolean {
  const own = config.users?.some(
    ({ name, ssh_authorized_keys: keys }) => name === user && keys !== undefined,
  );
  return own === true || config.ssh_authorized_keys !== undefined;
}

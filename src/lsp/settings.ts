import { nearest } from '../config/nearest.ts';
import { joined, type Target, targetOf } from '../config/target.ts';

/** What a client may set, in `initializationOptions` or under `cloud-config` in its settings. */
export interface Settings {
  /** Where the pages of rules are, so that a code links to its page: `…/{code}.md`, or what `/rules/CC201.html` is added to. */
  readonly docsUrl?: string;
  /** Where the JSON Schema is, for other YAML servers. */
  readonly schemaUrl?: string;
  readonly target?: Target;
  /** Whose the top-level SSH keys are. */
  readonly defaultUser: string;
  readonly hasCodeLens: boolean;
  /** What of it cannot be used, in words. */
  readonly problems: readonly string[];
}

/** Editors open what a code links to. Settings come with a workspace, and `command:` is a link to some of them. */
const ADDRESS = /^(?:https?:\/\/|file:\/\/\/)/i;

export const SECTIONS = ['cloud-config', 'cloudConfig'] as const;

export interface KnownSettings {
  /** What holds where a client says nothing. */
  readonly before?: Settings;
  /** Names of datasources; any name passes where they are not known. */
  readonly providers?: readonly string[];
}

/** Reads settings from whatever a client sends; what it does not say stays as in `before`. */
export function settingsFrom(given: unknown, { before, providers }: KnownSettings = {}): Settings {
  const [hyphened, camel] = SECTIONS.map((name) => fieldOf(given, name));
  const section = hyphened ?? camel ?? given;
  const text = (name: string): string | undefined => {
    const value = fieldOf(section, name);
    return typeof value === 'string' && value !== '' ? value : undefined;
  };
  const address = (name: string): string | undefined => {
    const value = text(name);
    return value !== undefined && ADDRESS.test(value) ? value : undefined;
  };
  const docsUrl = address('docsUrl') ?? before?.docsUrl;
  const schemaUrl = address('schemaUrl') ?? before?.schemaUrl;
  const { target, problems } = targetFrom(section, before?.target, providers);
  const lens = fieldOf(section, 'codeLens');
  return {
    ...(docsUrl === undefined ? {} : { docsUrl: docsUrl.replace(/\/+$/, '') }),
    ...(schemaUrl === undefined ? {} : { schemaUrl }),
    ...(target === undefined ? {} : { target }),
    defaultUser: text('defaultUser') ?? before?.defaultUser ?? 'core',
    hasCodeLens: typeof lens === 'boolean' ? lens : (before?.hasCodeLens ?? true),
    problems,
  };
}

/** Each of what is given for itself: one name that there is not leaves the others as they are. */
function targetFrom(
  section: unknown,
  before: Target | undefined,
  providers: readonly string[] | undefined,
): Pick<Settings, 'problems'> & { readonly target?: Target } {
  const targets = fieldOf(section, 'targets') ?? undefined;
  const provider = fieldOf(section, 'provider') ?? undefined;
  const { provider: providerBefore, ...others } = before ?? {};
  const problems: string[] = [];
  let target: Target = {
    ...(targets === undefined ? others : {}),
    ...(provider === undefined && providerBefore !== undefined ? { provider: providerBefore } : {}),
  };
  for (const given of [...listOf(targets), ...listOf(provider).map((name) => `provider=${wordOf(name)}`)]) {
    if (given === '' || given === 'provider=') continue;
    const one = typeof given === 'string' ? targetOf(given) : undefined;
    const problem =
      one === undefined
        ? `there is no target \`${wordOf(given)}\`; write coreos, flatcar, cloud-init or etcd=3.5`
        : providerProblem(one.provider, providers);
    if (problem !== undefined) problems.push(problem);
    else if (one !== undefined) target = joined(target, one);
  }
  return { ...(Object.keys(target).length === 0 ? {} : { target }), problems };
}

function listOf(given: unknown): readonly unknown[] {
  if (Array.isArray(given)) return given;
  return given === undefined ? [] : [given];
}

function wordOf(given: unknown): string {
  return typeof given === 'string' ? given : JSON.stringify(given);
}

function providerProblem(
  name: string | undefined,
  providers: readonly string[] | undefined,
): string | undefined {
  if (name === undefined || providers === undefined || providers.includes(name)) return undefined;
  const meant = nearest(name, providers);
  const remedy = meant === undefined ? `write one of ${providers.join(', ')}` : `did you mean ${meant}?`;
  return `there is no provider \`${name}\`${meant === undefined ? '; ' : ', '}${remedy}`;
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

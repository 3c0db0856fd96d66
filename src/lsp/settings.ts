import { type Target, targetsOf } from '../config/target.ts';

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

/** Reads settings from whatever a client sends; what it does not say stays as in `before`. */
export function settingsFrom(given: unknown, before?: Settings): Settings {
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
  const { target, problems } = targetFrom(section);
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

function targetFrom(section: unknown): Pick<Settings, 'problems'> & { readonly target?: Target } {
  const targets = fieldOf(section, 'targets');
  const provider = fieldOf(section, 'provider');
  const texts = (Array.isArray(targets) ? targets : [targets]).filter((each) => typeof each === 'string');
  if (typeof provider === 'string' && provider !== '') texts.push(`provider=${provider}`);
  const read = targetsOf(texts);
  if ('target' in read) return { target: read.target, problems: [] };
  return { problems: [`there is no target \`${read.unknown}\`; write flatcar, cloud-init or etcd=3.5`] };
}

function fieldOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}

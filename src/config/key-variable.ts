import { type Key, shape } from './generated/shape.ts';

/** The keys of a section of `coreos`; none for a section that there is not. */
export function sectionKeys(section: string): Readonly<Record<string, Key>> {
  const coreos = shape.kind === 'map' ? shape.keys['coreos']?.shape : undefined;
  const found = coreos?.kind === 'map' ? coreos.keys[section]?.shape : undefined;
  return found?.kind === 'map' ? found.keys : {};
}

/** The environment variable, or the variable of a settings file, that a key becomes; most are made of its name. */
export function variableOf(name: string, { env, variable }: Key): string | undefined {
  return variable ?? (env === undefined ? undefined : env + name.toUpperCase());
}

import type { Key } from './generated/shape.ts';

/** The environment variable, or the variable of a settings file, that a key becomes; most are made of its name. */
export function variableOf(name: string, { env, variable }: Key): string | undefined {
  return variable ?? (env === undefined ? undefined : env + name.toUpperCase());
}

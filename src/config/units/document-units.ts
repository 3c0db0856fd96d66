import type { TreeNode } from '../tree.ts';
import { type Command, commandsIn } from './commands.ts';
import { type UnitText, unitTextsIn } from './unit-texts.ts';
import { type WholeUnit, wholeUnits } from './whole-units.ts';

/** The units of one document; read when first asked for, since many rules ask. */
export interface DocumentUnits {
  /** Every unit and drop-in that the document writes out, in its order. */
  readonly texts: () => readonly UnitText[];
  /** The units whose own file it writes, each with its drop-ins. */
  readonly whole: () => readonly WholeUnit[];
  /** The commands of services and sockets. */
  readonly commands: () => readonly Command[];
}

export function documentUnits(source: string, root: TreeNode | undefined): DocumentUnits {
  const texts = once(() => [...unitTextsIn(source, root)]);
  return {
    texts,
    whole: once(() => wholeUnits(texts())),
    commands: once(() => [...commandsIn(texts())]),
  };
}

function once<T>(make: () => readonly T[]): () => readonly T[] {
  let made: readonly T[] | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

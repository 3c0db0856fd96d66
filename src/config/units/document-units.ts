import { type Body, bodiesIn } from '../bodies.ts';
import type { TreeNode } from '../tree.ts';
import { type Command, commandsIn } from './commands.ts';
import { type UnitText, unitTextsIn } from './unit-texts.ts';
import { type WholeUnit, wholeUnits } from './whole-units.ts';

/** The units and other texts of one document; read when first asked for, since many rules ask. */
export interface DocumentUnits {
  /** Every unit and drop-in that the document writes out, in its order. */
  readonly texts: () => readonly UnitText[];
  /** The units whose own file it writes, each with its drop-ins. */
  readonly whole: () => readonly WholeUnit[];
  /** The commands of services and sockets. */
  readonly commands: () => readonly Command[];
  /** Every text that the document puts on the machine, files among them. */
  readonly bodies: () => readonly Body[];
}

export function documentUnits(source: string, root: TreeNode | undefined): DocumentUnits {
  let texts: readonly UnitText[] | undefined;
  let whole: readonly WholeUnit[] | undefined;
  let commands: readonly Command[] | undefined;
  let bodies: readonly Body[] | undefined;
  const allTexts = (): readonly UnitText[] => {
    texts ??= [...unitTextsIn(source, root)];
    return texts;
  };
  return {
    texts: allTexts,
    whole: () => {
      whole ??= wholeUnits(allTexts());
      return whole;
    },
    commands: () => {
      commands ??= [...commandsIn(allTexts())];
      return commands;
    },
    bodies: () => {
      bodies ??= [...bodiesIn(root)];
      return bodies;
    },
  };
}

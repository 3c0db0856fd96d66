import type { TreeNode } from '../tree.ts';
import { type UnitText, unitTextsIn } from './unit-texts.ts';
import { type WholeUnit, wholeUnits } from './whole-units.ts';

/** The units of one document; read when first asked for, since most documents have few and many rules ask. */
export interface DocumentUnits {
  /** Every unit and drop-in that the document writes out, in its order. */
  readonly texts: () => readonly UnitText[];
  /** The units whose own file it writes, each with its drop-ins. */
  readonly whole: () => readonly WholeUnit[];
}

export function documentUnits(source: string, root: TreeNode | undefined): DocumentUnits {
  let texts: readonly UnitText[] | undefined;
  let whole: readonly WholeUnit[] | undefined;
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
  };
}

import { checkLanguage } from './check-language.ts';
import { checkNetwork, type NetworkSeed } from './check-network.ts';
import { checkNoCanary, secretDocument } from './check-secrets.ts';
import { checkFix, checkReading } from './checks.ts';
import { mutated } from './mutate.ts';
import { type Random, randomOf } from './random.ts';

export interface Seeds {
  readonly documents: readonly string[];
  readonly networks: readonly NetworkSeed[];
}

/** One document and what is asked of it; the same for the same numbers. */
export interface Case {
  readonly text: string;
  readonly check: (text: string) => void;
  /** How many seconds it may take; fixing reads a document again after every round. */
  readonly patience: number;
}

/** Reading is asked of every document, the slower things of one in some. */
export function caseOf(seed: number, index: number, { documents, networks }: Seeds): Case {
  const random = randomOf(seed, index);
  const again = (): Random => randomOf(seed + 1, index);
  switch (index % 10) {
    case 0:
      return { text: secretDocument(random), check: checkNoCanary, patience: 1 };
    case 1: {
      const { format, text } = random.pick(networks);
      return {
        text: mutated(random, [text]),
        check: (changed) => checkNetwork(format, changed, again()),
        patience: 1,
      };
    }
    case 2:
    case 3:
    case 4:
      return {
        text: mutated(random, documents),
        check: (text) => checkFix(text, again().oneIn(2)),
        patience: 5,
      };
    case 5:
    case 6:
    case 7:
      return { text: mutated(random, documents), check: (text) => checkLanguage(text, again()), patience: 1 };
    default:
      return { text: mutated(random, documents), check: (text) => checkReading(text, again()), patience: 1 };
  }
}

/** Numbers that a seed decides, so that a document can be made again. */
export interface Random {
  /** A whole number below `limit`. */
  readonly below: (limit: number) => number;
  readonly pick: <T>(from: readonly T[]) => T;
  /** True once in so many times. */
  readonly oneIn: (times: number) => boolean;
}

/** @see https://en.wikipedia.org/wiki/Xorshift for the mixing; quality matters little here, repetition does. */
export function randomOf(seed: number, index: number): Random {
  let state = (Math.imul(seed | 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  for (let round = 0; round < 8; round++) next();
  const below = (limit: number): number => (limit <= 1 ? 0 : next() % limit);
  return {
    below,
    pick: (from) => {
      const chosen = from[below(from.length)];
      if (chosen === undefined) throw new Error('nothing to pick from');
      return chosen;
    },
    oneIn: (times) => below(times) === 0,
  };
}

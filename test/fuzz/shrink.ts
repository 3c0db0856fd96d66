/** Leaves lines and then characters out of a text for as long as it still fails; gives up after some tries. */
export function shrunk(text: string, fails: (text: string) => boolean): string {
  let tries = 400;
  const attempt = (candidate: string): boolean => tries-- > 0 && fails(candidate);
  const byLine = reduced(text.split(/(?<=\n)/), attempt);
  return byLine.length > 2000 ? byLine : reduced([...byLine], attempt);
}

function reduced(parts: readonly string[], fails: (text: string) => boolean): string {
  let left = [...parts];
  for (let size = Math.ceil(left.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < left.length; ) {
      const without = [...left.slice(0, at), ...left.slice(at + size)];
      if (without.length < left.length && fails(without.join(''))) left = without;
      else at += size;
    }
  }
  return left.join('');
}

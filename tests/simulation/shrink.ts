/**
 * Finds a small set of deeds that is enough to fail: leaves out ever smaller parts of what is left, for as long as that
 * still fails (delta debugging).
 *
 * @param fails whether these deeds alone are enough
 * @param most how often it may be tried
 */
export async function shrink(
  deeds: readonly number[],
  fails: (kept: readonly number[]) => Promise<boolean>,
  most: number,
): Promise<readonly number[]> {
  let left = deeds;
  let tries = 0;
  for (let part = Math.ceil(left.length / 2); part >= 1; ) {
    let isSmaller = false;
    for (let start = 0; start < left.length && tries < most; ) {
      const without = [...left.slice(0, start), ...left.slice(start + part)];
      tries += 1;
      if (await fails(without)) {
        left = without;
        isSmaller = true;
      } else start += part;
    }
    if (tries >= most || (part === 1 && !isSmaller)) break;
    if (!isSmaller) part = Math.floor(part / 2);
  }
  return left;
}

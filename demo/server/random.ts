/**
 * A number that looks random and is always the same for the same key.
 *
 * @returns a number ≥ 0 and < 1
 */
export function chance(...key: readonly (string | number)[]): number {
  const text = key.join('|');
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  // FNV alone leaves neighbours close together; the finalizer of MurmurHash3 scatters them.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000;
}

/** One item of a list that isn't empty, the same for the same key. */
export function pick<T>(items: readonly [T, ...T[]], ...key: readonly (string | number)[]): T {
  return items[Math.floor(chance(...key) * items.length)] ?? items[0];
}

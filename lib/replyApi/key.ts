/** What can stand in a header, and may be a key that was pasted whole. */
const KEY = /^[\x21-\x7e]{8,500}$/;

/** Reads a key as it was typed; null where it can't be one. */
export function parseKey(typed: string): string | null {
  const key = typed.trim();
  return KEY.test(key) ? key : null;
}

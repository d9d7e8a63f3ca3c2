/** Reads a whole number from what was typed; null where it isn't one between the bounds. */
export function wholeNumber(typed: string, min: number, max = Number.MAX_SAFE_INTEGER): number | null {
  const trimmed = typed.trim();
  const value = Number(trimmed);
  return /^\d+$/.test(trimmed) && value >= min && value <= max ? value : null;
}

/** The digits of Arabic, Persian and full-width keyboards. Of each kind, the last four bits tell which one it is. */
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g;

/** Reads a whole number from what was typed; null where it isn't one between the bounds. */
export function wholeNumber(typed: string, min: number, max = Number.MAX_SAFE_INTEGER): number | null {
  const trimmed = typed.trim().replace(OTHER_DIGITS, (digit) => `${digit.charCodeAt(0) & 0xf}`);
  const value = Number(trimmed);
  return /^\d+$/.test(trimmed) && value >= min && value <= max ? value : null;
}

/** Numbers of any length can be written down: beyond this, they are none that can be reckoned with. */
const LONGEST_MS = Number.MAX_SAFE_INTEGER;

/**
 * How long a server asks to be spared (`Retry-After`: seconds, or a date by the server's own clock).
 *
 * @returns milliseconds, ≥ 0; undefined where it doesn't say
 */
export function retryAfterMs(response: Response): number | undefined {
  const value = response.headers.get('Retry-After')?.trim() ?? '';
  if (/^\d+$/.test(value)) return Math.min(LONGEST_MS, Number(value) * 1_000);
  const untilMs = parseHttpDate(value);
  if (untilMs === null) return undefined;
  return Math.min(LONGEST_MS, Math.max(0, untilMs - (serverTimeMs(response) ?? Date.now())));
}

/** The server's time as an answer tells it, to a second; null where it doesn't. */
export function serverTimeMs(response: Response): number | null {
  return parseHttpDate(response.headers.get('Date') ?? '');
}

/** `Date.parse` takes all sorts of things for dates. */
function parseHttpDate(text: string): number | null {
  const ms = text.endsWith(' GMT') ? Date.parse(text) : Number.NaN;
  return Number.isFinite(ms) ? ms : null;
}

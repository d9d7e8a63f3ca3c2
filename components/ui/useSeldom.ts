import { useEffect, useRef, useState } from 'preact/hooks';

/** A team's cursor may move many times a second: what costs the server an answer follows it at this pace. */
const PAUSE_MS = 5_000;

/** A value that changes often, as it was up to a few seconds ago: its first change shows at once, the last one in the end. */
export function useSeldom<T>(value: T): T {
  const [shown, setShown] = useState(value);
  const changedAtMs = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (Object.is(value, shown)) return;
    const show = () => {
      changedAtMs.current = performance.now();
      setShown(value);
    };
    const waitMs = changedAtMs.current + PAUSE_MS - performance.now();
    if (waitMs <= 0) return show();
    const timer = setTimeout(show, waitMs);
    return () => clearTimeout(timer);
  }, [value, shown]);
  return shown;
}

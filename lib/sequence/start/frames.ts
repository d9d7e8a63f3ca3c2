import { orAbort, pause } from '../waiting';

/** A page that draws nothing, such as that of a covered window, isn't waited for longer. */
const NO_FRAME_MS = 250;

/** Waits until the page has drawn what it was told, and what it asked for to be drawn with that. */
export async function drawn(signal: AbortSignal): Promise<void> {
  const frame = new Promise<void>((resolve) => {
    // Whatever else waits for the same frame comes before a task that it leaves behind.
    requestAnimationFrame(() => setTimeout(resolve));
  });
  await Promise.race([orAbort(frame, signal), pause(NO_FRAME_MS, signal)]);
}

/** Waits until the tab can be seen: a hidden one draws nothing. */
export function untilVisible(document: Document, signal: AbortSignal): Promise<void> {
  if (!document.hidden) return Promise.resolve();
  const visible = new Promise<void>((resolve) => {
    const look = () => {
      if (!document.hidden) resolve();
    };
    document.addEventListener('visibilitychange', look, { signal });
  });
  return orAbort(visible, signal);
}

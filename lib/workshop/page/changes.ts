import type { PageProfile } from '../../profile/profile';
import { enteredRoots } from '../../sequence/reader/enteredRoots';
import { watchedOf } from '../../sequence/reader/watched';

/** A hidden tab has no frames; the person looks at the workshop then, which is another tab. */
const HIDDEN_MS = 200;
/** What takes longer than this would be felt in every frame: the page gets four times as long for itself in between. */
const FELT_MS = 8;
const SHARE = 4;

/**
 * Tells of changes in a page, and in the frames and shadow roots that a profile reads: once per frame at most, and less
 * often where it takes long.
 *
 * @param onChange told some time after the change, not in it
 */
export function createChanges(onChange: () => void) {
  let end = new AbortController();
  let observed: readonly Node[] = [];
  let frame = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  let tookMs = 0;

  const tell = (): void => {
    frame = 0;
    timer = undefined;
    const beganAt = performance.now();
    onChange();
    tookMs = performance.now() - beganAt;
  };
  const soon = (): void => {
    if (frame !== 0 || timer !== undefined) return;
    const pauseMs = Math.max(document.hidden ? HIDDEN_MS : 0, tookMs > FELT_MS ? tookMs * SHARE : 0);
    if (pauseMs > 0) timer = setTimeout(tell, pauseMs);
    else frame = requestAnimationFrame(tell);
  };
  const observer = new MutationObserver(soon);

  return {
    /** Looks at the roots that a profile reads; they may be others than the last time. */
    follow(profile: PageProfile): void {
      const roots = [...enteredRoots(document, watchedOf(profile).into)];
      if (roots.length === observed.length && roots.every((root, place) => root === observed[place])) return;
      this.rest();
      end = new AbortController();
      const { signal } = end;
      observed = roots;
      const whole = { attributes: true, characterData: true, childList: true, subtree: true };
      for (const root of roots) {
        observer.observe(root, whole);
        // What is checked or typed changes no attribute.
        for (const type of ['change', 'input', 'click']) {
          root.addEventListener(type, soon, { capture: true, passive: true, signal });
        }
      }
      for (const type of ['hashchange', 'popstate']) window.addEventListener(type, soon, { signal });
      document.addEventListener(
        'visibilitychange',
        () => {
          // A frame that was asked for doesn't come while the tab is hidden.
          if (frame === 0 || !document.hidden) return;
          cancelAnimationFrame(frame);
          frame = 0;
          soon();
        },
        { signal },
      );
    },
    /** Looks at nothing, until it is to follow again. */
    rest(): void {
      end.abort();
      observer.disconnect();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      frame = 0;
      timer = undefined;
      observed = [];
    },
  };
}

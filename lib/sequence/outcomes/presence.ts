import type { Root } from '../reader/roots';
import { isByPerson } from '../trusted';

/** What nobody does without meaning it. */
const ON_PURPOSE = ['pointerdown', 'keydown', 'wheel'];
const LISTENING = { capture: true, passive: true };

/**
 * Hears a person use the page. What a script does is nobody's doing, and neither is a pointer that rests while the page
 * moves under it.
 *
 * @param heard is told whether it was more than a movement of the pointer
 * @returns listens in documents that weren't there before
 */
export function hearPerson(
  heard: (onPurpose: boolean) => void,
  signal: AbortSignal,
): (roots: Iterable<Root>) => void {
  const known = new WeakSet<Root>();
  let pointer = '';
  const hear = (event: Event) => {
    if (!isByPerson(event)) return;
    if (event.type === 'pointermove') {
      const { screenX, screenY } = event as PointerEvent;
      const now = `${screenX} ${screenY}`;
      if (now === pointer) return;
      pointer = now;
    }
    heard(event.type !== 'pointermove');
  };
  return (roots) => {
    for (const root of roots) {
      // What happens in a shadow root is heard outside of it, but not what does in a frame.
      if (known.has(root) || !('defaultView' in root)) continue;
      known.add(root);
      for (const type of [...ON_PURPOSE, 'pointermove']) {
        root.defaultView?.addEventListener(type, hear, { ...LISTENING, signal });
      }
    }
  };
}

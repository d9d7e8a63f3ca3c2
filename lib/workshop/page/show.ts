import { isByPerson } from '../../sequence/trusted';
import { Marker } from './marker';

interface Showing {
  readonly prompt: string;
  readonly elements: readonly Element[];
  readonly onSeen: () => void;
  /** Ends it from outside, silently. */
  readonly signal: AbortSignal;
}

/** Outlines elements, the first of them in view, until Escape or a click anywhere; the page sees neither. */
export function showUntilDone({ prompt, elements, onSeen, signal }: Showing): void {
  const marker = new Marker(prompt);
  const end = new AbortController();
  const finish = (): void => {
    end.abort();
    marker.remove();
  };
  const options = { capture: true, signal: end.signal };
  const done = (event: Event): void => {
    if (!isByPerson(event)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type !== 'click' && event.type !== 'keydown') return;
    finish();
    onSeen();
  };
  signal.addEventListener('abort', finish, { signal: end.signal });
  for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
    window.addEventListener(type, done, options);
  }
  window.addEventListener('keydown', (event) => event.key === 'Escape' && done(event), options);
  elements[0]?.scrollIntoView({ block: 'center', behavior: 'instant' });
  marker.mark(elements);
  window.focus();
  marker.raise();
}

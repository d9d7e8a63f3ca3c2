import { hostOf, inside } from '../../sequence/reader/roots';
import { isByPerson } from '../../sequence/trusted';
import { stops } from './below';
import { Marker } from './marker';

/** What the page must not hear while somebody points at it. */
const PRESSES = [
  'pointerdown',
  'mousedown',
  'pointerup',
  'mouseup',
  'touchstart',
  'touchend',
  'click',
  'auxclick',
  'dblclick',
  'contextmenu',
] as const;
const KEYS = ['keydown', 'keypress', 'keyup'] as const;
/** Open menus close when the focus leaves them; and what keeps the focus in itself would take it back. */
const FOCUS = ['focusin', 'focusout', 'focus', 'blur'] as const;

interface Pointing {
  readonly prompt: string;
  readonly onPicked: (element: Element) => void;
  readonly onGivenUp: () => void;
  /** Ends it from outside, silently. */
  readonly signal: AbortSignal;
}

/**
 * Lets the person point at one element: by a click, or by Tab, the arrows (up to what an element is in, down to its first
 * child) and Enter. Escape gives up. A layer over the page takes it all: nothing of the page is pressed or has the focus, so
 * that also the start control and one that is disabled can be pointed at. What scripts press is not the person's pointing.
 */
export function pointAtOne({ prompt, onPicked, onGivenUp, signal }: Pointing): void {
  const end = new AbortController();
  let current: Element | null = null;
  const marker = new Marker(prompt);

  const finish = (): void => {
    end.abort();
    marker.remove();
  };
  const giveUp = (): void => {
    finish();
    onGivenUp();
  };
  signal.addEventListener('abort', finish, { signal: end.signal });

  const pointTo = (element: Element | null): void => {
    if (element === null) return;
    current = element;
    marker.mark([element]);
    marker.avoid(element.getBoundingClientRect().top);
  };
  const pick = (element: Element | null): void => {
    if (element === null) return;
    finish();
    onPicked(element);
  };
  const keep = (event: Event): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const pointToNext = (step: 1 | -1): void => {
    const all = stops(document);
    const next = all.at((current === null ? -1 : all.indexOf(current)) + step) ?? all[0] ?? null;
    next?.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    pointTo(next);
  };

  const onPress = (event: Event): void => {
    if (!isByPerson(event)) return;
    keep(event);
    const isMissed = !marker.has(event);
    if (isMissed) marker.raise();
    if (event.type === 'click') pick(isMissed ? targetOf(event) : marker.under(event as MouseEvent));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!isByPerson(event)) return;
    keep(event);
    if (event.type !== 'keydown') return;
    if (event.key === 'Escape') giveUp();
    else if (event.key === 'Enter') pick(current);
    else if (event.key === 'Tab') pointToNext(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowUp') pointTo(current && (current.parentElement ?? hostOf(current)));
    else if (event.key === 'ArrowDown')
      pointTo(current && ((inside(current) ?? current).firstElementChild ?? current));
  };
  const onMove = (event: PointerEvent): void => {
    if (!isByPerson(event)) return;
    // Something of the page has come over it.
    if (!marker.has(event)) marker.raise();
    pointTo(marker.under(event));
  };
  const onFocus = (event: Event): void => {
    if (!isByPerson(event)) return;
    event.stopImmediatePropagation();
    if (event.type !== 'focusin' || marker.has(event)) return;
    pointTo(targetOf(event));
    marker.raise();
  };
  const onWheel = (event: WheelEvent): void => {
    if (!marker.has(event)) return;
    keep(event);
    scrollerAt(marker.under(event), event)?.scrollBy({
      left: event.deltaX,
      top: event.deltaY,
      behavior: 'instant',
    });
  };

  const options = { capture: true, passive: false, signal: end.signal };
  for (const type of PRESSES) window.addEventListener(type, onPress, options);
  for (const type of KEYS) window.addEventListener(type, onKey, options);
  for (const type of FOCUS) window.addEventListener(type, onFocus, options);
  window.addEventListener('pointermove', onMove, options);
  window.addEventListener('wheel', onWheel, options);
  window.focus();
  marker.raise();
}

/** What a wheel would scroll at an element: the nearest that has more to show in its direction. */
function scrollerAt(element: Element | null, { deltaX, deltaY }: WheelEvent): Element | null {
  for (let at = element; at !== null; at = at.parentElement ?? hostOf(at)) {
    const { scrollTop, scrollLeft } = at;
    const isMoved = at.scrollHeight > at.clientHeight || at.scrollWidth > at.clientWidth;
    if (!isMoved) continue;
    at.scrollBy({ left: Math.sign(deltaX), top: Math.sign(deltaY), behavior: 'instant' });
    if (at.scrollTop !== scrollTop || at.scrollLeft !== scrollLeft) return at;
  }
  return null;
}

/** The innermost element of an event, in open shadow roots too. */
function targetOf(event: Event): Element | null {
  const [target] = event.composedPath();
  return target !== undefined && (target as Node).nodeType === Node.ELEMENT_NODE ? (target as Element) : null;
}

import { hostOf, inside } from '../../sequence/reader/roots';
import { isByPerson } from '../../sequence/trusted';
import { Marker } from './marker';

/** What the page must not see while somebody points at it. */
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

interface Pointing {
  readonly prompt: string;
  readonly onPicked: (element: Element) => void;
  readonly onGivenUp: () => void;
  /** Ends it from outside, silently. */
  readonly signal: AbortSignal;
}

/**
 * Lets the person point at one element: by a click, or by Tab, the arrows (up to what an element is in, down to its first
 * child) and Enter. Escape gives up. The page sees none of it, in its frames and shadow roots neither; and what its scripts
 * press is not the person's pointing.
 */
export function pointAtOne({ prompt, onPicked, onGivenUp, signal }: Pointing): void {
  const marker = new Marker(prompt);
  const end = new AbortController();
  const windows = new WeakSet<Window>();
  let current: Element | null = null;

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
    const within = inside(element);
    if (within?.nodeType === Node.DOCUMENT_NODE) listenTo((within as Document).defaultView);
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

  const onPress = (event: Event): void => {
    if (!isByPerson(event)) return;
    keep(event);
    if (event.type === 'click') pick(targetOf(event));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (!isByPerson(event)) return;
    event.stopImmediatePropagation();
    // The browser itself moves the focus.
    if (event.key === 'Tab') return;
    event.preventDefault();
    if (event.type !== 'keydown') return;
    if (event.key === 'Escape') giveUp();
    else if (event.key === 'Enter') pick(current ?? targetOf(event));
    else if (event.key === 'ArrowUp') pointTo(current && (current.parentElement ?? hostOf(current)));
    else if (event.key === 'ArrowDown')
      pointTo(current && ((inside(current) ?? current).firstElementChild ?? current));
  };

  const onOver = (event: Event): void => {
    if (isByPerson(event)) pointTo(targetOf(event));
  };

  const listenTo = (view: Window | null): void => {
    if (view === null || windows.has(view)) return;
    windows.add(view);
    const options = { capture: true, passive: false, signal: end.signal };
    for (const type of PRESSES) view.addEventListener(type, onPress, options);
    for (const type of KEYS) view.addEventListener(type, onKey, options);
    view.addEventListener('pointerover', onOver, options);
    view.addEventListener('focusin', onOver, options);
    for (const frame of view.document.querySelectorAll('iframe'))
      listenTo(frame.contentDocument?.defaultView ?? null);
  };
  listenTo(window);
  window.focus();
}

/** The innermost element of an event, in open shadow roots too. */
function targetOf(event: Event): Element | null {
  const [target] = event.composedPath();
  return target !== undefined && (target as Node).nodeType === Node.ELEMENT_NODE ? (target as Element) : null;
}

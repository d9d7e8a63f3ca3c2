import type { PageProfile } from '../profile/profile';
import { find } from './reader/find';
import { hostOf } from './reader/roots';

type Counter = PageProfile['counter'];

/** How long its place must be gone before something goes elsewhere, in milliseconds: pages draw their parts anew. */
const GONE_MS = 500;
/** Said of the element while it is in a corner of the window, with the corner's number: its style sheet puts it there. */
export const CORNER = 'data-corner';

interface Host {
  readonly element: HTMLElement;
  /** Puts it in the page, and draws it. */
  mount(put: (element: HTMLElement) => void): void;
  remove(): void;
}

/**
 * Keeps an element where a profile wants the counter, or where it wants it while that place is gone.
 *
 * @param onCorner hears, each time it is looked for, that it is in a corner of the window
 */
export function createPlacement(host: Host, signal: AbortSignal, onCorner?: (element: HTMLElement) => void) {
  const { element } = host;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Nothing can be put there, as beside the document's root. */
  let refuses: Element | null = null;

  const isPutAt = ({ anchor: selector, place }: Counter): boolean => {
    const anchor = find(document, selector);
    if (anchor === null || anchor === refuses || isIn(anchor, element)) return false;
    try {
      if (!isAt(anchor, place, element)) host.mount(() => putAt(anchor, place, element));
      element.removeAttribute(CORNER);
      return true;
    } catch {
      refuses = anchor;
      return false;
    }
  };
  const putElsewhere = ({ otherwise }: Counter): void => {
    timer = undefined;
    if (otherwise === 'nowhere') {
      host.remove();
      return;
    }
    const corner = document.body ?? document.documentElement;
    if (!element.hasAttribute(CORNER)) element.setAttribute(CORNER, '0');
    if (!isAt(corner, 'last', element)) host.mount(() => corner.append(element));
    onCorner?.(element);
  };
  const stay = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  signal.addEventListener('abort', stay);

  return {
    /** @param counter where it goes on the page that is shown; null where it has none */
    follow(counter: Counter | null): void {
      if (counter === null) {
        stay();
        if (element.isConnected) host.remove();
      } else if (isPutAt(counter)) stay();
      else if (element.hasAttribute(CORNER)) putElsewhere(counter);
      else timer ??= setTimeout(putElsewhere, GONE_MS, counter);
    },
  };
}

/** Puts an element where a profile wants the counter. @throws where nothing can be put */
export function putAt(anchor: Element, place: Counter['place'], element: Element): void {
  switch (place) {
    case 'before':
      anchor.before(element);
      break;
    case 'after':
      anchor.after(element);
      break;
    case 'first':
      anchor.prepend(element);
      break;
    case 'last':
      anchor.append(element);
      break;
  }
}

/**
 * Whether an element still is at its place. Others may have come in between: two that both insist on being the last
 * would move one another for ever.
 */
export function isAt(anchor: Element, place: Counter['place'], element: Element): boolean {
  const parent = place === 'first' || place === 'last' ? anchor : anchor.parentNode;
  return element.isConnected && element.parentNode === parent;
}

/** Whether an element is another one, or somewhere in it. */
function isIn(inner: Element, outer: Element): boolean {
  for (let at: Element | null = inner; at !== null; at = hostOf(at)) {
    if (outer.contains(at)) return true;
  }
  return false;
}

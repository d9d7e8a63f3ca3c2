import type { PageProfile } from '../profile/profile';

type Place = PageProfile['counter']['place'];

/** Puts an element where a profile wants the counter. */
export function putAt(anchor: Element, place: Place, element: Element): void {
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
export function isAt(anchor: Element, place: Place, element: Element): boolean {
  const parent = place === 'first' || place === 'last' ? anchor : anchor.parentElement;
  return element.isConnected && element.parentElement === parent;
}

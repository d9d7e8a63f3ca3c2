import type { Part } from '../parts';

const CONTROL = 'button, a[href], input, select, [role="button"], [role="link"], [role="menuitem"]';
const CHOICE = 'input[type="checkbox"], input[type="radio"], [role="checkbox"], [role="switch"]';
const FIELD = 'input, textarea, [contenteditable="true"], [role="spinbutton"]';

/** The element that is meant: the button around a pointed icon, the checkbox behind a pointed label. */
export function targetOf(element: Element, part: Part): Element {
  switch (part) {
    case 'start':
    case 'list.first':
    case 'list.next':
    case 'list.more':
    case 'reduce.clear':
    case 'reduce.apply':
      return element.closest(CONTROL) ?? element;
    case 'contacts.checkbox':
    case 'steps.included':
      return nearest(element, CHOICE);
    case 'reduce.field':
      return nearest(element, FIELD);
    case 'list.scroller':
      return scrollerOf(element);
    default:
      return element;
  }
}

/** What fits at or above an element, or is the only thing that fits in it or in its label. */
function nearest(element: Element, wanted: string): Element {
  const above = element.closest(wanted);
  if (above !== null) return above;
  for (const place of [element, element.closest('label')]) {
    const [only, ...others] = place?.querySelectorAll(wanted) ?? [];
    if (only !== undefined && others.length === 0) return only;
  }
  return element;
}

function scrollerOf(element: Element): Element {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const { overflowY } = getComputedStyle(at);
    if (at.scrollHeight > at.clientHeight && (overflowY === 'auto' || overflowY === 'scroll')) return at;
  }
  return element;
}

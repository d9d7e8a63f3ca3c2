import { inside, type Root } from '../../sequence/reader/roots';

/** Pages take the pointer from controls that are disabled: what is hit then is what they are in. */
const DISABLED = ':disabled, [aria-disabled=true], [disabled]';
const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';

/**
 * The innermost element at a point of a window, also in open shadow roots and in frames of this origin, and a disabled one.
 *
 * @param x in CSS pixels from the window's left, `y` from its top
 * @param ours is looked through
 */
export function elementAt(root: Root, x: number, y: number, ours: Element): Element | null {
  const hit = root.elementsFromPoint(x, y).find((one) => one !== ours && one.getRootNode() === root);
  if (hit === undefined) return null;
  const within = inside(hit);
  if (within === null) return disabledIn(hit, x, y) ?? hit;
  if (!('defaultView' in within)) return elementAt(within, x, y, ours) ?? hit;
  // A frame has a window of its own, that begins inside the frame's border.
  const { left, top } = hit.getBoundingClientRect();
  return elementAt(within, x - left - hit.clientLeft, y - top - hit.clientTop, ours) ?? hit;
}

function disabledIn(element: Element, x: number, y: number): Element | undefined {
  return [...element.querySelectorAll(DISABLED)].findLast((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return x >= left && x < right && y >= top && y < bottom;
  });
}

/** What a person comes to with Tab, and what is disabled, in the order of the page and of what is in it. */
export function stops(root: ParentNode): readonly Element[] {
  return [...root.querySelectorAll('*')].flatMap((one) => {
    const within = inside(one);
    return [...(one.matches(FOCUSABLE) ? [one] : []), ...(within === null ? [] : stops(within))];
  });
}

/** The dialog that keeps all else on the page from being pressed; null where there is none. */
export function modalDialog(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const focused = at?.closest('dialog[open]') ?? null;
  return [focused, ...[...document.querySelectorAll('dialog[open]')].reverse()].find(isModal) ?? null;
}

function isModal(dialog: Element | null): boolean {
  try {
    return dialog?.matches(':modal') ?? false;
  } catch {
    return false;
  }
}

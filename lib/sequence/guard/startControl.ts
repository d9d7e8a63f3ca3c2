import { findAll, matches, partsOf } from '../reader/find';
import { hostOf } from '../reader/roots';

/**
 * The start control that an event is on, or whose form it sends.
 *
 * @param selectors the profiles' selectors of start controls
 */
export function startControlOf(event: Event, selectors: readonly string[]): HTMLElement | null {
  if (selectors.length === 0) return null;
  const path =
    event.type === 'submit' ? [submitterOf(event as SubmitEvent, selectors)] : event.composedPath();
  for (const target of path) {
    // Each frame has its own classes.
    if (target === null || !('matches' in target)) continue;
    const element = target as HTMLElement;
    if (selectors.some((selector) => isAt(element, selector))) return element;
  }
  return null;
}

/** A form that a script sends without naming a control is sent by the start control that is in it. */
function submitterOf({ submitter, target }: SubmitEvent, selectors: readonly string[]): Element | null {
  if (submitter || target === null) return submitter;
  const root = (target as Node).getRootNode() as ParentNode & Node;
  const found = selectors.flatMap((selector) => findAll(root, partsOf(selector).at(-1) ?? ''));
  return found.find((control) => 'form' in control && control.form === target) ?? null;
}

/** Our own pop-up, say, has buttons and classes too: only what is as deep in roots as the selector says is meant. */
function isAt(element: Element, selector: string): boolean {
  return matches(element, selector) && depthOf(element) === partsOf(selector).length - 1;
}

/** How many frames and shadow roots of the page an element is in. */
function depthOf(element: Element): number {
  const host = hostOf(element);
  return host === null ? 0 : depthOf(host) + 1;
}

import type { Read } from '../profile';

/** The first match of a profile's selector; a selector that isn't one matches nothing. */
export function find(root: ParentNode, selector: string): Element | null {
  try {
    return root.querySelector(selector);
  } catch {
    return null;
  }
}

/** All matches of a profile's selector, in document order. */
export function findAll(root: ParentNode, selector: string): readonly Element[] {
  try {
    return [...root.querySelectorAll(selector)];
  } catch {
    return [];
  }
}

/** The element or its nearest ancestor that a profile's selector matches. */
export function closest(element: Element, selector: string): Element | null {
  try {
    return element.closest(selector);
  } catch {
    return null;
  }
}

/** The value that a profile reads from an element; empty where there is none. */
export function readValue(element: Element, { selector, attribute }: Read): string {
  const target = selector === undefined ? element : find(element, selector);
  if (target === null) return '';
  if (attribute === undefined) return (target.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
  // What a form control holds by now is a property; its attribute is what it began with.
  const value = attribute === 'value' && 'value' in target ? target.value : target.getAttribute(attribute);
  return String(value ?? '').trim();
}

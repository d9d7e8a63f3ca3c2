import { finder } from '@medv/finder';
import { find } from '../../sequence/reader/find';
import { hostOf } from '../../sequence/reader/roots';
import { isStableName, isStateName } from './names';

/** A page may be deep: what isn't found by then is named by its place. */
const SEARCH_MS = 200;
const ATTRIBUTES = /^(?:role|name|type|rel|data-.+)$/;

const never = () => false;
const stableClass = (name: string) => isStableName(name) && !isStateName(name);
const stableAttribute = (name: string, value: string) => ATTRIBUTES.test(name) && isStableName(value);

/** Each looks at an element in another way; what they all come to is suggested once. */
const WAYS = [
  { idName: never, className: stableClass, attr: stableAttribute },
  { idName: never, className: never, attr: stableAttribute },
  { idName: isStableName, className: stableClass, attr: never },
] as const;

/**
 * Selectors that match one element of the page before all others, those that will last longest first.
 *
 * @returns at least one, for an element that can be reached from the page's own document
 */
export function suggestOne(element: Element): readonly string[] {
  const host = hostOf(element);
  const [outer] = host === null ? [''] : suggestOne(host);
  if (outer === undefined) return [];
  const root = element.getRootNode() as ParentNode;
  const within = [...WAYS.flatMap((way) => found(element, root, way)), placeOf(element)];
  const selectors = within.filter((selector) => find(root, selector) === element);
  return [...new Set(selectors)].map((selector) => (outer === '' ? selector : `${outer} >>> ${selector}`));
}

function found(element: Element, root: ParentNode, way: (typeof WAYS)[number]): string[] {
  try {
    // It takes a document or a shadow root as well; its types only know of elements.
    return [finder(element, { ...way, root: root as Element, timeoutMs: SEARCH_MS })];
  } catch {
    return [];
  }
}

/** Where an element stands, counted from the top of its root: right as long as nothing is put before it. */
export function placeOf(element: Element): string {
  const steps: string[] = [];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    // A shadow root has several at its top, and elements below could stand like them.
    const isTop = at.parentElement === null && at.parentNode?.nodeType === Node.DOCUMENT_FRAGMENT_NODE;
    steps.unshift(isTop ? `${positionOf(at)}:not(* > *)` : positionOf(at));
  }
  return steps.join(' > ');
}

/** An element among its siblings. */
export function positionOf(element: Element): string {
  let position = 1;
  for (let at = element.previousElementSibling; at !== null; at = at.previousElementSibling) position++;
  return `${CSS.escape(element.localName)}:nth-child(${position})`;
}

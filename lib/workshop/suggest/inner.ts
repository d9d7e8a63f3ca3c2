import { find } from '../../sequence/reader/find';
import { hostOf } from '../../sequence/reader/roots';
import { placeOf, positionOf } from './one';
import { traitsOf } from './traits';

const MOST_SUGGESTIONS = 6;
/** What tells form controls apart that have the same tag. */
const TYPE = /^[a-z-]+$/;

/**
 * Selectors that find an element in a row: the first match in the row is that element.
 *
 * @returns none where the element isn't in the row, or is the row
 */
export function suggestInner(row: Element, element: Element): readonly string[] {
  if (row === element) return [];
  return selectorsIn(row, element)
    .filter((selector) => find(row, selector) === element)
    .slice(0, MOST_SUGGESTIONS);
}

function selectorsIn(row: Element, element: Element): string[] {
  const root = element.getRootNode();
  if (root === row.getRootNode()) return [...namesOf(element), ...pathOf(element, row)];
  const host = hostOf(element);
  if (host === null) return [];
  const [outer] = host === row ? [''] : suggestInner(row, host);
  if (outer === undefined) return [];
  return [...namesOf(element), placeOf(element)]
    .filter((name) => find(root as ParentNode, name) === element)
    .map((name) => `${outer} >>> ${name}`.trim());
}

function namesOf(element: Element): string[] {
  const tag = CSS.escape(element.localName);
  const type = element.getAttribute('type') ?? '';
  const traits = traitsOf(element);
  const parent = element.parentElement;
  const inParent = parent === null ? [] : traitsOf(parent).map((trait) => `${trait} > ${tag}`);
  return [...traits, ...(TYPE.test(type) ? [`${tag}[type="${type}"]`] : []), tag, ...inParent];
}

/** Where an element stands below a row; none where it isn't below it in the same root. */
function pathOf(element: Element, row: Element): string[] {
  const steps: string[] = [];
  let at: Element | null = element;
  for (; at !== null && at !== row; at = at.parentElement) steps.unshift(positionOf(at));
  return at === row ? [[':scope', ...steps].join(' > ')] : [];
}

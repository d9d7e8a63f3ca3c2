import { findAll } from '../../sequence/reader/find';
import { hostOf } from '../../sequence/reader/roots';
import { suggestOne } from './one';
import { traitsOf } from './traits';

/** How far above the pointed element a row is looked for. */
const MOST_LEVELS = 12;
const MOST_SUGGESTIONS = 8;
const CELLS = new Set(['td', 'th', 'option', 'span', 'svg', 'path']);
const ROWS = new Set(['tr', 'li', 'article']);
const ROW_ROLES = new Set(['row', 'listitem', 'option']);
const CHOICE = 'input[type="checkbox"], [role="checkbox"]';

/** An element at or above the pointed one, and its siblings that look like it. */
interface Level {
  readonly element: Element;
  readonly alike: readonly Element[];
  readonly height: number;
}

/**
 * Selectors for what repeats where an element is: each matches the element, or what it is in, and others like it.
 * Where nothing repeats yet (a list of one), they match that one.
 */
export function suggestRepeated(element: Element): readonly string[] {
  const levels = levelsOf(element);
  const repeated = levels.filter(({ alike }) => alike.length > 1).sort((a, b) => rank(b) - rank(a));
  const suggestions = selectorsOf(repeated, 2);
  return suggestions.length > 0 ? suggestions : selectorsOf(levels, 1);
}

function levelsOf(element: Element): Level[] {
  const levels: Level[] = [];
  let at: Element | null = element;
  while (at !== null && at.localName !== 'body' && levels.length < MOST_LEVELS) {
    levels.push({ element: at, alike: alikeOf(at), height: levels.length });
    at = at.parentElement ?? hostOf(at);
  }
  return levels;
}

function alikeOf(element: Element): readonly Element[] {
  const traits = traitsOf(element);
  return [...(element.parentNode?.children ?? [element])].filter(
    (other) =>
      other === element ||
      (other.localName === element.localName &&
        (traits.length === 0 ? traitsOf(other).length === 0 : traits.some((trait) => other.matches(trait)))),
  );
}

/** How much a level looks like a list's rows, rather than a row's cells or the sections of a page. */
function rank({ element, alike, height }: Level): number {
  const isRow = ROWS.has(element.localName) || ROW_ROLES.has(element.getAttribute('role') ?? '');
  const looks = (isRow ? 4 : 0) - (CELLS.has(element.localName) ? 4 : 0);
  const chooses = element.querySelector(CHOICE) === null ? 0 : 3;
  return looks + chooses + Math.log10(alike.length) - height / 5;
}

function selectorsOf(levels: readonly Level[], fewest: number): readonly string[] {
  const selectors = new Set<string>();
  for (const { element, alike } of levels) {
    const host = hostOf(element);
    const outer = host === null ? '' : suggestOne(host)[0];
    if (outer === undefined) continue;
    const matched = namesOf(element, alike)
      .map((name) => (outer === '' ? name : `${outer} >>> ${name}`))
      .map((selector) => ({ selector, matches: findAll(document, selector) }))
      .filter(({ matches }) => matches.length >= fewest && matches.includes(element));
    // What matches these and no others elsewhere comes first.
    const isExact = ({ matches }: { matches: readonly Element[] }) => matches.length === alike.length;
    for (const one of [...matched.filter(isExact), ...matched.filter((one) => !isExact(one))]) {
      selectors.add(one.selector);
    }
  }
  return [...selectors].slice(0, MOST_SUGGESTIONS);
}

/** What elements that look alike can be called, within their root. */
function namesOf(element: Element, alike: readonly Element[]): string[] {
  const tag = CSS.escape(element.localName);
  const traits = traitsOf(element).filter((trait) => alike.every((one) => one.matches(trait)));
  const parent = element.parentElement;
  const parents = parent === null ? [] : [...traitsOf(parent).slice(0, 2), ...suggestOne(parent).slice(0, 1)];
  const inParent = parents
    .map((selector) => selector.split(' >>> ').at(-1) ?? '')
    .flatMap((selector) => [...traits.slice(0, 1), tag].map((name) => `${selector} > ${name}`));
  return [...traits, ...inParent];
}

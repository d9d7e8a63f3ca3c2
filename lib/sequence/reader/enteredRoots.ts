import { findAll, INTO, partsOf } from './find';
import { inside, type Root } from './roots';

/** A page whose every row has a root of its own isn't watched in all of them. */
const MOST_ROOTS = 200;

/** The document, and the shadow roots and frames in it that selectors go into: what happens in one isn't seen outside. */
export function enteredRoots(document: Document, selectors: readonly string[]): ReadonlySet<Root> {
  return new Set([document, ...hostsIn(document, selectors).flatMap((host) => inside(host) ?? [])]);
}

/** Whether something that selectors go into has no inside yet: a script that comes late gives it one unseen. */
export function awaitsRoots(document: Document, selectors: readonly string[]): boolean {
  return hostsIn(document, selectors).some((host) => inside(host) === null);
}

function hostsIn(document: Document, selectors: readonly string[]): readonly Element[] {
  const ways = new Set<string>();
  for (const selector of selectors) {
    const parts = partsOf(selector);
    for (let depth = 1; depth < parts.length; depth++) ways.add(parts.slice(0, depth).join(INTO));
  }
  return [...ways].flatMap((way) => findAll(document, way)).slice(0, MOST_ROOTS);
}

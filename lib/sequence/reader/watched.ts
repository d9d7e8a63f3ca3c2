import type { PageProfile, Read } from '../../profile/profile';
import { clearingOf } from '../../profile/reduce';
import { attributesOf } from './attributes';
import { INTO, partsOf } from './find';

/** What of a page must be watched to know when its reading may be another. */
export interface Watched {
  /** Selectors, from the document, that go into other roots. */
  readonly into: readonly string[];
  readonly attributes: readonly string[];
}

/** What `control.ts` looks at in any control, and what shows a sentence again that says what it said before. */
const OF_ANY = ['hidden', 'checked', 'disabled', 'aria-checked', 'aria-disabled'];

/** Everything that a profile reads. */
export function watchedOf(profile: PageProfile): Watched {
  const { contacts, counter, list, marks, outcomes, reduce, selected, start, steps } = profile;
  const selectors = [start, counter.anchor, ...marks];
  if (list.kind === 'paged') selectors.push(list.first, list.next);
  if (list.kind === 'growing') selectors.push(list.more);
  if (selected.by !== 'rows') selectors.push(selected.sentence.selector);
  if (reduce?.by === 'choosing') selectors.push(...clearingOf(reduce));
  const chosen = contacts.chosen === null ? [] : [contacts.chosen];
  const included = steps.included === null ? [] : [steps.included];
  return together(
    of(selectors),
    // A row's `chosen` is a selector for the row itself.
    of(chosen),
    ofItem(contacts.row, [contacts.checkbox], contacts.id),
    ofItem(steps.item, included, [steps.id, steps.category]),
    watchedForOutcomes(outcomes),
  );
}

/** What tells what became of the contacts. */
export function watchedForOutcomes(outcomes: PageProfile['outcomes']): Watched {
  const { item, contactId, status, reason, attempt, job } = outcomes;
  return ofItem(item, [], [...contactId, status, reason, ...[attempt, job].filter((read) => read !== null)]);
}

/** What decides whether profiles are for a page. */
export function watchedForMarks(profiles: readonly PageProfile[]): Watched {
  return of(profiles.flatMap(({ marks }) => marks));
}

function of(selectors: readonly string[], reads: readonly Read[] = []): Watched {
  return {
    into: selectors.filter((selector) => selector.includes(INTO)),
    attributes: [...attributesOf(selectors, reads)],
  };
}

function ofItem(item: string, parts: readonly string[], reads: readonly Read[]): Watched {
  const outer = partsOf(item).slice(0, -1);
  const inner = `:is(${partsOf(item).at(-1)})`;
  const below = [...parts, ...reads.flatMap(({ selector }) => selector ?? [])];
  const rooted = below.map((part) => [...outer, `${inner} ${part}`].join(INTO));
  return { ...of([item, ...rooted]), attributes: of([item, ...below], reads).attributes };
}

export function together(...all: readonly Watched[]): Watched {
  return {
    into: all.flatMap(({ into }) => into),
    attributes: [...new Set([...OF_ANY, ...all.flatMap(({ attributes }) => attributes)])],
  };
}

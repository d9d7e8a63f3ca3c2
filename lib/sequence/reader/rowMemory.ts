import type { PageProfile } from '../../profile/profile';
import { attributesOf } from './attributes';
import { find, INTO } from './find';
import { haveTwins } from './twins';
import { readIdentity } from './values';

/** What of a row stays the same from one pass to the next, for as long as nothing in it changes. */
export interface KnownRow {
  /** Empty where the row doesn't say whose it is. */
  readonly contactId: string;
  readonly checkbox: Element | null;
}

/** The rows that were read before: ten thousand of them can't be looked through anew with every change. */
export interface RowMemory {
  of(row: Element): KnownRow;
  /** Whether rows of one id name different contacts. Looks again only where some were read anew. */
  haveTwins(rows: readonly Element[]): boolean;
  /** Takes in what changed: a row that it touches is read anew. */
  forget(records: readonly MutationRecord[]): void;
}

/** Remembers the rows of one page, by one profile. */
export function createRowMemory({ id, name, checkbox }: PageProfile['contacts']): RowMemory {
  const known = new WeakMap<Node, KnownRow>();
  let looked: { readonly rows: number; readonly twins: boolean } | null = null;
  const selectors = [checkbox, ...id.flatMap(({ selector }) => selector ?? [])];
  // What is inside a row's own shadow root or frame changes unseen.
  const canChangeUnseen = selectors.some((selector) => selector.includes(INTO));
  const below = attributesOf([checkbox], id);
  // Without a combinator, what a selector matches in a row has nothing to do with the row's own attributes.
  const ofRow = selectors.some((selector) => /[\s>+~:]/.test(selector))
    ? below
    : attributesOf(
        [],
        id.filter(({ selector }) => selector === undefined),
      );

  return {
    of(row) {
      let found = known.get(row);
      if (found === undefined) {
        found = { contactId: readIdentity(row, id), checkbox: find(row, checkbox) };
        looked = null;
        if (!canChangeUnseen) known.set(row, found);
      }
      return found;
    },
    haveTwins(rows) {
      if (looked?.rows !== rows.length) {
        const identified = rows
          .values()
          .map((element) => ({ element, contactId: this.of(element).contactId }));
        const twins = haveTwins(identified, name);
        looked = { rows: rows.length, twins };
      }
      return looked.twins;
    },
    forget(records) {
      for (const record of records) {
        // Every look at a record counts: ten thousand of them come at once.
        const { attributeName, target } = record;
        if (attributeName !== null && !(known.has(target) ? ofRow : below).has(attributeName)) continue;
        for (let at: Node | null = target; at !== null && !known.delete(at); ) at = at.parentNode;
      }
    },
  };
}

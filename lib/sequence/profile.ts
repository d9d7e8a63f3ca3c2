import type { Category } from '../ledger/price';

/**
 * How to read one value from an element: a descendant by CSS selector (the element itself where absent), and its
 * attribute (its text where absent). The value of a form control is read with attribute `value`.
 */
export interface Read {
  readonly selector?: string | undefined;
  readonly attribute?: string | undefined;
}

/** A value of a page that means something, in any of its spellings; compared without regard to case and edge spaces. */
export type Words = readonly string[];

/**
 * Everything the extension knows of a page's markup, as data: a page that changes needs a new profile, not a release.
 * Selectors are CSS. The shipped ones are in `profiles/`; docs in README.
 */
export interface PageProfile {
  readonly id: string;
  readonly name: string;
  /**
   * URLs it applies to, hash included. `{id}` stands for the sequence's id (one path segment) and `*` for anything:
   * `https://run.reply.io/Dashboard/Material#/campaign/{id}/*`.
   */
  readonly urls: readonly string[];
  /** Where the counter goes. */
  readonly counter: { readonly anchor: string; readonly place: 'before' | 'after' | 'first' | 'last' };
  /** The contacts in the page's order. Rows in the DOM need not be all there are. */
  readonly contacts: {
    readonly row: string;
    readonly id: Read;
    readonly name: Read;
    /** The row's checkbox: it says whether the row is chosen, and is clicked to change that. */
    readonly checkbox: string;
  };
  /** How the page says how many contacts are chosen; the checked rows are counted where the sentence is absent. */
  readonly selected: { readonly sentence: string | null };
  /** How to reduce the selection to some contacts. Null where the page can't do it: the rep is asked to. */
  readonly reduce: {
    /** Control that empties the selection, on all pages of the list. */
    readonly clear: string;
    /** Controls that turn the list's pages; null where all rows are on one page. */
    readonly pager: { readonly first: string; readonly next: string } | null;
  } | null;
  readonly steps: {
    readonly item: string;
    readonly id: Read;
    /** Checkbox that includes the step in a run; null where each listed step is included. */
    readonly included: string | null;
    readonly category: Read;
    /** What the page calls each category: values or names, in every language. */
    readonly categories: Readonly<Record<Category, Words>>;
  };
  /** The control that starts a run. */
  readonly start: string;
  /** How the page says what became of a contact. */
  readonly outcomes: {
    readonly item: string;
    readonly contactId: Read;
    readonly status: Read;
    /** Nothing has been done for the contact. */
    readonly idle: Words;
    readonly pending: Words;
    readonly succeeded: Words;
    readonly failed: Words;
    readonly cancelled: Words;
    readonly reason: Read;
    /** Something that differs from one attempt to the next, such as a time; null where the page has no such thing. */
    readonly attempt: Read | null;
  };
}

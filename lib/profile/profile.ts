import type { Category } from '../ledger/price.ts';

/**
 * How to read one value from an element: a descendant by selector (the element itself where absent), and its attribute (its
 * text where absent). The value of a form control is read with attribute `value`.
 */
export interface Read {
  readonly selector?: string | undefined;
  readonly attribute?: string | undefined;
  /**
   * The part of the value that counts stands at `{}`, and `*` for anything: `/people/{}?*` takes the id out of a link. The
   * whole value where absent; nothing where the value is another.
   */
  readonly pattern?: string | undefined;
}

/** A value of a page that means something, in any of its spellings; compared without regard to case and edge spaces. */
export type Words = readonly string[];

/** How the rows of the list that are in the document stand to all that it has. */
export type ListProfile =
  /** All of them are there. */
  | { readonly kind: 'whole' }
  /**
   * One page of them is there; controls turn the pages: to the first one (or to the one before, again and again) and to the
   * next one. Where of one page only what is near what is seen is there, it is scrolled too.
   */
  | {
      readonly kind: 'paged';
      readonly first: string;
      readonly next: string;
      readonly scroller: string | null;
    }
  /** Those near what is seen are there: the list draws others as it is scrolled. */
  | { readonly kind: 'scrolled'; readonly scroller: string }
  /** The first of them are there, and stay: each press of a control adds some, until it is gone or stays disabled. */
  | { readonly kind: 'growing'; readonly more: string };

/** The sentence that says how many contacts are chosen, on all pages of the list: "1,240 contacts selected". */
export interface Sentence {
  readonly selector: string;
  /** Which of its numbers it is. */
  readonly number: 'first' | 'last';
  /** Whether the page shows it also while nobody is chosen. */
  readonly always: boolean;
  /** Words of the page's own that may stand beside the number and take nothing from it. */
  readonly words?: Words | undefined;
}

/** How the page says how many contacts are chosen. */
export type SelectedProfile =
  | { readonly by: 'rows' }
  | { readonly by: 'sentence'; readonly sentence: Sentence }
  | {
      readonly by: 'both';
      readonly sentence: Sentence;
      /** Whom to believe where they say different numbers; with `neither`, the rep is asked to look. */
      readonly disagreement: 'sentence' | 'rows' | 'larger' | 'neither';
    };

/** How a selection is reduced to some of its contacts. */
export type ReduceProfile =
  /**
   * A control empties the selection, on all pages of the list; then each contact is chosen by its checkbox. Where it is in a
   * menu, what opens that comes first, and each is pressed once it is there.
   */
  | { readonly by: 'choosing'; readonly clear: string | readonly string[] }
  /** The page keeps the first contacts itself: a field takes how many, and a control does it (Enter, where null). */
  | { readonly by: 'trimming'; readonly field: string; readonly apply: string | null };

/**
 * Everything the extension knows of a page's markup, as data: a page that changes needs a new profile, not a release.
 *
 * A selector is CSS. ` >>> ` between two of them goes on inside the open shadow root or the same-origin frame of what the
 * first one matches: `people-app >>> iframe.list >>> .row`. At the beginning of a selector for a part of an element (a row's
 * checkbox), it goes into that element's own. The shipped profiles are in `shipped/`; README.md says more, by example.
 */
export interface PageProfile {
  readonly id: string;
  readonly name: string;
  /**
   * URLs it applies to, hash included. `{id}` stands for the sequence's id (one path segment) and `*` for anything:
   * `https://run.reply.io/Dashboard/Material#/campaign/{id}/*`.
   */
  readonly urls: readonly string[];
  /** What else must be on the page: tells generations of a front end apart that share their URLs. May be empty. */
  readonly marks: readonly string[];
  readonly counter: {
    readonly anchor: string;
    readonly place: 'before' | 'after' | 'first' | 'last';
    /** Where the counter goes while its place isn't there: the window's bottom right corner, or nowhere. */
    readonly otherwise: 'corner' | 'nowhere';
  };
  readonly contacts: {
    readonly row: string;
    /** What tells a contact from all others; several values together where no single one does. */
    readonly id: readonly Read[];
    readonly name: Read;
    /** The row's number in the list's order; null where rows stand in it in the document. */
    readonly order: Read | null;
    /** The row's control that is clicked to choose the contact, or not to. */
    readonly checkbox: string;
    /** What the row of a chosen contact matches; null where its checkbox is checked. */
    readonly chosen: string | null;
  };
  readonly list: ListProfile;
  readonly selected: SelectedProfile;
  /** Null where the page can't do it: the rep is told how many to choose. */
  readonly reduce: ReduceProfile | null;
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
  /** How the page wants it pressed: by a click (where absent), by all of a pointer's events, or by the Enter key. */
  readonly press?: 'click' | 'pointer' | 'key' | undefined;
  /** How the page says what became of a contact. */
  readonly outcomes: {
    readonly item: string;
    /** As the contact's id in the list: the same values in the same order. */
    readonly contactId: readonly Read[];
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
    /** The vendor's background job that works on the contact; null where the page doesn't say. */
    readonly job: Read | null;
  };
}

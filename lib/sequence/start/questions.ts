import type { RejectionCode } from '../../ledger/answer';
import type { ProblemCode } from '../../protocol/problem';

/** Credits and contacts of a run that isn't covered whole (rule 3). */
export interface Offer {
  readonly selected: number;
  readonly needed: number;
  readonly available: number;
  /** How many contacts, from the first on, the available credits cover. */
  readonly covered: number;
}

/** What the rep is asked about a run. A question has at most two ends: go on, or not. */
export type Question =
  /** Credits for some, for none, or (after buying some, with the pop-up open) for all. */
  | ({ readonly kind: 'offer' } & Offer)
  /**
   * Credits for some, on a page whose selection can't be reduced for the rep, who is asked to choose the first `most`
   * contacts: the covered ones, or fewer where the page names no more of those.
   */
  | ({ readonly kind: 'offer-by-hand'; readonly most: number } & Offer)
  /** The authority covered fewer than was expected: another member spent credits in between (rule 4). */
  | { readonly kind: 'fewer'; readonly selected: number; readonly expected: number; readonly covered: number }
  /** The page doesn't say what is chosen, or what it costs, or whom a result is about. */
  | { readonly kind: 'unreadable'; readonly part: 'selection' | 'category' | 'identity' | 'list' }
  /** The page can only name the contacts that it shows: the rep is asked to choose no more than `most` of those. */
  | { readonly kind: 'choose-shown'; readonly most: number }
  /** The selection couldn't be reduced for the rep after all. */
  | { readonly kind: 'choose-yourself'; readonly covered: number }
  | { readonly kind: 'rejected'; readonly code: RejectionCode }
  | { readonly kind: 'problem'; readonly code: ProblemCode }
  /** The credits were given back before the run began. */
  | { readonly kind: 'given-back' }
  /** The page no longer shows what the credits were retained for. */
  | { readonly kind: 'page-changed' }
  /** The run was let start, but the page shows nothing of it. Going on releases its credits. */
  | { readonly kind: 'no-sign' };

/** What the rep is shown while something takes its time; `total` is null where it isn't known yet. */
export type Progress =
  | { readonly kind: 'reading'; readonly done: number; readonly total: number | null }
  | { readonly kind: 'retaining' }
  | { readonly kind: 'choosing'; readonly done: number; readonly total: number };

import type { Contact } from '../../ledger/hold';
import type { EmailStep } from '../../ledger/price';

/** A part of a page profile, named for the diagnosis (copy: `popup_part_<part>`). */
export type ProfilePart = 'counter' | 'contacts' | 'selected' | 'reduce' | 'steps' | 'start' | 'outcomes';

/** What a sequence page shows at one moment. */
export interface PageReading {
  readonly sequenceId: string;
  /** The email steps that a run would personalize and whose category is known. */
  readonly steps: readonly EmailStep[];
  /** What the page calls the categories of its other included steps. */
  readonly unknownCategories: readonly string[];
  /** How many contacts are chosen, on all pages of the list. */
  readonly selected: number;
  /** False when `selected` counts checked rows and there may be others that can't be seen. */
  readonly exact: boolean;
  /** The chosen contacts among the rows in the document, in its order. */
  readonly checked: readonly Contact[];
  readonly hasStart: boolean;
  /** Parts of the profile that match nothing they should. */
  readonly missing: readonly ProfilePart[];
}

/** Whether two readings say the same, so that nothing needs to be drawn again. */
export function sameReading(a: PageReading | null, b: PageReading | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

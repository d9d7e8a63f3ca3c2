import type { EmailStep } from '../../ledger/price';

/** A part of a page profile, named for the diagnosis (copy: `popup_part_<part>`). */
export type ProfilePart =
  | 'counter'
  | 'contacts'
  /** Rows of one id name different contacts. */
  | 'identity'
  | 'selected'
  | 'reduce'
  | 'steps'
  | 'start'
  | 'outcomes'
  | 'reader';

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
  /** How many of the chosen contacts have a row in the document. */
  readonly checked: number;
  readonly hasStart: boolean;
  /** Parts of the profile that match nothing they should. */
  readonly missing: readonly ProfilePart[];
  /**
   * False when what a run's price is made of isn't on the page: then nothing true can be said of it. A page that only says
   * what the profile has no word for, or two things at once, is readable: the rep can be asked about it.
   */
  readonly readable: boolean;
}

/** Whether two readings say the same, so that nothing needs to be drawn again. */
export function sameReading(a: PageReading | null, b: PageReading | null): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

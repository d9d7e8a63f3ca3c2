import type { Row } from '../reader/rows';

/** A way through a list of contacts, from its beginning to its end, one view of its rows after another. */
export interface ListWay {
  /** Whether the page has what the way needs. */
  readonly isOpen: boolean;
  /** Whether all of the list has been seen. */
  readonly isAtEnd: boolean;
  /** The rows of the view that is open, in the list's order. */
  rows(): readonly Row[];
  /** Opens the first view. @returns false where it doesn't come */
  toFirst(signal: AbortSignal): Promise<boolean>;
  /** Opens the next view. @returns false where there is none, or it doesn't come */
  toNext(signal: AbortSignal): Promise<boolean>;
  /** Opens the view again where the page has left it. */
  stay(signal: AbortSignal): Promise<void>;
  /** Puts the list back as it was, as far as that can be done. */
  leave(signal: AbortSignal): Promise<void>;
}

/** A list whose other rows, if it has any, can't be reached. */
export const noWay = (rows: () => readonly Row[]): ListWay => ({
  isOpen: false,
  isAtEnd: false,
  rows,
  toFirst: async () => true,
  toNext: async () => false,
  stay: async () => {},
  leave: async () => {},
});

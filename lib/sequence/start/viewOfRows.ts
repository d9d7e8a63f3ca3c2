import type { Row } from '../reader/rows';
import type { Extent } from './viewport';

type PlacedRow = Row & Extent;

/** What is known of a list that is scrolled through, from the views before. Heights are in CSS pixels. */
interface Known {
  /** The last contact that was seen, or the next one where none was in view; null before the first view. */
  readonly edge: string | null;
  /** The height of the lowest row that was seen. */
  readonly least: number;
  /** The contacts that were drawn when the list was scrolled. */
  readonly left: ReadonlySet<string>;
}

export interface ViewOfRows {
  /** The rows in view, from the top on. */
  readonly inView: readonly PlacedRow[];
  /** The first row that is further down: where it is all there is, the view isn't the list's part. */
  readonly below: PlacedRow | undefined;
  /** Whether any row was drawn since the list was scrolled. */
  readonly hasNew: boolean;
  /** The height of the largest gap between rows that weren't seen before, or above them, that has room for a row. */
  readonly gap: number;
  /** The same below the last row; 0 in a view without rows. */
  readonly end: number;
  /** What shows, as one text. */
  readonly key: string;
  /** Whether rows, or whose they are, have still to come. */
  readonly isBlank: boolean;
  /** Whether no row fits above, however low it is. */
  readonly isTop: boolean;
  /** Whether the last contact that was seen is still in this view, or below it: else others may be between. */
  readonly joins: boolean;
  /** Whether no row fits anywhere between those that are drawn. */
  readonly isWhole: boolean;
}

/** Tells what a view of a list shows, and what it may lack, by where its rows are. */
export function viewOfRows(
  all: readonly PlacedRow[],
  view: Extent,
  { edge, least, left }: Known,
): ViewOfRows {
  const rows = all.toSorted((a, b) => a.top - b.top);
  const inView = rows.filter(({ top, bottom }) => bottom > view.top && top < view.bottom);
  const below = rows.find(({ top }) => top >= view.bottom);
  const [first, last] = [inView[0], inView.at(-1)];
  const contacts = inView.map(({ contactId }) => contactId);
  // A row is missing wherever the lowest one would fit, be that in the document now or not.
  const lowest = Math.min(least, lowestOf(rows));
  const room = (gap: number) => (gap >= lowest - 1 ? gap : 0);
  const seen = edge === null ? -1 : contacts.indexOf(edge);
  const gaps = inView.map(({ top }, place) => top - (inView[place - 1]?.bottom ?? view.top));
  const gap = Math.max(0, ...gaps.slice(seen + 1).map(room));
  const end = last === undefined ? 0 : room(view.bottom - last.bottom);
  const isFilled = first !== undefined && end === 0 && gap === 0 && !contacts.includes('');
  const joins =
    edge === null || rows.some(({ contactId, bottom }) => contactId === edge && bottom >= view.top - 1);
  return {
    inView,
    below,
    hasNew: rows.some(({ contactId }) => contactId !== '' && !left.has(contactId)),
    gap,
    end,
    key: inView.length === 0 ? `\n${below?.contactId}` : contacts.join('\n'),
    isBlank: inView.length === 0 ? below === undefined : contacts.includes(''),
    isTop: isFilled && first.top <= view.top + 1,
    joins,
    isWhole: joins && (inView.length === 0 ? below !== undefined : isFilled),
  };
}

/** The height of the lowest of rows; infinite where there are none. */
export function lowestOf(rows: readonly Extent[]): number {
  return Math.min(...rows.map(({ top, bottom }) => bottom - top));
}

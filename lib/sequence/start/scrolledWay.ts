import { find } from '../reader/find';
import type { Root } from '../reader/roots';
import type { Row } from '../reader/rows';
import { drawn, untilVisible } from './frames';
import type { ListWay } from './listWay';
import { until } from './until';
import { type Extent, placed, viewOf } from './viewport';

/** How much of a view is scrolled on by: each row is seen though rows of two views are in both. */
const STEP = 0.9;
/** Steps get smaller where a view doesn't join the last one, down to this many pixels. */
const LEAST_STEP = 4;
/** How long a view that seems to be drawn in part is given to be drawn whole. */
const PARTLY_MS = 300;
/** The same for the first view, as no other says which row it must have, and for one that ends before the list does. */
const LATE_MS = 3_000;
/** How long one that isn't drawn may take: its rows may have to be loaded. */
const BLANK_MS = 10_000;
/** How long the end of a list is given to bring more rows. */
const MORE_MS = 1_000;

interface ScrolledWayOptions {
  readonly document: Document;
  /** The profile's selector. */
  readonly scroller: string;
  readonly rows: () => readonly Row[];
  readonly roots: () => Iterable<Root>;
}

/**
 * Scrolls through a list that draws only what is near. Where rows are on the screen is all that counts: pages keep some in
 * the document that aren't in view, and in any order. No row is passed over: a view must still have the last row of
 * the one before it, or it is come to by smaller steps.
 */
export class ScrolledWay implements ListWay {
  readonly #options: ScrolledWayOptions;
  /** Where the rep had scrolled to. */
  #before: number | null = null;
  #at = 0;
  /** The contacts of the view that was opened last, as one text; and the last of them, null before the first. */
  #seen = '';
  #edge: string | null = null;
  /** The contacts of the list's first view and of its last one, once those are known. */
  #first: string | null = null;
  #last: string | null = null;
  #isAtEnd = false;
  /** The height in pixels of the lowest row of the views that were opened. */
  #least = Number.POSITIVE_INFINITY;
  /** How far, in pixels, rows may be apart with none between them, as waiting has shown: there are headings, say. */
  #apart = 0;

  constructor(options: ScrolledWayOptions) {
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.#scroller !== null;
  }

  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  rows(): readonly Row[] {
    return this.#look().inView;
  }

  async toFirst(signal: AbortSignal): Promise<boolean> {
    const now = this.#scroller?.scrollTop ?? 0;
    const isThere = now === 0 && this.#first === null;
    this.#before ??= now;
    this.#edge = null;
    this.#isAtEnd = false;
    const isTop = () => {
      const { isTop, key } = this.#look();
      return isTop || key === this.#first;
    };
    if (!(await this.#goTo(0, signal, isTop, isThere ? PARTLY_MS : LATE_MS))) return false;
    this.#first = this.#seen;
    return true;
  }

  async toNext(signal: AbortSignal): Promise<boolean> {
    await this.stay(signal);
    const atBottom = this.#isAtBottom;
    if (atBottom && !(await this.#hasMore(signal))) {
      // With rows below what should be the end, something else scrolls them.
      this.#isAtEnd = !this.#look().isAbove;
      return false;
    }
    const from = this.#at;
    const view = this.#scroller?.clientHeight ?? 0;
    for (let step = view * STEP; step >= LEAST_STEP; step /= 2) {
      if (await this.#goTo(from + step, signal)) return this.#at > from || atBottom;
      if (this.#look().isBlank) return false;
    }
    return false;
  }

  async stay(signal: AbortSignal): Promise<void> {
    // A page that draws its list anew may have it begin again.
    if (Math.abs((this.#scroller?.scrollTop ?? 0) - this.#at) > 1) await this.#goTo(this.#at, signal);
  }

  async leave(signal: AbortSignal): Promise<void> {
    if (this.#before === null) return;
    this.#scrollTo(this.#before);
    this.#before = null;
    if (!signal.aborted) await drawn(signal);
  }

  /** Whether rows come at the end that haven't been seen. */
  #hasMore(signal: AbortSignal): Promise<boolean> {
    // To the last pixel: what loads more when its end is come to may wait for that one.
    this.#scrollTo(this.#scroller?.scrollHeight ?? 0);
    return this.#until(() => !this.#isAtBottom || this.#look().key !== this.#seen, MORE_MS, signal);
  }

  /** @returns whether the view that came joins the last one, and says whose each of its rows is */
  async #goTo(
    top: number,
    signal: AbortSignal,
    isWhole = () => this.#look().isWhole,
    partlyMs = PARTLY_MS,
  ): Promise<boolean> {
    do {
      await untilVisible(this.#options.document, signal);
      const from = this.#scroller?.scrollTop;
      this.#scrollTo(top);
      await drawn(signal);
      if (!(await this.#until(isWhole, partlyMs, signal))) {
        await this.#until(() => !this.#look().isBlank, BLANK_MS, signal);
        if (this.#scroller?.scrollTop !== from || !this.#isAtBottom) await this.#untilDrawn(isWhole, signal);
      }
    } while (this.#options.document.hidden);
    const { isBlank, joins, inView, key } = this.#look();
    if (isBlank || !joins) return false;
    this.#least = Math.min(this.#least, lowestOf(inView));
    this.#at = this.#scroller?.scrollTop ?? top;
    this.#seen = key;
    this.#edge = inView.at(-1)?.contactId ?? this.#edge;
    return true;
  }

  /**
   * Gives a view that may be what is left of the one before the time to be drawn. With a row below that the page keeps
   * wherever it is scrolled to, only a gap between them tells.
   */
  async #untilDrawn(isWhole: () => boolean, signal: AbortSignal): Promise<void> {
    const isDrawn = () => {
      const { gap, end, key } = this.#look();
      return gap <= this.#apart && (end <= (this.#isAtBottom ? 0 : this.#apart) || key === this.#last);
    };
    if (isDrawn()) return;
    if (await this.#until(isDrawn, LATE_MS, signal)) {
      await this.#until(isWhole, PARTLY_MS, signal);
      return;
    }
    const { gap, key } = this.#look();
    // No other view says what the first one must have.
    if (this.#edge !== null) this.#apart = Math.max(this.#apart, gap + 1);
    if (this.#isAtBottom) this.#last = key;
  }

  #look() {
    const scroller = this.#scroller;
    const view: Extent = scroller === null ? { top: 0, bottom: 0 } : viewOf(scroller);
    const rows = placed(this.#options.rows());
    // Where the last row of the view before is above this one, others may be between them.
    const joins =
      this.#edge === null ||
      rows.some(({ contactId, bottom }) => contactId === this.#edge && bottom >= view.top - 1);
    const inView = rows
      .filter(({ top, bottom }) => bottom > view.top && top < view.bottom)
      .sort((a, b) => a.top - b.top);
    const isAbove = rows.some(({ top }) => top >= view.bottom);
    const [first, last] = [inView[0], inView.at(-1)];
    // A row is missing wherever the lowest one would fit, be that in the document now or not.
    const least = Math.min(this.#least, lowestOf(rows));
    const room = (gap: number) => (gap >= least - 1 ? gap : 0);
    const gaps = inView.map(({ top }, place) => top - (inView[place - 1]?.bottom ?? view.top));
    const gap = Math.max(0, ...gaps.map(room));
    const end = last === undefined ? 0 : room(view.bottom - last.bottom);
    const isFilled =
      first !== undefined && end === 0 && gap === 0 && inView.every(({ contactId }) => contactId !== '');
    return {
      inView,
      /** The height in pixels of the largest gap between rows, or above them, that has room for one. */
      gap,
      /** The same below the last row; 0 in a view without rows. */
      end,
      key: inView.map(({ contactId }) => contactId).join('\n'),
      /** The view is above some row: where it shows none, it isn't the list's part. */
      isAbove,
      isBlank: inView.length === 0 ? !isAbove : inView.some(({ contactId }) => contactId === ''),
      /** No row fits above, however low it is. */
      isTop: isFilled && first.top <= view.top + 1,
      /** The last row of the view before is still in this one. */
      joins,
      isWhole: joins && (inView.length === 0 ? isAbove : isFilled),
    };
  }

  get #isAtBottom(): boolean {
    const scroller = this.#scroller;
    return scroller === null || scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1;
  }

  /** Looked up anew each time: a page may make another with every change. */
  get #scroller(): Element | null {
    return find(this.#options.document, this.#options.scroller);
  }

  #scrollTo(top: number): void {
    this.#scroller?.scrollTo({ top, behavior: 'instant' });
  }

  #until(condition: () => boolean, withinMs: number, signal: AbortSignal): Promise<boolean> {
    return until(condition, withinMs, signal, this.#options.roots());
  }
}

function lowestOf(rows: readonly Extent[]): number {
  return Math.min(...rows.map(({ top, bottom }) => bottom - top));
}

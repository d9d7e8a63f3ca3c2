import { find } from '../reader/find';
import type { Root } from '../reader/roots';
import type { Row } from '../reader/rows';
import { drawn, untilVisible } from './frames';
import type { ListWay } from './listWay';
import { until } from './until';
import { lowestOf, type ViewOfRows, viewOfRows } from './viewOfRows';
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
/** How long the end of a list that was come to before is given to bring more rows; one that is new is given longer. */
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
  /** What shows in the view that was opened last, as one text. */
  #seen = '';
  /** The last contact of that view, or the next one below where none is in it; null before the first. */
  #edge: string | null = null;
  /** What shows in the list's first view and in its last one, once those are known. */
  #first: string | null = null;
  #last: string | null = null;
  #isAtEnd = false;
  /** The height in pixels of the lowest row of the views that were opened. */
  #least = Number.POSITIVE_INFINITY;
  /** How far, in pixels, rows may be apart with none between them, as waiting has shown: there are headings, say. */
  #apart = 0;
  /** The contacts that were drawn when the list was scrolled. */
  #left: ReadonlySet<string> = new Set();
  /** Whether the page had nothing to draw when it was last waited for: it may have drawn all of the list. */
  #isStill = false;

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
      this.#isAtEnd = this.#look().below === undefined;
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
  async #hasMore(signal: AbortSignal): Promise<boolean> {
    // To the last pixel: what loads more when its end is come to may wait for that one.
    this.#scrollTo(this.#scroller?.scrollHeight ?? 0);
    const withinMs = this.#seen === this.#last ? MORE_MS : LATE_MS;
    const isMore = () => !this.#isAtBottom || this.#look().key !== this.#seen;
    if (await this.#until(isMore, withinMs, signal)) return true;
    this.#last = this.#seen;
    return false;
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
      this.#left = new Set(this.#options.rows().map(({ contactId }) => contactId));
      this.#scrollTo(top);
      await drawn(signal);
      if (!(await this.#until(isWhole, partlyMs, signal))) {
        const wasLate = partlyMs === LATE_MS && !this.#look().isBlank;
        await this.#until(() => !this.#look().isBlank, BLANK_MS, signal);
        const hasMoved = this.#scroller?.scrollTop !== from || !this.#isAtBottom;
        if (hasMoved && !wasLate) await this.#untilDrawn(isWhole, signal);
      }
    } while (this.#options.document.hidden);
    const { isBlank, joins, hasNew, inView, below, key } = this.#look();
    if (isBlank || !joins) return false;
    if (hasNew) this.#isStill = false;
    this.#least = Math.min(this.#least, lowestOf(inView));
    this.#at = this.#scroller?.scrollTop ?? top;
    this.#seen = key;
    this.#edge = (inView.at(-1) ?? below)?.contactId || this.#edge;
    return true;
  }

  /**
   * Gives a view that may be what is left of the one before the time to be drawn. With a row below that the page keeps
   * wherever it is scrolled to, only a gap between them tells; and above the first row, only that nothing else comes.
   */
  async #untilDrawn(isWhole: () => boolean, signal: AbortSignal): Promise<void> {
    const isDrawn = () => {
      const { inView, gap, end, hasNew, key } = this.#look();
      if (key === this.#last) return true;
      if (inView.length === 0 && this.#first === null) return false;
      if (gap > 0 && !hasNew && !this.#isStill) return false;
      return gap <= this.#apart && end <= (this.#isAtBottom ? 0 : this.#apart);
    };
    if (isDrawn()) return;
    if (await this.#until(isDrawn, LATE_MS, signal)) {
      await this.#until(isWhole, PARTLY_MS, signal);
      return;
    }
    const { gap, end, hasNew, key } = this.#look();
    if (this.#isAtBottom) this.#last = key;
    // No other view says what the first one must have.
    if (this.#edge === null) return;
    this.#apart = Math.max(this.#apart, gap + 1, this.#isAtBottom ? 0 : end + 1);
    this.#isStill = !hasNew;
  }

  #look(): ViewOfRows {
    return viewOfRows(placed(this.#options.rows()), this.#view, {
      edge: this.#edge,
      least: this.#least,
      left: this.#left,
    });
  }

  get #view(): Extent {
    const scroller = this.#scroller;
    return scroller === null ? { top: 0, bottom: 0 } : viewOf(scroller);
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

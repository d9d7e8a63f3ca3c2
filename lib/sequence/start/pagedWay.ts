import type { ListProfile } from '../../profile/profile';
import { isUsable } from '../reader/control';
import { find } from '../reader/find';
import type { Root } from '../reader/roots';
import type { Row } from '../reader/rows';
import type { ListBounds } from './listBounds';
import type { ListWay } from './listWay';
import { pressForRep } from './pressing';
import { until } from './until';

/** How long a page of the list may take to come. */
const PAGE_MS = 10_000;
/** How long the first page may take when it can't be told whether it is there already. */
const MAYBE_FIRST_MS = 1_000;
/** How long a list that is still loading may keep its controls disabled once it has rows. */
const READY_MS = 500;

interface PagedWayOptions {
  readonly document: Document;
  readonly list: Extract<ListProfile, { kind: 'paged' }>;
  /** Says what may be pressed for a page of the list. */
  readonly bounds: ListBounds;
  readonly rows: () => readonly Row[];
  readonly roots: () => Iterable<Root>;
  /** A way through the page that is open. */
  readonly within: () => ListWay;
  /** Whether the page that was open is come back to in the end; else the first one. */
  readonly comesBack: boolean;
}

/** Turns the pages of a list, and goes through each. Rows are looked up anew each time: a page that turns makes new ones. */
export class PagedWay implements ListWay {
  readonly #options: PagedWayOptions;
  /** Through the page that is open. */
  #within: ListWay;
  /** A page was turned to and didn't come: whatever its controls say by now, it hasn't been seen. */
  #isLost = false;
  /** Who was on the page that was open at first, and how far that was scrolled; null until it is left. */
  #before: { readonly ids: ReadonlySet<string>; readonly top: number } | null = null;

  constructor(options: PagedWayOptions) {
    this.#options = options;
    this.#within = options.within();
  }

  get isOpen(): boolean {
    const { document, list } = this.#options;
    return find(document, list.first) !== null && find(document, list.next) !== null;
  }

  get isAtEnd(): boolean {
    if (this.#isLost) return false;
    return !this.#isUsable('next') && (this.#options.list.scroller === null || this.#within.isAtEnd);
  }

  rows(): readonly Row[] {
    return this.#within.rows();
  }

  async toFirst(signal: AbortSignal): Promise<boolean> {
    this.#isLost = false;
    this.#before ??= { ids: new Set(this.#ids()), top: this.#scroller?.scrollTop ?? 0 };
    await this.#until(() => this.#isUsable('first') || this.#isUsable('next'), READY_MS, signal);
    await this.#turnToFirst(signal);
    return this.#within.toFirst(signal);
  }

  async toNext(signal: AbortSignal): Promise<boolean> {
    if (await this.#within.toNext(signal)) return true;
    // With rows on it that can't be come to, going on would pass them over.
    if (this.#options.list.scroller !== null && !this.#within.isAtEnd) return false;
    // The last page's control stays disabled.
    const hasNext = await this.#until(() => this.#isUsable('next'), READY_MS, signal);
    if (await this.#turn(this.#options.list.next, PAGE_MS, signal)) return this.#within.toFirst(signal);
    this.#isLost = hasNext;
    return false;
  }

  stay(signal: AbortSignal): Promise<void> {
    return this.#within.stay(signal);
  }

  async leave(signal: AbortSignal): Promise<void> {
    await this.#within.leave(signal);
    // The page may be another one by now.
    if (signal.aborted || (this.#options.comesBack && this.#isBack)) return;
    await this.#turnToFirst(signal);
    if (!this.#options.comesBack) return;
    while (!this.#isBack && (await this.#turn(this.#options.list.next, PAGE_MS, signal)));
    this.#scroller?.scrollTo({ top: this.#before?.top ?? 0, behavior: 'instant' });
  }

  /** Whether the page that was open at first is open again: some of its contacts are. */
  get #isBack(): boolean {
    return this.#before === null || this.#ids().some((id) => this.#before?.ids.has(id));
  }

  #isUsable(control: 'first' | 'next'): boolean {
    const { document, list } = this.#options;
    return isUsable(find(document, list[control]));
  }

  #until(condition: () => boolean, withinMs: number, signal: AbortSignal): Promise<boolean> {
    return until(condition, withinMs, signal, this.#options.roots());
  }

  get #scroller(): Element | null {
    const { document, list } = this.#options;
    return list.scroller === null ? null : find(document, list.scroller);
  }

  #ids(): string[] {
    return this.#options.rows().map(({ contactId }) => contactId);
  }

  /** A control that goes back by one page does it too, pressed as often as there are pages. */
  async #turnToFirst(signal: AbortSignal): Promise<void> {
    while (await this.#turn(this.#options.list.first, MAYBE_FIRST_MS, signal));
  }

  async #turn(selector: string, withinMs: number, signal: AbortSignal): Promise<boolean> {
    const shown = () => this.#ids().join('\n');
    const before = shown();
    if (!pressForRep(find(this.#options.document, selector), this.#options.bounds)) return false;
    const hasTurned = () => !['', before].includes(shown());
    const turned = await this.#until(hasTurned, withinMs, signal);
    if (turned) this.#within = this.#options.within();
    return turned;
  }
}

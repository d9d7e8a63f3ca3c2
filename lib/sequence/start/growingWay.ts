import { isUsable } from '../reader/control';
import { find } from '../reader/find';
import type { Root } from '../reader/roots';
import type { Row } from '../reader/rows';
import type { ListBounds } from './listBounds';
import type { ListWay } from './listWay';
import { pressForRep } from './pressing';
import { until } from './until';

/** How long it may take until more rows have come. */
const MORE_MS = 10_000;
/** What adds them is taken away or disabled while it does: for longer than this, it has none to add. */
const GONE_MS = 1_000;
const DISABLED_MS = 5_000;

interface GrowingWayOptions {
  readonly document: Document;
  /** The profile's selector of what adds rows. */
  readonly more: string;
  /** Says what may be pressed for that. */
  readonly bounds: ListBounds;
  readonly rows: () => readonly Row[];
  readonly roots: () => Iterable<Root>;
}

/** Has a list add its rows until it has no more. They stay in the document: what was added isn't taken away again. */
export class GrowingWay implements ListWay {
  readonly #options: GrowingWayOptions;
  /** Who was in views before this one. */
  #seen: ReadonlySet<string> = new Set();
  #isAtEnd = false;
  readonly isOpen = true;

  constructor(options: GrowingWayOptions) {
    this.#options = options;
  }

  get isAtEnd(): boolean {
    return this.#isAtEnd;
  }

  rows(): readonly Row[] {
    return this.#options.rows().filter(({ contactId }) => !this.#seen.has(contactId));
  }

  async toFirst(): Promise<boolean> {
    this.#seen = new Set();
    this.#isAtEnd = false;
    return true;
  }

  async toNext(signal: AbortSignal): Promise<boolean> {
    const { bounds, rows } = this.#options;
    const isReady = await this.#isReady(signal);
    const before = rows().map(({ contactId }) => contactId);
    if (!isReady) {
      // Without any, the list has yet to come.
      this.#isAtEnd = before.length > 0;
      return false;
    }
    this.#seen = new Set(before);
    if (!pressForRep(this.#more, bounds)) return false;
    const hasMore = await this.#until(() => this.rows().length > 0, MORE_MS, signal);
    // The last press may add nobody.
    this.#isAtEnd = !hasMore && this.#more === null;
    return hasMore;
  }

  async stay(): Promise<void> {}

  async leave(): Promise<void> {}

  /** Whether what adds rows can be pressed, or will be in a moment. */
  async #isReady(signal: AbortSignal): Promise<boolean> {
    while (!isUsable(this.#more)) {
      const isThere = this.#more !== null;
      const hasChanged = () => isUsable(this.#more) || (this.#more !== null) !== isThere;
      if (!(await this.#until(hasChanged, isThere ? DISABLED_MS : GONE_MS, signal))) return false;
    }
    return true;
  }

  get #more(): Element | null {
    return find(this.#options.document, this.#options.more);
  }

  #until(condition: () => boolean, withinMs: number, signal: AbortSignal): Promise<boolean> {
    return until(condition, withinMs, signal, this.#options.roots());
  }
}

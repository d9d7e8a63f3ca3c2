import type { OutcomeItem } from '../reader/items';

/** How long what an element says of another contact than before must stay the same: pages draw it in several steps. */
const STEADY_MS = 100;

interface SteadyOptions {
  readonly read: (element: Element) => OutcomeItem | null;
  /** Whether the page uses elements for one contact after another, so that each is to be doubted. */
  readonly recycles: boolean;
  /** Takes what is believed. */
  readonly take: (items: readonly OutcomeItem[]) => void;
}

/**
 * Doubts elements that a page uses for one contact after another: the new contact's id may come before its status, or after
 * it. What they say is believed once it has stayed the same for a while; what others say, at once.
 */
export class SteadyItems {
  readonly #options: SteadyOptions;
  readonly #ids = new WeakMap<Element, string>();
  readonly #recycled = new WeakSet<Element>();
  /** What each doubted element has said. */
  readonly #doubted = new Map<Element, string>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: SteadyOptions) {
    this.#options = options;
  }

  /** Whether nothing that was looked at is doubted still. */
  get isSteady(): boolean {
    return this.#doubted.size === 0;
  }

  /**
   * Notes whose elements are before anything that they say counts, so that it is noticed when they become another's.
   *
   * @returns what they say
   */
  know(elements: Iterable<Element>): OutcomeItem[] {
    const items: OutcomeItem[] = [];
    for (const element of elements) {
      const item = this.#options.read(element);
      this.#ids.set(element, item?.contactId ?? '');
      if (item !== null) items.push(item);
    }
    return items;
  }

  /** Looks at elements that may say something new. */
  look(elements: Iterable<Element>): void {
    const { read, recycles, take } = this.#options;
    const believed: OutcomeItem[] = [];
    for (const element of elements) {
      const item = read(element);
      const id = item?.contactId ?? '';
      if (recycles || (this.#ids.get(element) ?? id) !== id) this.#recycled.add(element);
      this.#ids.set(element, id);
      if (this.#recycled.has(element)) this.#doubt(element, item);
      else if (item !== null) believed.push(item);
    }
    take(believed);
  }

  /** Another page is shown. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#doubted.clear();
  }

  #doubt(element: Element, item: OutcomeItem | null): void {
    this.#doubted.set(element, JSON.stringify(item));
    this.#timer ??= setTimeout(() => this.#lookAgain(), STEADY_MS);
  }

  #lookAgain(): void {
    this.#timer = undefined;
    const { read, take } = this.#options;
    const doubted = [...this.#doubted];
    this.#doubted.clear();
    const believed: OutcomeItem[] = [];
    for (const [element, said] of doubted) {
      if (!element.isConnected) continue;
      const item = read(element);
      if (JSON.stringify(item) !== said) this.#doubt(element, item);
      else if (item !== null) believed.push(item);
    }
    take(believed);
  }
}

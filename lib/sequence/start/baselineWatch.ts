import type { Baseline } from '../../messages/catalogue';
import type { PageProfile } from '../../profile/profile';
import { BaselineBook } from '../outcomes/baseline';
import { enteredRoots } from '../reader/enteredRoots';
import { changedItems, scanItems } from '../reader/items';

/**
 * Gathers what a page says of its contacts while its list is turned page by page. The whole document is looked through
 * once, and then only what changes: a long run log beside the list isn't read again with every page.
 */
export class BaselineWatch {
  readonly #document: Document;
  readonly #profile: PageProfile['outcomes'];
  readonly #observer: MutationObserver;
  #book: BaselineBook | null = null;

  constructor(document: Document, profile: PageProfile['outcomes']) {
    this.#document = document;
    this.#profile = profile;
    this.#observer = new MutationObserver((records) => this.#take(records));
  }

  /** Begins anew, with what is there now. */
  start(): void {
    this.#observer.disconnect();
    this.#book = new BaselineBook(scanItems(this.#document, this.#profile));
    const everything = { attributes: true, characterData: true, childList: true, subtree: true };
    for (const root of enteredRoots(this.#document, [this.#profile.item])) {
      this.#observer.observe(root, everything);
    }
  }

  /** Ends it. @returns what was seen of some contacts from the start on */
  end(contactIds: readonly string[]): Baseline[] {
    if (this.#book === null) this.start();
    this.#take(this.#observer.takeRecords());
    const baselines = this.#book?.of(contactIds) ?? [];
    this.stop();
    return baselines;
  }

  stop(): void {
    this.#observer.disconnect();
    this.#book = null;
  }

  #take(records: readonly MutationRecord[]): void {
    for (const item of changedItems(records, this.#profile)) this.#book?.add(item);
  }
}

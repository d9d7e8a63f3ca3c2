import type { Contact } from '../../ledger/hold';
import type { PageProfile } from '../profile';
import { isChecked, isUsable } from '../reader/control';
import { find, findAll, readValue } from '../reader/find';
import { readContact } from '../reader/selection';
import { until } from './until';

/** How long a page of the list may take to come. */
const PAGE_MS = 10_000;
/** How long the first page may take when it can't be told whether it is there already. */
const MAYBE_FIRST_MS = 1_000;

/** The list of contacts, page by page. Rows are looked up anew each time: a page that turns makes new ones. */
export class ContactList {
  readonly #document: Document;
  readonly #profile: PageProfile;

  constructor(document: Document, profile: PageProfile) {
    this.#document = document;
    this.#profile = profile;
  }

  /** The ids of the rows in the document, in the page's order. */
  ids(): string[] {
    return this.#rows().map((row) => readValue(row, this.#profile.contacts.id));
  }

  /** The chosen contacts among the rows in the document. */
  checked(): Contact[] {
    return this.#rows().flatMap((row) => {
      if (!isChecked(find(row, this.#profile.contacts.checkbox))) return [];
      return readContact(row, this.#profile.contacts) ?? [];
    });
  }

  /** Checks a contact's row. Does nothing where it has none or is checked. */
  check(contactId: string): void {
    const { id, checkbox } = this.#profile.contacts;
    const row = this.#rows().find((row) => readValue(row, id) === contactId);
    const control = row === undefined ? null : find(row, checkbox);
    if (isUsable(control) && !isChecked(control)) control.click();
  }

  /** Whether the page has controls that turn the list, so that all of it can be seen. */
  get hasPager(): boolean {
    const pager = this.#profile.reduce?.pager;
    if (!pager) return false;
    return find(this.#document, pager.first) !== null && find(this.#document, pager.next) !== null;
  }

  /** Whether this is the list's last page. */
  get isAtEnd(): boolean {
    const next = this.#profile.reduce?.pager?.next;
    return next === undefined || !isUsable(find(this.#document, next));
  }

  /** Turns to the list's first page. */
  async turnToFirst(signal: AbortSignal): Promise<void> {
    await this.#turn(this.#profile.reduce?.pager?.first, MAYBE_FIRST_MS, signal);
  }

  /** Turns to the next page. @returns false where there is none, or it doesn't come */
  turnToNext(signal: AbortSignal): Promise<boolean> {
    return this.#turn(this.#profile.reduce?.pager?.next, PAGE_MS, signal);
  }

  async #turn(selector: string | undefined, withinMs: number, signal: AbortSignal): Promise<boolean> {
    const control = selector === undefined ? null : find(this.#document, selector);
    if (!isUsable(control)) return false;
    const before = this.ids().join('\n');
    control.click();
    const hasTurned = () => {
      const now = this.ids().join('\n');
      return now !== '' && now !== before;
    };
    return until(hasTurned, withinMs, signal);
  }

  #rows(): readonly Element[] {
    return findAll(this.#document, this.#profile.contacts.row);
  }
}

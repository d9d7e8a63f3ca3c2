import type { Contact } from '../../ledger/hold';
import type { PageProfile } from '../../profile/profile';
import { isUsable } from '../reader/control';
import { find } from '../reader/find';
import { contactOf, isChosen, type Row, readRows } from '../reader/rows';
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
    return this.#rows().map(({ contactId }) => contactId);
  }

  /** The chosen contacts among the rows in the document. */
  checked(): Contact[] {
    const { contacts } = this.#profile;
    return this.#rows()
      .filter(({ element, contactId }) => contactId !== '' && isChosen(element, contacts))
      .map((row) => contactOf(row, contacts));
  }

  /** Checks a contact's row. Does nothing where it has none or is checked. */
  check(contactId: string): void {
    const { contacts } = this.#profile;
    const row = this.#rows().find((row) => row.contactId === contactId);
    if (row === undefined || isChosen(row.element, contacts)) return;
    const control = find(row.element, contacts.checkbox);
    if (isUsable(control)) control.click();
  }

  /** Whether the page has controls that turn the list, so that all of it can be seen. */
  get hasPager(): boolean {
    const pager = this.#pager;
    if (pager === null) return false;
    return find(this.#document, pager.first) !== null && find(this.#document, pager.next) !== null;
  }

  /** Whether this is the list's last page. */
  get isAtEnd(): boolean {
    const next = this.#pager?.next;
    return next === undefined || !isUsable(find(this.#document, next));
  }

  /** Turns to the list's first page. */
  async turnToFirst(signal: AbortSignal): Promise<void> {
    await this.#turn(this.#pager?.first, MAYBE_FIRST_MS, signal);
  }

  /** Turns to the next page. @returns false where there is none, or it doesn't come */
  turnToNext(signal: AbortSignal): Promise<boolean> {
    return this.#turn(this.#pager?.next, PAGE_MS, signal);
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

  get #pager() {
    const { list } = this.#profile;
    return list.kind === 'paged' ? list : null;
  }

  #rows(): readonly Row[] {
    return readRows(this.#document, this.#profile.contacts);
  }
}

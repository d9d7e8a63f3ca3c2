import type { Contact } from '../../ledger/hold';
import type { EmailStep } from '../../ledger/price';
import type { Baseline } from '../../messages/catalogue';
import type { PageMatch } from '../match';
import { baselinesOf } from '../outcomes/baseline';
import { isUsable } from '../reader/control';
import { find } from '../reader/find';
import { scanItems } from '../reader/items';
import type { PageReading } from '../reader/reading';
import { readPage } from '../reader/readPage';
import { ContactList } from './contactList';
import type { StartPage } from './ports';
import { until } from './until';

/** How long a page may take to show what was done to its selection. */
const SELECTION_MS = 3_000;
/** How often rows are checked that the page unchecked by drawing them anew. */
const ROUNDS = 3;

/** The sequence page in a document, read and worked through its profile. */
export class DocumentPage implements StartPage {
  readonly #document: Document;
  readonly #match: PageMatch;
  readonly #list: ContactList;
  /** The selection that was made here last, where the page itself doesn't say how many are chosen. */
  #chosen: string | null = null;

  constructor(document: Document, match: PageMatch) {
    this.#document = document;
    this.#match = match;
    this.#list = new ContactList(document, match.profile);
  }

  read(): PageReading {
    return readPage(this.#document, this.#match);
  }

  async firstChosen(
    count: number,
    progress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<Contact[]> {
    const { selected, exact, checked } = this.read();
    // Everyone who is chosen is on the page that is open.
    if (exact && checked.length === selected) return checked.slice(0, count);
    const found = new Map<string, Contact>();
    progress(0);
    await this.#list.turnToFirst(signal);
    do {
      for (const contact of this.#list.checked()) found.set(contact.id, contact);
      progress(Math.min(found.size, count));
    } while (found.size < count && (await this.#list.turnToNext(signal)));
    await this.#list.turnToFirst(signal);
    return [...found.values()].slice(0, count);
  }

  baselines(contacts: readonly Contact[]): Baseline[] {
    return baselinesOf(scanItems(this.#document, this.#match.profile.outcomes), contacts);
  }

  hasChosen(contactIds: readonly string[]): boolean {
    const { selected, exact, checked } = this.read();
    const wanted = new Set(contactIds);
    if (!checked.every(({ id }) => wanted.has(id))) return false;
    return exact ? selected === wanted.size : this.#chosen === contactIds.join('\n');
  }

  async choose(
    contactIds: readonly string[],
    progress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<boolean> {
    const left = new Set(contactIds);
    progress(0);
    if (!(await this.#chooseNobody(signal))) return false;
    await this.#list.turnToFirst(signal);
    do {
      const here = this.#list.ids().filter((id) => left.has(id));
      if (!(await this.#check(here))) return false;
      for (const id of here) left.delete(id);
      progress(contactIds.length - left.size);
    } while (left.size > 0 && (await this.#list.turnToNext(signal)));
    await this.#list.turnToFirst(signal);
    if (left.size > 0) return false;
    this.#chosen = contactIds.join('\n');
    return until(() => this.hasChosen(contactIds), SELECTION_MS, signal);
  }

  canStart(steps: readonly EmailStep[]): boolean {
    const now = this.read();
    return (
      isUsable(this.#startControl()) &&
      now.unknownCategories.length === 0 &&
      JSON.stringify(now.steps) === JSON.stringify(steps)
    );
  }

  letStart(): void {
    const control = this.#startControl();
    if (isUsable(control)) control.click();
  }

  #startControl(): Element | null {
    return find(this.#document, this.#match.profile.start);
  }

  /** Empties the selection, on all pages of the list. */
  async #chooseNobody(signal: AbortSignal): Promise<boolean> {
    const { reduce } = this.#match.profile;
    const clear = reduce === null ? null : find(this.#document, reduce.clear);
    if (!isUsable(clear)) return false;
    clear.click();
    return until(() => this.read().selected === 0, SELECTION_MS, signal);
  }

  async #check(contactIds: readonly string[]): Promise<boolean> {
    for (let round = 0; round < ROUNDS; round++) {
      const checked = new Set(this.#list.checked().map(({ id }) => id));
      const missing = contactIds.filter((id) => !checked.has(id));
      if (missing.length === 0) return true;
      for (const id of missing) {
        this.#list.check(id);
        // Pages that draw between two clicks know of the first one at the second.
        await Promise.resolve();
      }
    }
    const checked = new Set(this.#list.checked().map(({ id }) => id));
    return contactIds.every((id) => checked.has(id));
  }
}

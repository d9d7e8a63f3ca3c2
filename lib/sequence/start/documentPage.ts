import type { Contact } from '../../ledger/hold';
import type { EmailStep } from '../../ledger/price';
import type { Baseline } from '../../messages/catalogue';
import type { PageMatch } from '../match';
import { isUsable } from '../reader/control';
import { find } from '../reader/find';
import type { PageReading } from '../reader/reading';
import { readPage } from '../reader/readPage';
import { BaselineWatch } from './baselineWatch';
import { ContactList } from './contactList';
import type { StartPage } from './ports';
import { until } from './until';

/** How long a page may take to show what was done to its selection. */
const SELECTION_MS = 3_000;
/** How often rows are checked that the page unchecked by drawing them anew. */
const ROUNDS = 3;
/** How long they may take to show it. */
const ROUND_MS = 300;

interface DocumentPageOptions {
  readonly document: Document;
  readonly match: PageMatch;
  /** What the URL shows by now. */
  readonly now: () => PageMatch | null;
  /** The start control that the rep pressed. */
  readonly pressed: Element;
}

/** The sequence page in a document, read and worked through its profile. */
export class DocumentPage implements StartPage {
  readonly #options: DocumentPageOptions;
  readonly #list: ContactList;
  readonly #baselines: BaselineWatch;
  /** Who is chosen by what was done or read here last, where the page itself doesn't say how many are. */
  #chosen: string | null = null;

  constructor(options: DocumentPageOptions) {
    const { document, match } = options;
    this.#options = options;
    this.#list = new ContactList(document, match.profile);
    this.#baselines = new BaselineWatch(document, match.profile.outcomes);
  }

  read(): PageReading {
    return readPage(this.#options.document, this.#options.match);
  }

  async allChosen(progress: (done: number) => void, signal: AbortSignal): Promise<Contact[] | null> {
    if (!this.#list.hasPager) return null;
    this.#baselines.start();
    const { found, whole } = await this.#walk(Number.POSITIVE_INFINITY, progress, signal);
    if (!whole) return null;
    this.#chosen = idsOf(found).join('\n');
    return found;
  }

  async firstChosen(
    count: number,
    progress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<Contact[]> {
    this.#baselines.start();
    const { selected, exact, checked } = this.read();
    // Everyone who is chosen is on the page that is open.
    if (exact && checked.length === selected) return checked.slice(0, count);
    return (await this.#walk(count, progress, signal)).found;
  }

  shownAtMost(): number | null {
    return this.#list.hasPager ? null : new Set(this.#list.ids()).size;
  }

  baselines(contacts: readonly Contact[]): Baseline[] {
    return this.#baselines.end(idsOf(contacts));
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
    const counts = this.read().exact;
    progress(0);
    if (!(await this.#chooseNobody(signal))) return false;
    await this.#list.turnToFirst(signal);
    do {
      const here = this.#list.ids().filter((id) => left.has(id));
      if (!(await this.#check(here, signal))) return false;
      for (const id of here) left.delete(id);
      progress(contactIds.length - left.size);
    } while (left.size > 0 && (await this.#list.turnToNext(signal)));
    await this.#list.turnToFirst(signal);
    if (left.size > 0) return false;
    if (counts) return until(() => this.read().exact && this.hasChosen(contactIds), SELECTION_MS, signal);
    // Nothing on the page says that nobody else is chosen on a page of the list that isn't shown: look at them all.
    const chosen = await this.allChosen(() => {}, signal);
    const wanted = new Set(contactIds);
    return chosen?.length === wanted.size && chosen.every(({ id }) => wanted.has(id));
  }

  /** The press is over. */
  close(): void {
    this.#baselines.stop();
  }

  canStart(steps: readonly EmailStep[]): boolean {
    const { match, now } = this.#options;
    const page = now();
    const shown = this.read();
    return (
      page?.sequenceId === match.sequenceId &&
      page.profile === match.profile &&
      isUsable(this.#startControl()) &&
      shown.unknownCategories.length === 0 &&
      JSON.stringify(shown.steps) === JSON.stringify(steps)
    );
  }

  untilCanStart(steps: readonly EmailStep[], signal: AbortSignal): Promise<boolean> {
    return until(() => this.canStart(steps), SELECTION_MS, signal);
  }

  letStart(): void {
    const control = this.#startControl();
    if (isUsable(control)) control.click();
  }

  /** The very control that was pressed, for as long as it is one: a page may have several. */
  #startControl(): Element | null {
    const { document, match, pressed } = this.#options;
    const { start } = match.profile;
    if (!pressed.isConnected) return find(document, start);
    return pressed.matches(start) ? pressed : null;
  }

  async #walk(count: number, progress: (done: number) => void, signal: AbortSignal) {
    const found = new Map<string, Contact>();
    progress(0);
    await this.#list.turnToFirst(signal);
    do {
      for (const contact of this.#list.checked()) found.set(contact.id, contact);
      progress(Math.min(found.size, count));
    } while (found.size < count && (await this.#list.turnToNext(signal)));
    const whole = this.#list.isAtEnd;
    await this.#list.turnToFirst(signal);
    return { found: [...found.values()].slice(0, count), whole };
  }

  /** Empties the selection, on all pages of the list. */
  async #chooseNobody(signal: AbortSignal): Promise<boolean> {
    const { document, match } = this.#options;
    const { reduce } = match.profile;
    const clear = reduce?.by === 'choosing' ? find(document, reduce.clear) : null;
    if (!isUsable(clear)) return false;
    clear.click();
    return until(() => this.read().selected === 0, SELECTION_MS, signal);
  }

  async #check(contactIds: readonly string[], signal: AbortSignal): Promise<boolean> {
    const missing = () => {
      const checked = new Set(idsOf(this.#list.checked()));
      return contactIds.filter((id) => !checked.has(id));
    };
    for (let round = 0; round < ROUNDS; round++) {
      for (const id of missing()) {
        this.#list.check(id);
        // Pages that draw between two clicks know of the first one at the second.
        await Promise.resolve();
      }
      if (await until(() => missing().length === 0, ROUND_MS, signal)) return true;
    }
    return false;
  }
}

function idsOf(contacts: readonly Contact[]): string[] {
  return contacts.map(({ id }) => id);
}

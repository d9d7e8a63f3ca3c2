import type { Contact } from '../../ledger/hold';
import type { EmailStep } from '../../ledger/price';
import type { Baseline } from '../../messages/catalogue';
import { clearingOf } from '../../profile/reduce';
import type { Guard } from '../guard/guard';
import type { PageMatch } from '../match';
import { isUsable } from '../reader/control';
import { enteredRoots } from '../reader/enteredRoots';
import { find, matches } from '../reader/find';
import type { PageReading } from '../reader/reading';
import { readPage } from '../reader/readPage';
import type { Root } from '../reader/roots';
import { readSentence } from '../reader/selection';
import { looksLikeStart } from '../reader/startControl';
import { BaselineWatch } from './baselineWatch';
import { ContactList } from './contactList';
import type { StartPage } from './ports';
import { pressInTurn } from './pressInTurn';
import { isOfList } from './pressing';
import { pressStart } from './pressStart';
import { mayType, trim } from './trimming';
import { until } from './until';

/** How long a page may take to show what was done to its selection. */
const SELECTION_MS = 3_000;

type Show = (done: number) => void;

interface DocumentPageOptions {
  readonly document: Document;
  readonly match: PageMatch;
  /** What the URL shows by now. */
  readonly now: () => PageMatch | null;
  /** The start control that the rep pressed. */
  readonly pressed: Element;
  /** Another page is shown, or the extension is gone. */
  readonly gone: AbortSignal;
  /** Has the page hear of what we press. */
  readonly letBy: Guard['letBy'];
}

/** The sequence page in a document, read and worked through its profile. */
export class DocumentPage implements StartPage {
  readonly #options: DocumentPageOptions;
  readonly #list: ContactList;
  readonly #baselines: BaselineWatch;
  /** Who was chosen when all of the list was seen last. */
  #chosen: ReadonlySet<string> | null = null;
  /** More are chosen than the page says: its number is of something else. */
  #saysFewer = false;
  /** Two contacts had one id. */
  #hasTwins = false;

  constructor(options: DocumentPageOptions) {
    const { document, match, gone } = options;
    this.#options = options;
    this.#list = new ContactList(document, match.profile, gone);
    this.#baselines = new BaselineWatch(document, match.profile.outcomes);
  }

  read(): PageReading {
    const reading = readPage(this.#options.document, this.#options.match);
    const { exact, missing } = reading;
    const isNew = this.#hasTwins && !missing.includes('identity');
    return {
      ...reading,
      exact: exact && !this.#saysFewer,
      missing: isNew ? [...missing, 'identity'] : missing,
    };
  }

  async allChosen(progress: Show, signal: AbortSignal): Promise<Contact[] | null> {
    this.#baselines.start();
    const chosen = await this.#everyone(progress, signal);
    return chosen !== null && this.#isDenied(chosen.length) ? null : chosen;
  }

  async firstChosen(count: number, progress: Show, signal: AbortSignal): Promise<Contact[]> {
    this.#baselines.start();
    const { selected, exact, checked } = this.read();
    // Everyone who is chosen has a row in the document.
    if (exact && checked === selected) return this.#list.chosen().slice(0, count);
    const { contacts, seen, twins } = await this.#list.collect(count, progress, signal);
    this.#hasTwins ||= twins;
    this.#saysFewer ||= exact && seen > selected;
    return this.#saysFewer ? [] : contacts;
  }

  shownAtMost(): number | null {
    const isWhole = this.#options.match.profile.list.kind === 'whole';
    return this.#list.canBeWalked && !isWhole ? null : this.#list.ids().size;
  }

  baselines(contacts: readonly Contact[]): Baseline[] {
    return this.#baselines.end(contacts.map(({ id }) => id));
  }

  hasChosen(contactIds: readonly string[]): boolean {
    const { selected, exact } = this.read();
    const wanted = new Set(contactIds);
    if (!this.#list.chosenIds().isSubsetOf(wanted)) return false;
    return exact ? selected === wanted.size : sameIds(this.#chosen, wanted);
  }

  choosesAnyOf(contactIds: readonly string[]): boolean {
    return !this.#list.chosenIds().isDisjointFrom(new Set(contactIds));
  }

  canReduce(): boolean {
    const { document, match } = this.#options;
    const { reduce } = match.profile;
    if (reduce === null) return false;
    if (reduce.by === 'trimming') return mayType(find(document, reduce.field), this.#list.bounds);
    const [clear = ''] = clearingOf(reduce);
    const control = find(document, clear);
    // A list that is still loading may keep it disabled.
    return control !== null && isOfList(control, this.#list.bounds);
  }

  async choose(contactIds: readonly string[], progress: Show, signal: AbortSignal): Promise<boolean> {
    const { document, match } = this.#options;
    const { reduce } = match.profile;
    const { exact } = this.read();
    const isUnharmed = this.#list.watchOver();
    this.#chosen = null;
    progress(0);
    if (reduce?.by === 'trimming') {
      if (!(await trim(document, reduce, this.#list.bounds, isUnharmed, contactIds.length, signal)))
        return false;
    } else {
      if (!(await this.#chooseNobody(signal)) || !isUnharmed() || !this.#isSamePage()) return false;
      if (!(await this.#list.choose(contactIds, progress, signal))) return false;
    }
    if (exact && !(await this.#shows(() => this.read().exact && this.hasChosen(contactIds), signal)))
      return false;
    if (!isUnharmed()) return false;
    if (reduce?.by !== 'trimming' || !this.#list.canBeWalked) return true;
    // Who was kept by the page itself is the page's choice: its rows must say that they are the covered ones. Where it
    // counts them, all of them seen chosen leave room for nobody else.
    if (!exact) return this.#isEveryone(contactIds, signal);
    const { contacts } = await this.#list.collect(contactIds.length, () => {}, signal);
    return sameIds(new Set(contacts.map(({ id }) => id)), new Set(contactIds));
  }

  async verify(contactIds: readonly string[], signal: AbortSignal): Promise<boolean> {
    if (this.read().exact) return this.#shows(() => this.hasChosen(contactIds), signal);
    return this.#isEveryone(contactIds, signal);
  }

  /** The press is over. */
  close(): void {
    this.#baselines.stop();
  }

  canStart(steps: readonly EmailStep[]): boolean {
    const shown = this.read();
    return (
      this.#isSamePage() &&
      isUsable(this.#startControl()) &&
      shown.unknownCategories.length === 0 &&
      JSON.stringify(shown.steps) === JSON.stringify(steps)
    );
  }

  untilCanStart(steps: readonly EmailStep[], signal: AbortSignal): Promise<boolean> {
    return this.#shows(() => this.canStart(steps), signal);
  }

  letStart(): void {
    const control = this.#startControl();
    const { match, letBy } = this.#options;
    if (isUsable(control)) letBy(control, () => pressStart(control, match.profile.press ?? 'click'));
  }

  /** The very control that was pressed, for as long as it is one: a page may have several. */
  #startControl(): Element | null {
    const { document, match, pressed } = this.#options;
    const { start } = match.profile;
    // A document that its frame no longer shows has no window.
    const isGone = !pressed.isConnected || pressed.ownerDocument.defaultView === null;
    const control = isGone ? find(document, start) : pressed;
    return control !== null && matches(control, start) && looksLikeStart(control) ? control : null;
  }

  #isSamePage(): boolean {
    const { match, now } = this.#options;
    const page = now();
    return page?.sequenceId === match.sequenceId && page.profile === match.profile;
  }

  /** Everyone who is chosen, row by row; null where the list can't be seen to its end. */
  async #everyone(progress: Show, signal: AbortSignal): Promise<Contact[] | null> {
    this.#chosen = null;
    if (!this.#list.canBeWalked) return null;
    const collected = await this.#list.collect(Number.POSITIVE_INFINITY, progress, signal);
    const { contacts, twins, whole } = collected;
    this.#hasTwins ||= twins;
    if (!whole) return null;
    this.#chosen = new Set(contacts.map(({ id }) => id));
    return contacts;
  }

  async #isEveryone(contactIds: readonly string[], signal: AbortSignal): Promise<boolean> {
    await this.#everyone(() => {}, signal);
    return sameIds(this.#chosen, new Set(contactIds));
  }

  /** Whether the page's sentence says another number than its rows, and the profile believes neither. */
  #isDenied(counted: number): boolean {
    const { selected } = this.#options.match.profile;
    if (selected.by !== 'both' || selected.disagreement !== 'neither') return false;
    const said = readSentence(this.#options.document, selected.sentence)?.count ?? counted;
    return said !== counted;
  }

  /** Empties the selection, on all pages of the list. */
  async #chooseNobody(signal: AbortSignal): Promise<boolean> {
    const { document, match } = this.#options;
    const { reduce } = match.profile;
    if (reduce?.by !== 'choosing') return false;
    const isEmpty = () => this.#shows(() => this.read().selected === 0, signal);
    return pressInTurn(document, clearingOf(reduce), this.#list.bounds, isEmpty, signal);
  }

  #shows(condition: () => boolean, signal: AbortSignal): Promise<boolean> {
    return until(condition, SELECTION_MS, signal, this.#roots());
  }

  #roots(): ReadonlySet<Root> {
    const { document, match } = this.#options;
    const { start, steps, selected } = match.profile;
    const sentence = selected.by === 'rows' ? [] : [selected.sentence.selector];
    return this.#list.roots().union(enteredRoots(document, [start, steps.item, ...sentence]));
  }
}

function sameIds(a: ReadonlySet<string> | null, b: ReadonlySet<string>): boolean {
  return a !== null && a.size === b.size && a.isSubsetOf(b);
}

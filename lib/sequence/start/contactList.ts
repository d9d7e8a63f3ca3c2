import type { Contact } from '../../ledger/hold';
import { scrollerOf } from '../../profile/list';
import type { PageProfile } from '../../profile/profile';
import { enteredRoots } from '../reader/enteredRoots';
import { find } from '../reader/find';
import type { Root } from '../reader/roots';
import { byNumber, contactOf, isChosen, numberOf, type Row, readRows } from '../reader/rows';
import { areOthers, haveTwins } from '../reader/twins';
import { readIdentity } from '../reader/values';
import { GrowingWay } from './growingWay';
import { ListBounds } from './listBounds';
import { type ListWay, noWay } from './listWay';
import { PagedWay } from './pagedWay';
import { pressCheckbox } from './pressing';
import { ScrolledWay } from './scrolledWay';
import { until } from './until';

/** How often rows are checked that the page unchecked by drawing them anew. */
const ROUNDS = 3;
/** How long they may take to show it. */
const ROUND_MS = 300;

/** The list of contacts, of whichever kind. Rows are looked up anew each time: a page may make new ones with every change. */
export class ContactList {
  readonly #document: Document;
  readonly #profile: PageProfile;
  readonly #gone: AbortSignal;
  readonly #comesBack: boolean;
  readonly #way: ListWay;
  /** Whether a first checkbox was pressed, and did nothing else. */
  #isTried = false;
  /** Says which controls of the page are this list's. */
  readonly bounds: ListBounds;

  /**
   * @param gone another page is shown: a walk that ends earlier puts the list back
   * @param comesBack whether walks come back to the page of the list that was open; else they end at its first one
   */
  constructor(document: Document, profile: PageProfile, gone: AbortSignal, comesBack = false) {
    this.#document = document;
    this.#profile = profile;
    this.#gone = gone;
    this.#comesBack = comesBack;
    this.bounds = new ListBounds(document, profile);
    this.#way = this.#wayOf(profile.list);
  }

  /** Whether all of the list can be seen, and not only what of it is in the document. */
  get canBeWalked(): boolean {
    return this.#way.isOpen;
  }

  /** The ids of the rows in the document. */
  ids(): ReadonlySet<string> {
    return new Set(this.#rows().map(({ contactId }) => contactId));
  }

  /** The ids of the rows in the document whose contact is chosen. */
  chosenIds(): ReadonlySet<string> {
    return new Set(this.#chosen(this.#rows()).map(({ contactId }) => contactId));
  }

  /** The chosen contacts among the rows in the document, in the list's order; each once, also where it is shown twice. */
  chosen(): Contact[] {
    return [...new Map(this.#named(this.#chosen(this.#rows()))).values()];
  }

  /**
   * Walks the list for its first chosen contacts.
   *
   * @returns them in the list's order, how many chosen ones were seen, whether two contacts had one id, and whether it was
   * seen to its end
   */
  async collect(count: number, progress: (done: number) => void, signal: AbortSignal) {
    const { contacts, list } = this.#profile;
    // On a page of a list, rows may be counted from its own first one.
    const order = list.kind === 'scrolled' ? contacts.order : null;
    const found = new Map<string, Contact>();
    const numbers = new Map<string, number>();
    // Where elements are used for one contact after another, an id may come before its name.
    const isSteady = scrollerOf(list) === null;
    let twins = false;
    progress(0);
    const whole = await this.#walk((rows) => {
      const chosen = this.#chosen(rows);
      for (const { element, contactId } of chosen) {
        if (order !== null) numbers.set(contactId, numberOf(element, order));
      }
      twins ||= haveTwins(rows, contacts.name);
      for (const [id, contact] of this.#named(chosen)) {
        const known = found.get(id);
        if (known === undefined) found.set(id, contact);
        else twins ||= isSteady && areOthers(known.name, contact.name);
      }
      progress(Math.min(found.size, count));
      return found.size < count;
    }, signal);
    const place = ({ id }: Contact) => numbers.get(id) ?? 0;
    const first = [...found.values()].sort((a, b) => byNumber(place(a), place(b))).slice(0, count);
    return { contacts: first, seen: found.size, twins, whole };
  }

  /** Walks the list and chooses contacts. @returns whether all of them were there and stayed chosen */
  async choose(
    contactIds: readonly string[],
    progress: (done: number) => void,
    signal: AbortSignal,
  ): Promise<boolean> {
    const left = new Set(contactIds);
    let stayed = true;
    this.#isTried = false;
    await this.#walk(async (rows) => {
      const here = new Set(rows.map(({ contactId }) => contactId)).intersection(left);
      stayed = await this.#check(here, signal);
      for (const id of here) left.delete(id);
      progress(contactIds.length - left.size);
      return stayed && left.size > 0;
    }, signal);
    return stayed && left.size === 0;
  }

  /**
   * Walks the list and looks at it.
   *
   * @param visit is given the ids of each view's rows; false ends the walk
   * @param stop ends it, and has the list put back as it was
   * @param signal ends that, too
   * @throws the reason of either
   */
  async look(
    visit: (contactIds: readonly string[]) => Promise<boolean>,
    stop: AbortSignal,
    signal: AbortSignal,
  ): Promise<void> {
    const ids = (rows: readonly Row[]) => rows.map(({ contactId }) => contactId);
    await this.#walk((rows) => visit(ids(rows)), AbortSignal.any([stop, signal]), signal);
  }

  /**
   * Takes note of what a press for the rep must leave as it is: who is in the list, and that no dialog asks for anything.
   *
   * @returns whether it has
   */
  watchOver(): () => boolean {
    const before = { ids: this.ids(), chosen: this.chosenIds(), dialogs: this.bounds.dialogs() };
    return () => {
      if (this.bounds.dialogs().difference(before.dialogs).size > 0) return false;
      const ids = this.ids();
      if (before.chosen.isSubsetOf(ids)) return true;
      // Others may be drawn by now, where not all of them are at once; but then none that were.
      const drawsSome = !['whole', 'growing'].includes(this.#profile.list.kind);
      return drawsSome && ids.size > 0 && ids.isDisjointFrom(before.ids);
    };
  }

  /** What is looked into for rows. */
  roots(): ReadonlySet<Root> {
    const { contacts, list } = this.#profile;
    const scroller = scrollerOf(list);
    return enteredRoots(this.#document, [contacts.row, ...(scroller === null ? [] : [scroller])]);
  }

  /**
   * @param visit looks at one view's rows; false ends the walk
   * @param leaving ends putting the list back
   * @returns whether the list's end was reached
   */
  async #walk(
    visit: (rows: readonly Row[]) => boolean | Promise<boolean>,
    signal: AbortSignal,
    leaving = this.#gone,
  ): Promise<boolean> {
    const way = this.#way;
    try {
      if (!(await way.toFirst(signal))) return false;
      while (await visit(way.rows())) {
        if (!(await way.toNext(signal))) return way.isAtEnd;
      }
      return way.isAtEnd;
    } finally {
      await way.leave(leaving);
    }
  }

  async #check(contactIds: ReadonlySet<string>, signal: AbortSignal): Promise<boolean> {
    const missing = () => contactIds.difference(this.chosenIds());
    for (let round = 0; round < ROUNDS; round++) {
      let rows = this.#byId();
      for (const id of missing()) {
        // An earlier click may have it drawn anew, or for another contact, or elsewhere.
        if (!this.#isOf(rows.get(id), id)) rows = this.#byId();
        if (!rows.has(id)) {
          await this.#way.stay(signal);
          rows = this.#byId();
        }
        const before = this.#isTried ? null : this.chosenIds();
        const isUnharmed = this.#isTried ? null : this.watchOver();
        this.#press(rows.get(id));
        if (before !== null && isUnharmed !== null) {
          // What the first press does, the others will do.
          this.#isTried = true;
          await until(() => this.chosenIds().has(id), ROUND_MS, signal, this.roots());
          if (
            !isUnharmed() ||
            !this.chosenIds()
              .difference(before)
              .isSubsetOf(new Set([id]))
          )
            return false;
        }
        // Pages that draw between two clicks know of the first one at the second.
        await Promise.resolve();
      }
      await this.#way.stay(signal);
      if (await until(() => missing().size === 0, ROUND_MS, signal, this.roots())) return true;
    }
    return false;
  }

  #isOf(row: Row | undefined, contactId: string): boolean {
    if (!row?.element.isConnected) return false;
    return readIdentity(row.element, this.#profile.contacts.id) === contactId;
  }

  #press(row: Row | undefined): void {
    const { contacts } = this.#profile;
    if (row === undefined || isChosen(row.element, contacts)) return;
    pressCheckbox(find(row.element, contacts.checkbox), this.bounds);
  }

  #byId(): ReadonlyMap<string, Row> {
    return new Map(this.#rows().map((row) => [row.contactId, row]));
  }

  #rows(): readonly Row[] {
    return readRows(this.#document, this.#profile);
  }

  #chosen(rows: readonly Row[]): readonly Row[] {
    const { contacts } = this.#profile;
    return rows.filter(({ element, contactId }) => contactId !== '' && isChosen(element, contacts));
  }

  #named(rows: readonly Row[]): [string, Contact][] {
    return rows.map((row) => [row.contactId, contactOf(row, this.#profile.contacts)]);
  }

  #wayOf(list: PageProfile['list']): ListWay {
    const document = this.#document;
    const rows = () => this.#rows();
    const roots = () => this.roots();
    const scroller = scrollerOf(list);
    if (list.kind === 'whole') return { ...noWay(rows), isOpen: true, isAtEnd: true };
    const within = () =>
      scroller === null ? noWay(rows) : new ScrolledWay({ document, scroller, rows, roots });
    const { bounds } = this;
    if (list.kind === 'growing') return new GrowingWay({ document, more: list.more, bounds, rows, roots });
    if (list.kind !== 'paged') return within();
    return new PagedWay({ document, list, bounds, rows, roots, within, comesBack: this.#comesBack });
  }
}

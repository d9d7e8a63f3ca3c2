import { uuidv7 } from 'uuidv7';
import { createStore } from 'zustand/vanilla';
import { type Category, coverage, type HeldContact, type Hold, pricePerContact } from '../ledger';
import type { PageReading } from '../sequence/reader/reading';
import type { Offer } from '../sequence/start/questions';
import { PRACTICE_CONTACTS } from './contacts';
import { addCredits, advance, type Books, openBooks, PRACTICE_RUN } from './ledger';

/** Three contacts of an Opener, and an odd one: fewer than there are (rule 2). */
const FIRST_CREDITS = 7;
const MORE_CREDITS = 10;
/** Slow enough to see each result arrive. */
const RESULT_MS = 1_200;

/** What a person has done with the practice sequence. */
export interface PracticeState {
  readonly books: Books;
  readonly category: Category;
  readonly chosen: ReadonlySet<string>;
  /** The pop-up asks whether to go on with those that are covered. */
  readonly asks: boolean;
  /** The run that is under way or was the last; null before the first. */
  readonly runId: string | null;
  /** Practice credits that have just been added; 0 when something else has happened since. */
  readonly added: number;
}

export interface Practice {
  readonly store: ReturnType<typeof createPracticeStore>;
  choose(contactId: string, chosen: boolean): void;
  chooseAll(chosen: boolean): void;
  writeAs(category: Category): void;
  /** Starts a run where the credits cover all who are chosen, and asks first where they don't (rule 3). */
  press(): void;
  /** Goes on with those whom the credits cover by now, from the first on. */
  goOn(): void;
  stop(): void;
  buy(): void;
  startAgain(): void;
}

function createPracticeStore() {
  return createStore<PracticeState>(firstState);
}

function firstState(): PracticeState {
  return {
    books: openBooks(FIRST_CREDITS, Date.now()),
    category: 'opener',
    chosen: new Set(),
    asks: false,
    runId: null,
    added: 0,
  };
}

/**
 * A sequence to try the extension on, by the real rules and with credits of its own.
 *
 * @param resultPause passes between one contact's result and the next
 */
export function createPractice(resultPause = () => wait(RESULT_MS)): Practice {
  const store = createPracticeStore();
  const set = (change: Partial<PracticeState>) => store.setState({ added: 0, ...change });

  function start(): void {
    const { books, chosen, category } = store.getState();
    const contacts = PRACTICE_CONTACTS.filter(({ id }) => chosen.has(id));
    const runId = uuidv7();
    const hold = {
      ...PRACTICE_RUN,
      runId,
      steps: [{ id: 'email', category }],
      selected: contacts.length,
      contacts: contacts.map(({ id, name }) => ({ id, name })),
    };
    const after = advance(books, hold, Date.now());
    const { answer } = after;
    if (answer.status === 'rejected' || answer.type !== 'hold') {
      set({ asks: false });
      return;
    }
    // As in the real page: who isn't covered isn't chosen any more (rule 4).
    set({ books: after.books, chosen: new Set(answer.covered), asks: false, runId });
    void finish(runId);
  }

  async function finish(runId: string): Promise<void> {
    for (const { id, succeeds } of PRACTICE_CONTACTS) {
      if (!isPending(store.getState(), runId, id)) continue;
      await resultPause();
      // Somebody may have started again meanwhile.
      if (!isPending(store.getState(), runId, id)) return;
      const outcome = succeeds ? 'succeeded' : 'failed';
      const settle = { type: 'settle', runId, outcomes: [{ contactId: id, outcome, reason: '' }] } as const;
      set({ books: advance(store.getState().books, settle, Date.now()).books });
    }
    set({ chosen: new Set() });
  }

  return {
    store,
    choose(contactId, isChosen) {
      const chosen = new Set(store.getState().chosen);
      if (isChosen) chosen.add(contactId);
      else chosen.delete(contactId);
      set({ chosen });
    },
    chooseAll: (chosen) => set({ chosen: new Set(chosen ? PRACTICE_CONTACTS.map(({ id }) => id) : []) }),
    writeAs: (category) => set({ category }),
    press() {
      const state = store.getState();
      const { selected, covered } = offerOf(state);
      if (selected === 0 || isRunning(state)) return;
      if (covered < selected) set({ asks: true });
      else start();
    },
    goOn: start,
    stop: () => set({ asks: false }),
    buy: () =>
      set({ books: addCredits(store.getState().books, MORE_CREDITS, Date.now()), added: MORE_CREDITS }),
    startAgain: () => store.setState(firstState(), true),
  };
}

/** How far the credits go for who is chosen. */
export function offerOf({ books, chosen, category }: PracticeState): Offer {
  const { available } = books.ledger.balances;
  const price = pricePerContact([{ id: 'email', category }]);
  const selected = chosen.size;
  return { selected, needed: selected * price, available, covered: coverage(selected, available, price) };
}

/** The practice sequence as the counter is told of a page. */
export function readingOf({ chosen, category }: PracticeState): PageReading {
  return {
    sequenceId: PRACTICE_RUN.sequenceId,
    steps: [{ id: 'email', category }],
    unknownCategories: [],
    selected: chosen.size,
    exact: true,
    checked: chosen.size,
    hasStart: true,
    missing: [],
    readable: true,
  };
}

/** The run that is under way or was the last. */
export function runOf({ books, runId }: PracticeState): Hold | null {
  return (runId !== null && books.ledger.holds.get(runId)) || null;
}

export function isRunning(state: PracticeState): boolean {
  return (runOf(state)?.pending ?? 0) > 0;
}

/** What became of a contact in the last run that it was in. */
export function resultOf({ books }: PracticeState, contactId: string): HeldContact | null {
  const runs = [...books.ledger.holds.values()].reverse();
  return runs.map(({ contacts }) => contacts.get(contactId)).find((contact) => contact !== undefined) ?? null;
}

function isPending({ books }: PracticeState, runId: string, contactId: string): boolean {
  return books.ledger.holds.get(runId)?.contacts.get(contactId)?.status === 'pending';
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

import { createStore } from 'zustand/vanilla';
import { type PageReading, sameReading } from '../sequence/reader/reading';

/** What the sequence page shows by now; null where it isn't one. */
export interface ReadingState {
  readonly reading: PageReading | null;
  /** Some of the chosen contacts are being personalized. */
  readonly running: boolean;
  /** It has been beyond reading for some time: nothing is said of what a run would cost. */
  readonly broken: boolean;
  /** Results may be further down the list; null where there is nothing to say of that. */
  readonly farther: FartherNote | null;
}

/** What is said of results that are further down the list, and what looks through it. */
export interface FartherNote {
  readonly words: string;
  readonly look: (event: Event) => void;
}

export type ReadingStore = ReturnType<typeof createReadingStore>;

export function createReadingStore() {
  return createStore<ReadingState>(() => ({ reading: null, running: false, broken: false, farther: null }));
}

/** Takes a reading in. One that says the same as the last changes nothing. */
export function takeReading(store: ReadingStore, reading: PageReading | null, running: boolean): void {
  const last = store.getState();
  if (last.running !== running || !sameReading(last.reading, reading)) store.setState({ reading, running });
}

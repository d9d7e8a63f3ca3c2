export type Status = 'idle' | 'queued' | 'personalized' | 'failed';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: Status;
  /** Why it failed; empty otherwise. */
  readonly reason: string;
}

const REASON = 'No public profile found';
/** How long one contact takes. */
const WORK_MS = 5;

/**
 * The back end of somebody else's app, in the page itself: it personalizes whom it is told to, one after the other, and
 * fails for every fifth contact of the list.
 */
export class Vendor {
  readonly #people: Person[];
  readonly #places = new Map<string, number>();
  readonly #listeners = new Set<(changed: readonly Person[]) => void>();
  /** Whom it was told to personalize, one list for each time. */
  readonly asked: string[][] = [];

  constructor(count: number) {
    this.#people = Array.from({ length: count }, (_, place) => {
      const number = String(place + 1).padStart(4, '0');
      this.#places.set(`c-${number}`, place);
      return {
        id: `c-${number}`,
        name: `Contact ${number}`,
        email: `contact.${number}@example.com`,
        status: 'idle',
        reason: '',
      };
    });
    // For the tests, which ask it what the page has done.
    Object.assign(globalThis, { vendor: this });
  }

  /** Everybody, in the list's order. A person who changes is another object; the list stays the same one. */
  get people(): readonly Person[] {
    return this.#people;
  }

  /** Hears who has changed. @returns what ends it */
  subscribe(listener: (changed: readonly Person[]) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  personalize(ids: readonly string[]): void {
    if (ids.length === 0) return;
    this.asked.push([...ids]);
    this.#change(ids, () => ({ status: 'queued', reason: '' }));
    this.#work([...ids]);
  }

  #work(left: string[]): void {
    setTimeout(() => {
      const id = left.shift();
      if (id === undefined) return;
      this.#change([id], (place) =>
        place % 5 === 4 ? { status: 'failed', reason: REASON } : { status: 'personalized', reason: '' },
      );
      this.#work(left);
    }, WORK_MS);
  }

  #change(ids: readonly string[], to: (place: number) => Pick<Person, 'status' | 'reason'>): void {
    const changed = ids.flatMap((id) => {
      const place = this.#places.get(id);
      const person = place === undefined ? undefined : this.#people[place];
      if (place === undefined || person === undefined) return [];
      const now = { ...person, ...to(place) };
      this.#people[place] = now;
      return now;
    });
    for (const listener of this.#listeners) listener(changed);
  }
}

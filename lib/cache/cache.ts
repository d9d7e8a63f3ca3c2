import { Dexie } from 'dexie';
import { InvariantError } from '../ledger/assert';
import { ProblemError } from '../protocol/problem';
import type { CreditsDatabase } from './database';
import type { LedgerMarker } from './marker';
import type { Mend } from './mend';
import { toStorageProblem } from './problems';
import type { TeamRow } from './rows';
import { emptyTeam } from './team';

/** How to reach a browser's ledger: every way in makes sure first that it is there, and tells storage's errors in words. */
export class Cache {
  readonly #db: CreditsDatabase;
  readonly #marker: LedgerMarker;
  readonly #newId: () => string;
  readonly #mend: Mend;
  #mending: Promise<unknown> | null = null;
  #destroyed = false;

  /** @param mend makes whole what is found broken, before anything is read */
  constructor(db: CreditsDatabase, marker: LedgerMarker, newId: () => string, mend: Mend) {
    this.#db = db;
    this.#marker = marker;
    this.#newId = newId;
    this.#mend = mend;
  }

  /**
   * Reads or writes in one transaction over all tables: it happens wholly or not at all.
   *
   * @throws ProblemError `storage-full`, `upgrade-blocked`, `data-newer`, `data-missing`, `data-damaged`, `storage-failed`
   */
  async transact<T>(mode: 'r' | 'rw', work: (db: CreditsDatabase, team: TeamRow) => Promise<T>): Promise<T> {
    return this.#guard(async () => {
      await this.#mendFirst();
      try {
        return await this.#attempt(mode, work);
      } catch (error) {
        // Rows that nobody looked at before they were used.
        if (!tellsOfDamage(error) || !(await this.#mend(this.#db, true))) throw error;
        return this.#attempt(mode, work);
      }
    });
  }

  async #attempt<T>(mode: 'r' | 'rw', work: (db: CreditsDatabase, team: TeamRow) => Promise<T>): Promise<T> {
    const attempt = () =>
      this.#db.transaction(mode, this.#db.ledgerTables, async () => {
        const team = await this.#db.team.get('team');
        return team === undefined ? MISSING : work(this.#db, team);
      });
    const first = await attempt();
    if (first !== MISSING) return first;
    await this.#create();
    const second = await attempt();
    if (second === MISSING) throw new ProblemError('data-missing');
    return second;
  }

  /** Once, before anything else; again where it couldn't be done. */
  #mendFirst(): Promise<unknown> {
    this.#mending ??= this.#mend(this.#db, false).catch((error) => {
      this.#mending = null;
      throw error;
    });
    return this.#mending;
  }

  /** Replaces everything that is stored by a new ledger; `fill` writes its rows in the same transaction. */
  async replace(fill: (db: CreditsDatabase, team: TeamRow) => Promise<void>): Promise<void> {
    const ledgerId = this.#newId();
    await this.#guard(async () => {
      await this.#db.transaction('rw', this.#db.ledgerTables, async () => {
        await Promise.all(this.#db.ledgerTables.map((table) => table.clear()));
        const team = emptyTeam(ledgerId);
        await this.#db.team.add(team);
        await fill(this.#db, team);
      });
      await this.#marker.write(ledgerId);
    });
  }

  /** Deletes everything for good. Whoever is still at work with it is told that nobody answers any more. */
  async destroy(): Promise<void> {
    this.#destroyed = true;
    await this.#db.delete({ disableAutoOpen: true });
  }

  /** Makes the first ledger of this browser. Where one has been before, its loss is a problem and not a new start. */
  async #create(): Promise<void> {
    if ((await this.#marker.read()) !== null) throw new ProblemError('data-missing');
    const ledgerId = this.#newId();
    // `add` fails where another call was faster: then there is a ledger, which is all that was wanted.
    await this.#db.team.add(emptyTeam(ledgerId)).then(
      () => this.#marker.write(ledgerId),
      () => undefined,
    );
  }

  async #guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      if (this.#destroyed) throw new Error('deleted');
      await this.#open();
      return await work();
    } catch (error) {
      if (this.#destroyed) throw new ProblemError('no-answer', 'The team was left', { cause: error });
      throw toStorageProblem(error);
    }
  }

  /** An upgrade waits for as long as another context has an older version open: that is told, not waited for. */
  async #open(): Promise<void> {
    if (this.#db.isOpen()) return;
    const { blocked } = this.#db.on;
    const { promise, reject } = Promise.withResolvers<never>();
    const tell = () => reject(new ProblemError('upgrade-blocked'));
    blocked.subscribe(tell);
    try {
      await Promise.race([this.#db.open(), promise]);
    } finally {
      blocked.unsubscribe(tell);
    }
    if (this.#db.isNewer) {
      this.#db.close();
      throw new ProblemError('data-newer');
    }
  }
}

const MISSING = Symbol('missing');

/** Rows of another shape than they were written in, or sums that can't be. */
function tellsOfDamage(error: unknown): boolean {
  return (
    error instanceof InvariantError ||
    error instanceof TypeError ||
    (error instanceof Error && error.name === Dexie.errnames.Data)
  );
}

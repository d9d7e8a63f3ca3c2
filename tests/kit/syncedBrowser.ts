import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import type { ServerBackend } from '../../lib/backend/backend';
import { Cache } from '../../lib/cache/cache';
import { CreditsDatabase } from '../../lib/cache/database';
import { noMarker } from '../../lib/cache/marker';
import { mendCopy } from '../../lib/cache/mend';
import { overlay } from '../../lib/cache/overlay';
import { countOpenRuns } from '../../lib/cache/queries';
import { createServerClock, type ServerClock } from '../../lib/sync/clock';
import { createRemoteSync } from '../../lib/sync/remote';
import type { Sync } from '../../lib/sync/sync';
import { newId } from '../contract/commands';

interface Parts<Way extends ServerBackend> {
  /** @param heard is to be told the server's time */
  readonly way: (heard: (serverNowMs: number) => void) => Way;
  readonly teamId: string;
  /** What its clock says at first. */
  readonly nowMs: number;
  /** Names a ledger that it has just begun a copy of. */
  readonly ledgerId: () => string;
}

/** A browser of a team: its copy in memory, its way to the server, its own clock. */
export class SyncedBrowser<Way extends ServerBackend = ServerBackend> {
  readonly clock: { nowMs: number };
  readonly changed = vi.fn<() => void>();
  readonly profilesChanged = vi.fn<() => void>();
  readonly errors = vi.fn<(error: unknown) => void>();
  readonly way: Way;
  readonly indexedDB = new IDBFactory();
  /** How long it has waited for, each time. */
  readonly pauses: number[] = [];
  /** What happens in a pause but that the clock goes on. */
  onPause: () => void | Promise<void> = () => undefined;
  declare db: CreditsDatabase;
  declare cache: Cache;
  declare sync: Sync;
  readonly #parts: Parts<Way>;
  #clock: ServerClock;

  constructor(parts: Parts<Way>) {
    this.#parts = parts;
    this.clock = { nowMs: parts.nowMs };
    this.#clock = createServerClock(this.now);
    this.way = parts.way((ms) => this.#clock.heard(ms));
    this.restart();
  }

  readonly now = () => this.clock.nowMs;

  /** The worker ends, whatever it was at, and begins again. */
  restart(): void {
    if (this.cache !== undefined) {
      // What the old worker was at goes no further.
      vi.spyOn(this.cache, 'transact').mockReturnValue(new Promise(() => {}));
      this.db.close();
    }
    this.#clock = createServerClock(this.now);
    this.db = new CreditsDatabase('copy', { indexedDB: this.indexedDB });
    this.cache = new Cache(this.db, noMarker, this.#parts.ledgerId, mendCopy(newId));
    this.sync = createRemoteSync({
      backend: this.way,
      cache: this.cache,
      teamId: this.#parts.teamId,
      clock: { heard: (ms) => this.#clock.heard(ms), aheadMs: () => this.#clock.aheadMs() },
      now: this.now,
      random: () => 0.5,
      newId,
      changed: this.changed,
      profilesChanged: this.profilesChanged,
      report: this.errors,
      pause: async (ms, signal) => {
        signal.throwIfAborted();
        this.pauses.push(ms);
        this.clock.nowMs += ms;
        await this.onPause();
      },
    });
  }

  wait(ms: number): this {
    this.clock.nowMs += ms;
    return this;
  }

  /** What this browser shows, its outbox folded in. */
  shown() {
    return this.cache.transact('r', async (db, row) => {
      const { team, holds } = await overlay(db, row);
      const { balances, plan, addOn, cursor } = team;
      const [openRuns, onTheWay] = [await countOpenRuns(db, holds), await db.outbox.count()];
      return { balances, plan, addOn, cursor, openRuns, onTheWay };
    });
  }

  /** Everything that its copy knows of what may still change, without the outbox. */
  copy() {
    return this.cache.transact('r', async (db, { balances, plan, addOn, cursor, clockMs }) => {
      const runs = await db.runs.where('awaited').equals(1).sortBy('runId');
      const contacts = await db.contacts
        .where('runId')
        .anyOf(runs.map(({ runId }) => runId))
        .toArray();
      const grants = await db.grants.where('live').equals(1).sortBy('id');
      return { balances, plan, addOn, cursor, clockMs, runs, contacts, grants };
    });
  }
}

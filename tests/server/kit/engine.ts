import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { createPriceList } from '../../../lib/protocol/priceList';
import type { Role } from '../../../lib/protocol/team';
import { openStore } from '../../../server/store/openStore';
import type { Store } from '../../../server/store/sql';
import type { Caller } from '../../../server/team/service';
import { createTeams, type Teams, type TeamsOptions } from '../../../server/team/teams';
import { createDatabase } from '../database';
import { createDataFolder } from '../dataFolder';

const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

let count = 0;
/** UUIDs that differ, and read well when a test fails. */
export function newId(): string {
  count += 1;
  return `018f0000-0000-7000-8000-${String(count).padStart(12, '0')}`;
}

const prices = createPriceList([{ credits: 100, totalMinor: 1_000 }], 'USD');

/** The engine of one server process, with a clock that the test turns. */
export interface Engine extends Teams {
  readonly store: Store;
  readonly clock: { nowMs: number };
  /** What went wrong inside. */
  readonly failures: unknown[];
  /** Sizes of its transactions, in commands. */
  readonly commits: number[];
  /** A new member of a team, as their token says. */
  join(teamId: string, name: string, role?: Role): Promise<Caller>;
}

/** What it starts with; the store is closed when the test is over. */
export async function startEngine(store: Store, options: Partial<TeamsOptions> = {}): Promise<Engine> {
  const clock = { nowMs: Date.UTC(2026, 0, 15, 12) };
  const failures: unknown[] = [];
  const commits: number[] = [];
  const teams = createTeams({
    store,
    now: () => clock.nowMs,
    newId,
    prices,
    report: {
      committed: ({ commands }) => commits.push(commands),
      failed: (error) => failures.push(error),
    },
    ...options,
  });
  onTestFinished(() => teams.close());
  return {
    ...teams,
    store,
    clock,
    failures,
    commits,
    async join(teamId, name, role = 'member') {
      const { token } = await teams.keeper.addMember(teamId, { name, role });
      return teams.service.authenticate(token);
    },
  };
}

/** A database without PostgreSQL. */
export async function pgliteStore(): Promise<{ store: Store; remove: () => Promise<void> }> {
  const { dataFolder, remove } = await createDataFolder();
  const store = await openStore({ databaseUrl: null, dataFolder: join(dataFolder, 'database') });
  return {
    store,
    async remove() {
      await store.close();
      await remove();
    },
  };
}

/** A database of its own on the tests' PostgreSQL, which several stores can be opened on. */
export async function postgresDatabase(): Promise<{ open: () => Promise<Store>; drop: () => Promise<void> }> {
  const { databaseUrl, drop } = await createDatabase(inject('postgresUrl'));
  const stores: Store[] = [];
  return {
    async open() {
      const store = await openStore({ databaseUrl, dataFolder: null });
      stores.push(store);
      return store;
    },
    async drop() {
      await Promise.all(stores.map((store) => store.close()));
      await drop();
    },
  };
}

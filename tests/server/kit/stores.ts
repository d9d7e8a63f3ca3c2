import { afterAll, beforeAll, describe } from 'vitest';
import type { Store } from '../../../server/store/sql';
import { pgliteStore, postgresDatabase } from './engine';

interface StoreOfTests {
  /** The same one for all tests of the suite: teams keep them apart. */
  readonly store: Store;
}

/** Runs the same tests on both kinds of database. */
export function onEachStore(name: string, tests: (given: StoreOfTests) => void): void {
  suite(`${name} on PGlite`, tests, async () => {
    const { store, remove } = await pgliteStore();
    return { store, end: remove };
  });
  suite(`${name} on PostgreSQL`, tests, async () => {
    const database = await postgresDatabase();
    return { store: await database.open(), end: database.drop };
  });
}

function suite(
  name: string,
  tests: (given: StoreOfTests) => void,
  open: () => Promise<{ store: Store; end: () => Promise<void> }>,
): void {
  describe(name, () => {
    let opened: Awaited<ReturnType<typeof open>> | undefined;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened?.end());
    tests({
      get store() {
        if (opened === undefined) throw new Error('The database is not open yet');
        return opened.store;
      },
    });
  });
}
